// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.xend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleConsumer;

import org.adxen.xen.BackgroundTask;
import org.adxen.xen.CreateRequest;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.XenTask;
import org.adxen.xen.config.DiskSpec;
import org.adxen.xen.config.VfbSpec;
import org.adxen.xen.config.VifSpec;
import org.adxen.xen.xenapi.internal.rpc.ApiFailure;
import org.adxen.xen.xenapi.internal.rpc.Struct;
import org.adxen.xen.xenapi.internal.session.Attempt;
import org.adxen.xen.xenapi.internal.session.Lacking;

/**
 * Makes a domain on a xend host from a configuration file: the VM (creating also registers it), for each disk a VDI that
 * points at the file or device and a VBD, a VIF for each interface on the network of the bridge's name, a console for each
 * vfb; then on demand the start.
 */
final class XendCreation {

	private record Devices(String repository, Map<String, String> networks) {
	}

	private final XendHost host;
	private final CreateRequest request;
	private final Attempt attempt;
	private final List<String> images = new ArrayList<>();

	private XendCreation(XendHost host, CreateRequest request) {
		this.host = host;
		this.request = request;
		attempt = Attempt.named("make", "VM", request.domainName());
	}

	/** Refuses before anything is changed. */
	static XenTask begin(XendHost host, CreateRequest request) throws XenException, InterruptedException {
		var creation = new XendCreation(host, request);
		var lacking = new Lacking();
		Map<String, Object> vm = XendMapping.record(request, lacking);
		Devices devices = creation.devices(lacking);
		lacking.refuse(request.domainName(), "xend");
		return BackgroundTask.start("adxen create " + request.domainName(), progress -> creation.make(vm, devices, progress));
	}

	private Devices devices(Lacking lacking) throws XenException, InterruptedException {
		String local = "";
		if (request.config().disks().stream().anyMatch(disk -> !disk.empty())) {
			for (String ref : host.all(Methods.SR_ALL)) {
				Struct repository = host.record("SR", ref);
				local = repository.text("type").equals("local") || repository.text("name_label").equalsIgnoreCase("local") ? ref : local;
			}
			if (local.isEmpty()) {
				lacking.add("disks (this host has no local storage repository)");
			}
		}
		var networks = new HashMap<String, String>();
		if (!request.config().vifs().isEmpty()) {
			for (String ref : host.all(Methods.NETWORK_ALL)) {
				networks.put(host.record("network", ref).text("name_label"), ref);
			}
		}
		int number = 0;
		for (VifSpec vif : request.config().vifs()) {
			if (vif.bridge() == null ? networks.isEmpty() : !networks.containsKey(vif.bridge())) {
				lacking.add("vif " + number + ": bridge \"" + vif.bridge() + "\" (no network of the host has this name)");
			}
			number++;
		}
		return new Devices(local, networks);
	}

	private String make(Map<String, Object> record, Devices devices, DoubleConsumer progress)
			throws XenException, InterruptedException {
		String vm = host.operate(attempt, Methods.VM_CREATE, record).toString();
		try {
			boolean first = true;
			for (DiskSpec disk : request.config().disks()) {
				host.operate(attempt, Methods.VBD_CREATE, vbd(vm, disk, image(disk, devices.repository()), first));
				first = false;
			}
			int number = 0;
			for (VifSpec vif : request.config().vifs()) {
				host.operate(attempt, Methods.VIF_CREATE, vif(vm, vif, number++, devices.networks()));
			}
			for (VfbSpec vfb : request.config().vfbs()) {
				host.operate(attempt, Methods.CONSOLE_CREATE, console(vm, vfb));
			}
			progress.accept(0.5);
			if (request.start()) {
				XendTask.begin(host, attempt, Set.of(), Methods.VM_START, vm, request.paused())
						.await(p -> progress.accept(0.5 + p / 2));
			}
			return vm;
		} catch (XenException e) {
			String left = undo(vm);
			// Also in the detail: those who tell the failure in their own words would leave it out.
			throw new XenException(e.failure(), e.getMessage() + left, (e.detail() + left).strip(), e);
		} catch (InterruptedException e) {
			throw new XenException(new XenFailure.Cancelled(),
					"The attempt to make domain \"" + request.domainName() + "\" was cancelled." + undo(vm), "", e);
		}
	}

	private String undo(String vm) throws InterruptedException {
		try {
			host.session().operate(Methods.VM_DESTROY, vm);
			for (String image : images) {
				host.session().operate(Methods.VDI_DESTROY, image);
			}
			return " What was made of it so far was removed again.";
		} catch (ApiFailure | XenException e) {
			return " What was made of it so far could not be removed (" + e.getMessage() + "): look for it on the host.";
		}
	}

	/** A VDI that points at the disk's file or device; empty for an empty drive. */
	private String image(DiskSpec disk, String repository) throws XenException, InterruptedException {
		if (disk.empty()) {
			return "";
		}
		var vdi = new HashMap<String, Object>();
		vdi.put("name_label", request.domainName() + ' ' + disk.device());
		vdi.put("name_description", "");
		vdi.put("SR", repository);
		vdi.put("virtual_size", 0L);
		vdi.put("type", "system");
		vdi.put("sharable", false);
		vdi.put("read_only", !disk.writable());
		boolean device = disk.target().startsWith("/dev/");
		vdi.put("other_config", Map.of("location", (device ? "phy:" : "file:") + disk.target()));
		String ref = host.operate(attempt, Methods.VDI_CREATE, vdi).toString();
		images.add(ref);
		return ref;
	}

	private static Map<String, Object> vbd(String vm, DiskSpec disk, String image, boolean first) {
		var vbd = new HashMap<String, Object>();
		vbd.put("VM", vm);
		vbd.put("VDI", image);
		vbd.put("device", disk.device());
		vbd.put("bootable", first);
		vbd.put("mode", disk.writable() && !disk.cdrom() ? "RW" : "RO");
		vbd.put("type", disk.cdrom() ? "CD" : "Disk");
		vbd.put("image", "");
		return vbd;
	}

	private static Map<String, Object> vif(String vm, VifSpec spec, int number, Map<String, String> networks) {
		var vif = new HashMap<String, Object>();
		String bridge = spec.bridge();
		Long mtu = spec.mtu();
		String mac = spec.mac();
		vif.put("VM", vm);
		vif.put("device", "eth" + number);
		vif.put("network", bridge == null ? networks.values().iterator().next() : networks.get(bridge));
		vif.put("MAC", mac == null ? "" : mac);
		vif.put("MTU", mtu == null ? 1500L : mtu);
		vif.put("qos_algorithm_type", "");
		vif.put("qos_algorithm_params", Map.of());
		vif.put("security_label", "");
		return vif;
	}

	private static Map<String, Object> console(String vm, VfbSpec vfb) {
		var settings = new HashMap<String, String>();
		settings.put("type", Boolean.TRUE.equals(vfb.sdl()) ? "sdl" : "vnc");
		put(settings, "vnclisten", vfb.vncListen());
		put(settings, "vncpasswd", vfb.vncPassword());
		put(settings, "vncdisplay", vfb.vncDisplay());
		put(settings, "vncunused", vfb.vncUnused());
		put(settings, "keymap", vfb.keymap());
		return Map.of("VM", vm, "protocol", "rfb", "other_config", settings);
	}

	private static void put(Map<String, String> map, String key, Object value) {
		if (value != null) {
			map.put(key, value.toString());
		}
	}
}
