// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.regex.Pattern;

/** Reads the lists of devices: disks, network interfaces, PCI devices, graphical consoles; and checks those that are not modelled. */
final class DeviceReader {

	private static final Pattern DEVICE = Pattern
			.compile("(?:(?:xvd|sd)[a-z]{1,3}|hd[a-z])[0-9]*|d[0-9]+(?:p[0-9]+)?|0x[0-9a-f]+|[0-9]+");

	/** Devices whose parameters {@code xl} refuses if it does not know them, and what they cannot do without. */
	private record Parameters(Set<String> known, Set<String> needed) {
	}

	private static final Map<String, Parameters> OTHERS = Map.of( //
			"usbctrl", new Parameters(Set.of("type", "version", "ports"), Set.of()), //
			"usbdev", new Parameters(Set.of("type", "hostbus", "hostaddr", "controller", "port"), Set.of()), //
			"p9", new Parameters(Set.of("tag", "security_model", "path", "backend"), Set.of("tag", "security_model", "path")), //
			"vtpm", new Parameters(Set.of("backend", "uuid"), Set.of("backend")), //
			"pvcalls", new Parameters(Set.of("backend"), Set.of()));

	private final KeyReader read;
	private final DomainType type;

	DeviceReader(KeyReader read, DomainType type) {
		this.read = read;
		this.type = type;
	}

	List<DiskSpec> disks() {
		var disks = new ArrayList<DiskSpec>();
		var lines = new HashMap<String, Integer>();
		for (var item : read.items("disk")) {
			String text = atom(item);
			var reader = new DiskSpecReader(text);
			try {
				var disk = reader.read(item.position());
				disks.add(disk);
				warnOf(disk, reader, lines);
			} catch (SpecException e) {
				read.problems().error(item.position(), "disk", "The disk `" + text + "' " + e.getMessage() + ".");
			}
		}
		return disks;
	}

	private void warnOf(DiskSpec disk, DiskSpecReader reader, Map<String, Integer> lines) {
		var position = disk.position();
		if (reader.prefix() != null)
			read.problems().warning(position, "disk", "The prefix `" + reader.prefix() + ":' is deprecated; write " + modern(disk) + ".");
		if (!DEVICE.matcher(disk.device()).matches())
			read.problems().warning(position, "disk",
					"No guest has a device `" + disk.device() + "'; write one such as xvda, hda or sda.");
		if (lines.containsKey(disk.device()))
			read.problems().warning(position, "disk", "Line " + lines.get(disk.device()) + " has the device `" + disk.device()
					+ "' already; give each disk one of its own.");
		else
			lines.put(disk.device(), position.line());
	}

	private static String modern(DiskSpec disk) {
		var text = new StringBuilder("\"format=").append(disk.format().name().toLowerCase(Locale.ROOT));
		text.append(",vdev=").append(disk.device()).append(disk.writable() ? ",access=w" : ",access=r");
		if (disk.cdrom())
			text.append(",devtype=cdrom");
		if (disk.script() != null)
			text.append(",script=").append(disk.script());
		return text.append(",target=").append(disk.target()).append('"').toString();
	}

	List<VifSpec> vifs() {
		var vifs = new ArrayList<VifSpec>();
		for (var item : read.items("vif"))
			try {
				vifs.add(new VifSpecReader(type, item.position(), read.problems()).read(atom(item)));
			} catch (SpecException e) {
				read.problems().error(item.position(), "vif", "The interface `" + atom(item) + "' " + e.getMessage() + ".");
			}
		return vifs;
	}

	List<String> pci() {
		var devices = new ArrayList<String>();
		for (var item : read.items("pci"))
			try {
				PciSpecCheck.check(atom(item));
				devices.add(atom(item));
			} catch (SpecException e) {
				read.problems().error(item.position(), "pci", "The device `" + atom(item) + "' " + e.getMessage() + ".");
			}
		return devices;
	}

	List<VfbSpec> vfbs() {
		var vfbs = new ArrayList<VfbSpec>();
		for (var item : read.items("vfb"))
			vfbs.add(VfbSpec.parse(atom(item), item.position(), read.problems()));
		boolean vnc = Boolean.TRUE.equals(read.flag("vnc"));
		if (type != DomainType.PV) {
			if (vnc || Boolean.TRUE.equals(read.flag("sdl")))
				vfbs.add(VfbSpec.ofTopLevel(read.keys()));
		} else if (vnc && vfbs.isEmpty())
			vfbs.add(VfbSpec.ofTopLevel(read.keys()));
		else if (vnc)
			read.warning("vnc", "xl ignores `vnc' at this place, because there is a `vfb'; write it there.");
		return vfbs;
	}

	void checkOthers() {
		OTHERS.forEach((key, parameters) -> {
			for (var item : read.items(key))
				check(key, parameters, item);
		});
	}

	private void check(String key, Parameters parameters, ConfigValue item) {
		var missing = new HashSet<>(parameters.needed);
		var words = new StringTokenizer(atom(item), ",");
		while (words.hasMoreTokens()) {
			String name = words.nextToken().replaceFirst("^ +", "").replaceFirst("=.*", "");
			missing.remove(name);
			if (!parameters.known.contains(name))
				read.problems().error(item.position(), key, "xl knows no `" + name + "' in `" + key + "'; write "
						+ String.join("=, ", parameters.known.stream().sorted().toList()) + "=.");
		}
		if (!missing.isEmpty())
			read.problems().error(item.position(), key,
					"This `" + key + "' lacks " + String.join(", ", missing.stream().sorted().toList()) + "; add it.");
	}

	/** Of what {@link KeyReader#items} gives, which has no lists. */
	private static String atom(ConfigValue item) {
		var atom = item.atom();
		return atom == null ? "" : atom;
	}
}
