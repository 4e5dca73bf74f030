// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.disks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.adxen.xen.CreateRequest;
import org.adxen.xen.DiskUse;
import org.adxen.xen.DomainDetails;
import org.adxen.xen.DomainDetails.Nic;
import org.adxen.xen.DomainId;
import org.adxen.xen.DomainSnapshot;
import org.adxen.xen.PowerState;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.config.DomainConfig;
import org.adxen.xen.config.VifSpec;
import org.adxen.xen.xl.internal.definitions.Definition;
import org.adxen.xen.xl.internal.disks.DiskPlaces.Place;
import org.adxen.xen.xl.internal.picture.Picture;
import org.adxen.xen.xl.internal.picture.Running;
import org.adxen.xen.xl.internal.picture.RunningConfig;
import org.adxen.xen.xl.internal.picture.Scene;

/** Disks and network interfaces: of a domain that runs or is suspended those that it has, else those of its file. */
public final class Disks {

	private final Picture picture;
	private final DiskPlaces places;

	/** @param repository folder of the shared repository on the host, or empty */
	public Disks(org.adxen.xen.xl.internal.shell.Shell shell, Picture picture, String repository) {
		this.picture = picture;
		places = new DiskPlaces(shell, picture.host().id(), repository);
	}

	/** All of the host's domains. */
	public List<DiskUse> all() throws XenException, InterruptedException {
		Scene scene = picture.read();
		var uses = new ArrayList<DiskUse>();
		var disks = new HashMap<DomainSnapshot, List<RunningConfig.Disk>>();
		var paths = new ArrayList<String>();
		for (DomainSnapshot domain : scene.snapshots()) {
			List<RunningConfig.Disk> own = disks(scene, domain.id());
			disks.put(domain, own);
			own.forEach(disk -> paths.add(disk.path()));
		}
		Map<String, Place> where = places.of(paths);
		disks.forEach((domain, own) -> uses.addAll(uses(domain.id(), domain.name(), domain.state(), own, where)));
		return uses;
	}

	private static List<DiskUse> uses(DomainId id, String name, PowerState state, List<RunningConfig.Disk> disks,
			Map<String, Place> where) {
		return disks.stream().filter(disk -> !disk.cdrom() && !disk.path().isEmpty())
				.map(disk -> new DiskUse(id, name, state, disk.device(), where.get(disk.path()).target(), disk.writable(), false)).toList();
	}

	/** Of a domain from this file. */
	public List<DiskUse> of(CreateRequest request) throws XenException, InterruptedException {
		UUID uuid = request.config().uuid();
		List<RunningConfig.Disk> disks = disks(request.config());
		return uses(DomainId.of(uuid == null ? "" : uuid.toString()), request.domainName(), PowerState.HALTED, disks,
				places.of(disks.stream().map(RunningConfig.Disk::path).toList()));
	}

	private static List<RunningConfig.Disk> disks(Scene scene, DomainId id) {
		Running running = scene.running(id);
		RunningConfig saved = scene.saved().get(id.uuid());
		Definition definition = scene.definition(id);
		if (running != null) {
			return running.config().disks();
		}
		// of a saved state of which nothing else is known, the file tells most
		if (saved != null && (!saved.equals(RunningConfig.NONE) || definition == null)) {
			return saved.disks();
		}
		return definition == null ? List.of() : disks(definition.config());
	}

	private static List<RunningConfig.Disk> disks(DomainConfig config) {
		return config.disks().stream().map(disk -> new RunningConfig.Disk(disk.device(), disk.empty() ? "" : disk.target(),
				disk.writable() && !disk.cdrom(), disk.cdrom())).toList();
	}

	/** Of one domain. */
	public DomainDetails details(DomainId id) throws XenException, InterruptedException {
		Scene scene = picture.last();
		if (scene.running(id) == null && scene.definition(id) == null && !scene.saved().containsKey(id.uuid())) {
			scene = picture.read();
		}
		Running running = scene.running(id);
		RunningConfig saved = scene.saved().get(id.uuid());
		Definition definition = scene.definition(id);
		if (running == null && saved == null && definition == null) {
			throw new XenException(new XenFailure.NotFound("VM", id.uuid()), "The host knows no domain " + id.uuid() + " (any more).");
		}
		List<RunningConfig.Disk> disks = disks(scene, id);
		Map<String, Place> where = places.of(disks.stream().map(RunningConfig.Disk::path).filter(path -> !path.isEmpty()).toList());
		var shown = new ArrayList<DomainDetails.Disk>();
		for (RunningConfig.Disk disk : disks) {
			Place place = where.getOrDefault(disk.path(), new Place("", -1));
			shown.add(new DomainDetails.Disk(disk.device(), disk.path().substring(disk.path().lastIndexOf('/') + 1), place.target(),
					place.bytes(), disk.writable(), disk.cdrom()));
		}
		RunningConfig config = running != null ? running.config() : saved;
		List<Nic> nics = config != null && !config.equals(RunningConfig.NONE) ? nics(config)
				: definition == null ? List.of() : nics(definition.config());
		return new DomainDetails(shown, nics, List.of());
	}

	private static List<Nic> nics(RunningConfig config) {
		return config.nics().stream().map(nic -> new Nic(Integer.toString(nic.number()), nic.mac(), nic.bridge())).toList();
	}

	private static List<Nic> nics(DomainConfig config) {
		var nics = new ArrayList<Nic>();
		for (VifSpec vif : config.vifs()) {
			String mac = vif.mac();
			String bridge = vif.bridge();
			nics.add(new Nic(Integer.toString(nics.size()), mac == null ? "" : mac, bridge == null ? "" : bridge));
		}
		return nics;
	}
}
