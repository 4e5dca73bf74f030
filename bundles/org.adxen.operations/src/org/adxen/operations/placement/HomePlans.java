// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.placement;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.HostKey;
import org.adxen.operations.placement.MovePlan.Step;
import org.eclipse.osgi.util.NLS;

/**
 * What evacuations moved away from hosts, kept in the environment until it is home again: so that a host can be filled again after
 * any time and by another program. Everything here blocks. Immutable; a file is replaced whole.
 */
public final class HomePlans {

	private final Path folder;

	/** @param environment its folder */
	public HomePlans(Path environment) {
		folder = environment.resolve("evacuations");
	}

	/** Whether anything is away. */
	public boolean exists(HostKey host) {
		return Files.exists(file(host));
	}

	/**
	 * Remembers the way home of what is about to be moved, beside what is away already.
	 *
	 * @throws IOException it cannot be written; the message is a sentence
	 */
	public void add(HostKey host, MovePlan home) throws IOException {
		try {
			Files.createDirectories(folder);
			List<Step> steps = new ArrayList<>(home.steps());
			if (exists(host)) {
				MovePlan.steps(file(host)).stream().filter(old -> steps.stream().noneMatch(s -> s.move().name().equals(old.move().name())))
						.forEach(steps::add);
			}
			replace(host, steps);
		} catch (IOException e) {
			throw new IOException(NLS.bind(Messages.homeNotKept, folder, e.getMessage()), e);
		}
	}

	/** In order for the fleet as it is now. @throws IOException nothing is away, or it cannot be read; the message is a sentence */
	public MovePlan read(HostKey host, FleetPicture picture) throws IOException {
		if (!exists(host)) {
			throw new IOException(NLS.bind(Messages.nothingAway, MovePlan.name(host, picture)));
		}
		return MovePlan.read(file(host), picture);
	}

	/** Forgets what is home again. @throws IOException as it comes */
	public void forgetDone(HostKey host, FleetPicture picture) throws IOException {
		if (exists(host)) {
			List<Step> away = MovePlan.steps(file(host)).stream().filter(s -> MovePlan.find(s.move().name(), host, picture).isEmpty()).toList();
			if (away.isEmpty()) {
				Files.delete(file(host));
			} else {
				replace(host, away);
			}
		}
	}

	private void replace(HostKey host, List<Step> steps) throws IOException {
		Path file = file(host);
		Path fresh = file.resolveSibling(file.getFileName() + ".new");
		new MovePlan(steps, Map.of()).save(fresh);
		Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
	}

	private Path file(HostKey host) {
		return folder.resolve(UUID.nameUUIDFromBytes((host.pool() + "/" + host.host()).getBytes(StandardCharsets.UTF_8)) + ".json");
	}
}
