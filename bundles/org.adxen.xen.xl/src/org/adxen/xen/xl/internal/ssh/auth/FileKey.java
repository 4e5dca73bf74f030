// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh.auth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

import com.jcraft.jsch.Identity;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;

/** A key in a file. It is opened with the passphrase only when the host would take it. */
@NonNullByDefault({})
final class FileKey implements Identity {

	private static final long LARGEST = 1 << 20;

	private final String shown;
	private final KeyPair pair;
	private final Passphrase passphrase;
	private final Tried tried;

	private FileKey(String shown, KeyPair pair, Passphrase passphrase, Tried tried) {
		this.shown = shown;
		this.pair = pair;
		this.passphrase = passphrase;
		this.tried = tried;
	}

	/** Null when the file holds no private key that can be used here, which is then told if it was expected to. */
	static @Nullable FileKey read(Path file, String shown, boolean expected, Passphrase passphrase, Tried tried) {
		if (!Files.isRegularFile(file)) {
			if (expected) {
				tried.problem("There is no key " + shown + ".");
			}
			return null;
		}
		byte[] content = {};
		try {
			if (Files.size(file) > LARGEST) {
				throw new IOException("it is too large");
			}
			content = Files.readAllBytes(file);
			KeyPair pair = KeyPair.load(new JSch(), content, sidecar(file));
			var key = new FileKey(shown, pair, passphrase, tried);
			// Some old formats hide even the public half.
			return pair.getPublicKeyBlob() != null || key.open() ? key : null;
		} catch (JSchException | IOException | RuntimeException e) {
			if (!isPublic(content)) {
				tried.problem("The key " + shown + " cannot be used (" + e.getMessage() + ").");
			}
			return null;
		} finally {
			Arrays.fill(content, (byte) 0);
		}
	}

	private static byte @Nullable [] sidecar(Path file) throws IOException {
		Path pub = file.resolveSibling(file.getFileName() + ".pub");
		return Files.isRegularFile(pub) && Files.size(pub) < LARGEST ? Files.readAllBytes(pub) : null;
	}

	private static boolean isPublic(byte[] content) {
		return publicKey(content) != null;
	}

	/** The public key that belongs to a key file: beside it, or in it. Null when there is none. */
	static byte @Nullable [] publicKey(Path file) {
		try {
			byte[] beside = sidecar(file);
			return publicKey(beside != null ? beside
					: Files.isRegularFile(file) && Files.size(file) < LARGEST ? Files.readAllBytes(file) : new byte[0]);
		} catch (IOException e) {
			return null;
		}
	}

	private static byte @Nullable [] publicKey(byte[] content) {
		String[] words = new String(content, StandardCharsets.ISO_8859_1).strip().split("\\s+");
		if (words.length < 2 || !words[0].matches("[a-z][A-Za-z0-9@.-]+")) {
			return null;
		}
		try {
			return Base64.getDecoder().decode(words[1]);
		} catch (IllegalArgumentException e) {
			return null;
		}
	}

	/** Whether it is locked with a passphrase, and the secret opens it. */
	boolean isOpenedBySecret() {
		return pair.isEncrypted() && open();
	}

	private boolean open() {
		boolean open = passphrase.opens(pair);
		if (!open) {
			tried.problem("The key " + shown + " has a passphrase: add it to the SSH agent, or give "
					+ (passphrase.isEmpty() ? "the passphrase." : "that passphrase."));
		}
		return open;
	}

	@Override
	public boolean setPassphrase(byte[] ignored) {
		return true;
	}

	@Override
	public byte[] getPublicKeyBlob() {
		tried.file(shown);
		return pair.getPublicKeyBlob();
	}

	@Override
	public byte[] getSignature(byte[] data) {
		return getSignature(data, getAlgName());
	}

	@Override
	public byte @Nullable [] getSignature(byte[] data, String algorithm) {
		return open() ? pair.getSignature(data, algorithm) : null;
	}

	@Override
	public String getAlgName() {
		return pair.getKeyTypeString();
	}

	@Override
	public String getName() {
		return shown;
	}

	/** Never to the library, which would give up all keys for one. */
	@Override
	public boolean isEncrypted() {
		return false;
	}

	@Override
	public void clear() {
		pair.dispose();
	}

	byte[] blob() {
		return pair.getPublicKeyBlob();
	}
}
