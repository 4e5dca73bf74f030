// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh.auth;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Vector;
import java.util.function.Consumer;

import org.adxen.xen.XenException;
import org.adxen.xen.xl.internal.ssh.config.HostSettings;
import org.eclipse.jdt.annotation.NonNullByDefault;

import com.jcraft.jsch.Identity;
import com.jcraft.jsch.IdentityRepository;

/**
 * The keys offered to one host: those of the agent that belong to a named file, those in named files, the agent's other ones
 * unless {@code IdentitiesOnly}, then the usual files. So a host that allows few tries sees the right key first.
 */
@NonNullByDefault({})
public final class Keys implements IdentityRepository, AutoCloseable {

	private final List<Identity> offered = new ArrayList<>();
	private final List<FileKey> files = new ArrayList<>();

	/** Reads the files and asks the agent what it has. */
	static Keys find(HostSettings settings, Passphrase passphrase, AgentMemory memory, Tried tried, Consumer<String> waitFor)
			throws XenException {
		var keys = new Keys();
		List<Identity> agent = new ArrayList<>();
		if (settings.agent().isPresent()) {
			String login = settings.user() + "@" + settings.hostName() + ":" + settings.port();
			agent.addAll(AgentKeys.of(settings.agent().get(), login, memory, tried, waitFor));
		}
		boolean named = settings.identityFilesNamed();
		var inFiles = new ArrayList<FileKey>();
		for (Path file : settings.identityFiles()) {
			byte[] blob = FileKey.publicKey(file);
			var known = agent.stream().filter(key -> Arrays.equals(key.getPublicKeyBlob(), blob)).findFirst();
			if (known.isPresent()) {
				keys.offered.add(known.get());
				agent.remove(known.get());
				continue;
			}
			FileKey key = FileKey.read(file, settings.shown(file), named, passphrase, tried);
			if (key != null) {
				var twin = agent.stream().filter(k -> Arrays.equals(k.getPublicKeyBlob(), key.blob())).findFirst();
				twin.ifPresentOrElse(held -> {
					keys.offered.add(held);
					agent.remove(held);
				}, () -> inFiles.add(key));
			}
		}
		keys.files.addAll(inFiles);
		List<Identity> others = settings.identitiesOnly() ? List.of() : agent;
		keys.offered.addAll(named ? inFiles : others);
		keys.offered.addAll(named ? others : inFiles);
		keys.offered.stream().filter(key -> !(key instanceof FileKey)).forEach(key -> tried.agentKey());
		return keys;
	}

	/** Whether the secret is the passphrase of one of the keys, and so not a password to send. Takes a moment for each. */
	boolean opensWithSecret() {
		return files.stream().anyMatch(FileKey::isOpenedBySecret);
	}

	@Override
	public Vector<Identity> getIdentities() {
		return new Vector<>(offered);
	}

	@Override
	public String getName() {
		return "AdXen";
	}

	@Override
	public int getStatus() {
		return RUNNING;
	}

	@Override
	public boolean add(byte[] identity) {
		return false;
	}

	@Override
	public boolean remove(byte[] blob) {
		return false;
	}

	@Override
	public void removeAll() {
		// nothing of it is the library's to remove
	}

	/** Forgets private keys. */
	@Override
	public void close() {
		files.forEach(FileKey::clear);
	}
}
