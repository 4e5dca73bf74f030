// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.operations;

import java.util.Optional;

import org.adxen.xen.DomainId;
import org.adxen.xen.XenException;
import org.adxen.xen.xl.internal.definitions.Definition;
import org.adxen.xen.xl.internal.picture.Picture;
import org.adxen.xen.xl.internal.picture.RunningConfig;
import org.adxen.xen.xl.internal.picture.Scene;

/** Whether a domain fits on the host. */
public final class Room {

	private final Picture picture;

	public Room(Picture picture) {
		this.picture = picture;
	}

	/** Empty when it does. */
	public Optional<String> whyNot(DomainId id, String host) throws XenException, InterruptedException {
		if (!host.equals(picture.host().id())) {
			return Optional.of("A plain Xen host knows no other hosts, so the domain cannot run on another one from here.");
		}
		Scene scene = picture.read();
		RunningConfig saved = scene.saved().get(id.uuid());
		Definition definition = scene.definition(id);
		if (scene.running(id) != null) {
			return Optional.of("It runs there already.");
		}
		long need = saved != null ? saved.maxMemoryBytes() : definition != null ? definition.config().memory().bytes() : 0;
		long free = scene.freeBytes();
		return free < 0 || need <= free ? Optional.empty()
				: Optional.of("It needs " + (need >> 20) + " MiB of memory, and " + picture.host().name() + " has " + (free >> 20)
						+ " MiB free.");
	}
}
