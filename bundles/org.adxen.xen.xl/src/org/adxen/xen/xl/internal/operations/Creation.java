// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.operations;

import java.util.List;
import java.util.UUID;

import org.adxen.xen.CreateRequest;
import org.adxen.xen.DomainId;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.XenTask;
import org.adxen.xen.config.ConfigFile;
import org.adxen.xen.config.DomainConfig;
import org.adxen.xen.xl.internal.definitions.ConfigEdit;
import org.adxen.xen.xl.internal.definitions.Definition;
import org.adxen.xen.xl.internal.definitions.Places;
import org.adxen.xen.xl.internal.picture.Scene;
import org.adxen.xen.xl.internal.shell.Attempt;
import org.adxen.xen.xl.internal.shell.Shell;

/**
 * Makes domains of configuration files. A file that the host has not is put into AdXen's folder there, with its UUID written into it,
 * for xl would make up another one at each start.
 */
public final class Creation {

	private static final byte[] NOTHING = {};

	private final Shell shell;
	private final Targets targets;

	public Creation(Shell shell, Targets targets) {
		this.shell = shell;
		this.targets = targets;
	}

	public XenTask create(CreateRequest request) throws XenException, InterruptedException {
		Names.require(request.domainName());
		Scene scene = targets.picture().read();
		DomainConfig config = request.config();
		if (!request.host().isEmpty() && !request.host().equals(scene.host().id())) {
			throw new XenException(new XenFailure.NotSupported(List.of("another host")),
					"A plain Xen host knows no other hosts; create the domain at the host that it is for.");
		}
		boolean own = request.name().isEmpty() || request.name().equals(config.name());
		String path = request.path();
		// a file elsewhere, which nobody would find again, is copied
		Definition there = path.isEmpty() || !own ? null : scene.definitionAt(path);
		UUID given = config.uuid();
		String uuid = there != null ? there.uuid() : given != null ? given.toString() : UUID.randomUUID().toString();
		var attempt = new Attempt("create", request.domainName(), uuid);
		if (scene.running(DomainId.of(uuid)) != null) {
			throw new XenException(new XenFailure.BadPowerState(List.of("halted"), "running"),
					attempt.cannot() + ": a domain with the file's UUID runs on this host already. Remove the line with the UUID from"
							+ " the file for another one.");
		}
		String forgotten = Verbs.word(Places.forgotten(uuid));
		String make;
		byte[] bytes = NOTHING;
		Definition definition;
		if (there != null) {
			definition = there;
			make = "";
		} else {
			if (scene.definitions().get(uuid) instanceof Definition other) {
				throw new XenException(new XenFailure.Refused("FILE_EXISTS", List.of(other.path())), attempt.cannot()
						+ ": the host has a file with this UUID, " + other.path() + ". Use it, or remove the line with the UUID from this one.");
			}
			bytes = content(request, uuid);
			definition = new Definition(Places.definition(uuid), uuid, true, config);
			make = RemoteFile.create(definition.path(), bytes.length, "[ -e " + forgotten + " ]");
		}
		String script = Verbs.about(shell, uuid) + make + "rm -f " + forgotten + "\n"
				+ (request.start() ? Verbs.start(definition, uuid, request.paused()) : "");
		byte[] stdin = bytes;
		if (!request.start()) {
			shell.run(attempt, script, stdin, shell.patience());
			targets.picture().changed();
			return XenTask.finished(uuid);
		}
		return Unstoppable.start(attempt, targets.picture(), uuid, () -> shell.run(attempt, script, stdin, Verbs.BUILT));
	}

	private static byte[] content(CreateRequest request, String uuid) throws XenException {
		var edit = new ConfigEdit(request.file().source());
		if (request.config().uuid() == null) {
			edit.set("uuid", uuid);
		}
		if (!request.name().isEmpty()) {
			edit.set("name", request.name());
		}
		DomainConfig made = ConfigFile.parse(edit.bytes()).domain();
		if (made == null || !uuid.equals(String.valueOf(made.uuid())) || !made.name().equals(request.domainName())) {
			throw new XenException(new XenFailure.NotSupported(List.of("name")), "The name \"" + request.domainName()
					+ "\" cannot be written into a configuration file of xl. Choose another one.");
		}
		return edit.bytes();
	}
}
