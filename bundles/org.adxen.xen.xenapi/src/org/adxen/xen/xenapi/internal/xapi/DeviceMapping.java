// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.xapi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.adxen.xen.XenException;
import org.adxen.xen.config.DiskSpec;
import org.adxen.xen.config.DomainConfig;
import org.adxen.xen.config.VifRate;
import org.adxen.xen.config.VifSpec;
import org.adxen.xen.xenapi.internal.rpc.Struct;
import org.adxen.xen.xenapi.internal.session.Attempt;
import org.adxen.xen.xenapi.internal.session.Lacking;

/**
 * A file's disks and interfaces as VBD and VIF records. A disk is an image that the pool has already, by UUID or unique
 * name; an interface is on the one network whose bridge the file names.
 */
final class DeviceMapping {

	/** Where xl puts an interface that names no bridge (xl-network-configuration(5)). */
	private static final String DEFAULT_BRIDGE = "xenbr0";

	private final XapiPool pool;
	private final Attempt attempt;
	private final Lacking lacking;

	DeviceMapping(XapiPool pool, Attempt attempt, Lacking lacking) {
		this.pool = pool;
		this.attempt = attempt;
		this.lacking = lacking;
	}

	/** VBD records that lack only their VM. */
	List<Map<String, Object>> disks(DomainConfig config) throws XenException, InterruptedException {
		var vbds = new ArrayList<Map<String, Object>>();
		if (config.disks().isEmpty()) {
			return vbds;
		}
		Images images = Images.read(pool, attempt);
		for (DiskSpec disk : config.disks()) {
			String name = "disk " + disk.device();
			lacking.ifGiven(name + ": backend domain", disk.backendDomain());
			lacking.ifGiven(name + ": backendtype", disk.backendType());
			lacking.ifGiven(name + ": script", disk.script());
			lacking.ifGiven(name + ": direct-io-safe", disk.directIoSafe());
			lacking.ifGiven(name + ": discard", disk.discard());
			vbds.add(vbd(disk, image(disk, name, images), vbds.isEmpty(), number(disk, name)));
		}
		return vbds;
	}

	private String image(DiskSpec disk, String name, Images images) {
		if (disk.empty()) {
			if (!disk.cdrom()) {
				lacking.add(name + ": no medium (only a CD drive can be empty)");
			}
			return Records.NULL_REF;
		}
		List<Images.Image> found = images.named(disk.target());
		if (found.size() != 1) {
			lacking.add(name + ": \"" + disk.target() + "\" (" + (found.isEmpty()
					? "no disk image of the pool has this UUID or name; import it first"
					: found.size() + " disk images have this name; use the UUID") + ")");
			return Records.NULL_REF;
		}
		return found.get(0).ref();
	}

	private static Map<String, Object> vbd(DiskSpec disk, String vdi, boolean first, String number) {
		var vbd = new HashMap<String, Object>();
		vbd.put("VDI", vdi);
		vbd.put("userdevice", number);
		vbd.put("bootable", first);
		vbd.put("mode", disk.writable() && !disk.cdrom() ? "RW" : "RO");
		vbd.put("type", disk.cdrom() ? "CD" : "Disk");
		vbd.put("unpluggable", !disk.cdrom());
		vbd.put("empty", vdi.equals(Records.NULL_REF));
		vbd.put("other_config", Map.of());
		vbd.put("qos_algorithm_type", "");
		vbd.put("qos_algorithm_params", Map.of());
		return vbd;
	}

	/** XAPI counts devices: xvda, hda and sda are 0. */
	private String number(DiskSpec disk, String name) {
		if (!disk.device().matches("(xvd|hd|sd)[a-p]")) {
			lacking.add(name + ": the device (only whole disks from xvda to xvdp)");
			return "";
		}
		return String.valueOf(disk.device().charAt(disk.device().length() - 1) - 'a');
	}

	/** VIF records that lack only their VM. */
	List<Map<String, Object>> interfaces(DomainConfig config) throws XenException, InterruptedException {
		var vifs = new ArrayList<Map<String, Object>>();
		if (config.vifs().isEmpty()) {
			return vifs;
		}
		Map<String, Struct> networks = Struct.records(pool.read(attempt, "network" + Methods.GET_ALL_RECORDS));
		for (VifSpec vif : config.vifs()) {
			String name = "vif " + vifs.size();
			lacking.ifGiven(name + ": model", vif.model());
			lacking.ifGiven(name + ": vifname", vif.name());
			lacking.ifGiven(name + ": script", vif.script());
			lacking.ifGiven(name + ": ip", vif.ip());
			lacking.ifGiven(name + ": gatewaydev", vif.gatewayDevice());
			lacking.ifGiven(name + ": backend", vif.backendDomain());
			vif.others().keySet().stream().sorted().forEach(key -> lacking.add(name + ": " + key));
			vifs.add(vif(vif, network(vif, name, networks), vifs.size()));
		}
		return vifs;
	}

	private String network(VifSpec vif, String name, Map<String, Struct> networks) {
		String bridge = vif.bridge() == null ? DEFAULT_BRIDGE : vif.bridge();
		List<String> found = networks.entrySet().stream().filter(e -> e.getValue().text("bridge").equals(bridge))
				.map(Map.Entry::getKey).toList();
		if (found.size() != 1) {
			lacking.add(name + ": bridge \"" + bridge + "\" (" + (found.isEmpty() ? "no network" : "more than one network")
					+ " of the pool has it)");
			return Records.NULL_REF;
		}
		return found.get(0);
	}

	private static Map<String, Object> vif(VifSpec spec, String network, int device) {
		var vif = new HashMap<String, Object>();
		vif.put("network", network);
		vif.put("device", String.valueOf(device));
		vif.put("MAC", spec.mac() == null ? "" : spec.mac());
		Long mtu = spec.mtu();
		VifRate rate = spec.rate();
		vif.put("MTU", mtu == null ? 1500L : mtu);
		vif.put("other_config", Map.of());
		vif.put("qos_algorithm_type", rate == null ? "" : "ratelimit");
		// XAPI's "kbps" are kilobytes a second
		vif.put("qos_algorithm_params",
				rate == null ? Map.of() : Map.of("kbps", Long.toString(rate.kilobitsPerSecond() / 8)));
		return vif;
	}
}
