// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.config;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.adxen.xen.config.DiskSpec.Access;
import org.adxen.xen.config.DiskSpec.BackendType;
import org.adxen.xen.config.DiskSpec.Format;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Reads one disk specification as libxlutil's scanner does (libxlu_disk_l.l of 4.17): named parameters anywhere, what is
 * left over is target, format, device and access by its order, {@code target=} takes the rest, and old prefixes are
 * stripped. One reader reads one specification.
 */
final class DiskSpecReader {

	private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9]*:");
	private static final Pattern PARAMETER = Pattern.compile("[a-z][-a-z0-9]*");
	private static final Set<String> FORMAT_PREFIXES = Set.of("raw", "qcow", "qcow2", "vhd");
	private static final Set<String> SCRIPT_PREFIXES = Set.of("iscsi", "nbd", "enbd", "drbd");
	private static final Set<String> PLAIN_PREFIXES = Set.of("tapdisk", "tap", "tap2", "aio", "ioemu", "file", "phy");
	private static final Set<String> NAMED = Set.of("target", "format", "vdev", "access", "devtype", "script", "backend",
			"backendtype", "specification", "colo-host", "colo-port", "colo-export", "active-disk", "hidden-disk");
	private static final Pattern COLO_PORT = Pattern.compile("\\s*[+-]?0*[1-9].*", Pattern.DOTALL);

	private static final String SEPARATORS = ",=\n";

	private final String spec;
	private final int[] searchedFrom = new int[SEPARATORS.length()];
	/** The first of each separator at or behind the place it was last searched from. */
	private final int[] found = {-1, -1, -1};
	private int at;
	private @Nullable String target;
	private @Nullable Format format;
	private @Nullable String device;
	private @Nullable String script;
	private @Nullable String backendDomain;
	private @Nullable BackendType backendType;
	private Access access = Access.READ_WRITE;
	private boolean accessSet;
	private boolean cdrom;
	private boolean directIoSafe;
	private @Nullable Boolean discard;
	private @Nullable String prefix;
	/** Parameters that are read, and may stand once, but are not modelled. */
	private final Map<String, String> others = new HashMap<>();

	DiskSpecReader(String spec) {
		this.spec = spec;
	}

	/** The deprecated prefix that was read last, such as {@code phy}; null if there was none. */
	@Nullable
	String prefix() {
		return prefix;
	}

	DiskSpec read(ConfigPosition position) throws SpecException {
		while (at < spec.length())
			if (!skipBlanks() && !readPrefix())
				readParameter();
		var image = target;
		var written = format;
		var type = written == null ? Format.RAW : written;
		if (cdrom) {
			access = Access.READ_ONLY;
			if (image == null || image.isEmpty())
				type = Format.EMPTY;
		}
		var vdev = device;
		if (vdev == null)
			throw new SpecException("has no device, such as xvda; write TARGET,FORMAT,DEVICE,ACCESS, or vdev=DEVICE before target=");
		if (image == null && !cdrom)
			throw new SpecException("has no target; write the path of the image or device");
		return new DiskSpec(image == null ? "" : image, type, vdev, access, cdrom, backendDomain, backendType, script,
				directIoSafe, discard, spec, position);
	}

	/** Blanks before a parameter do not count, unless a line end makes the parameter the longer match. */
	private boolean skipBlanks() {
		int end = at;
		while (end < spec.length() && " \t\n".indexOf(spec.charAt(end)) >= 0)
			end++;
		if (end == at || end < spec.length() && positionalEnd() > lineEnd(end))
			return false;
		at = end;
		return true;
	}

	private boolean readPrefix() throws SpecException {
		var matcher = PREFIX.matcher(spec).region(at, spec.length());
		if (!matcher.lookingAt())
			return false;
		String word = spec.substring(at, matcher.end() - 1);
		boolean format = FORMAT_PREFIXES.contains(word);
		boolean byScript = SCRIPT_PREFIXES.contains(word);
		if (format || byScript || PLAIN_PREFIXES.contains(word)) {
			if (positionalEnd() > lineEnd(matcher.end()))
				return false;
			at = matcher.end();
			prefix = word;
			if (format)
				setFormat(word);
			if (byScript)
				script = once("script", script, "block-" + word);
			return true;
		}
		char next = matcher.end() < spec.length() ? spec.charAt(matcher.end()) : '/';
		if (next >= 'a' && next <= 'z' || next >= '0' && next <= '9')
			return false;
		throw new SpecException("begins with the prefix `" + word + ":', which xl does not know; write the path alone");
	}

	private void readParameter() throws SpecException {
		int comma = indexOf(',', at);
		int equals = indexOf('=', at);
		// One last byte that it does not understand, here the `=' of an unknown name, the scanner drops.
		boolean dropped = equals == spec.length() - 1 && comma > equals && !NAMED.contains(spec.substring(at, equals));
		if (equals < comma && !dropped) {
			String name = spec.substring(at, equals);
			int end = name.equals("target") ? lineEnd(equals) : Math.min(comma + 1, spec.length());
			String value = spec.substring(equals + 1, end);
			at = end;
			if (value.isEmpty() && end < spec.length() && spec.charAt(end) == '\n')
				throw new SpecException("has a line end where a value must be; remove it");
			named(name, value.endsWith(",") ? value.substring(0, value.length() - 1) : value);
			return;
		}
		String word = spec.substring(at, dropped ? equals : comma);
		at = Math.min(comma + 1, spec.length());
		if (dropped && word.isEmpty())
			return;
		switch (word) {
			case "cdrom" -> cdrom = true;
			case "direct-io-safe" -> directIoSafe = true;
			case "discard" -> discard = true;
			case "no-discard" -> discard = false;
			case "colo", "no-colo" -> {
				// replication is not modelled
			}
			default -> positional(word);
		}
	}

	private void named(String name, String value) throws SpecException {
		switch (name) {
			case "target" -> target = once(name, target, value);
			case "format" -> setFormat(value);
			case "vdev" -> device = once(name, device, value);
			case "access" -> setAccess(value);
			case "devtype" -> setDeviceType(value);
			case "script" -> script = once(name, script, value);
			case "backend" -> backendDomain = once(name, backendDomain, value);
			case "backendtype" -> setBackendType(value);
			case "specification" -> {
				if (!value.equals("xen") && !value.equals("virtio"))
					throw new SpecException("has the unknown specification `" + value + "'; write xen or virtio");
				if (!others.getOrDefault(name, value).equals(value))
					throw new SpecException("names two specifications; remove one");
				others.put(name, value);
			}
			case "colo-host", "colo-export", "active-disk", "hidden-disk" ->
				others.put(name, once(name, others.getOrDefault(name, ""), value));
			default -> {
				if (name.equals("colo-port") && COLO_PORT.matcher(value).matches())
					return;
				throw new SpecException(PARAMETER.matcher(name).matches()
						? "has the parameter `" + name + "', which xl does not know; correct or remove it"
						: "has `=' in a place where xl does not expect it; write a path with `=' last, as target=PATH");
			}
		}
	}

	private void positional(String word) throws SpecException {
		var image = target;
		if (image == null)
			target = word;
		else if (prefix == null && format == null) {
			if (image.isEmpty() && deviceWithType(word))
				format = Format.EMPTY;
			else
				setFormat(word);
		} else if (device == null) {
			if (!deviceWithType(word))
				device = word;
		} else if (!accessSet) {
			accessSet = true;
			setAccess(word);
		} else
			throw new SpecException("goes on with `" + word + "' after target, format, device and access; remove it");
	}

	/** The old form DEVICE:cdrom. */
	private boolean deviceWithType(String word) throws SpecException {
		int colon = word.lastIndexOf(':');
		if (colon < 0)
			return false;
		device = once("vdev", device, word.substring(0, colon));
		setDeviceType(word.substring(colon + 1));
		return true;
	}

	private void setDeviceType(String word) throws SpecException {
		if (!word.equals("cdrom") && !word.equals("disk"))
			throw new SpecException("has the unknown device type `" + word + "'; write cdrom or disk");
		cdrom = word.equals("cdrom");
	}

	private void setAccess(String word) throws SpecException {
		access = switch (word) {
			case "r", "ro" -> Access.READ_ONLY;
			case "w", "rw", "" -> Access.READ_WRITE;
			case "w!" -> throw new SpecException("has the access `w!', which only xm knew; write w");
			default -> throw new SpecException("has the unknown access `" + word + "'; write r or w");
		};
	}

	private void setFormat(String word) throws SpecException {
		var wanted = word.isEmpty() ? Format.RAW : constant(Format.values(), word);
		if (wanted == null)
			throw new SpecException("has the unknown format `" + word + "'; write raw, qcow, qcow2, qed or vhd before the device");
		if (format != null && format != wanted)
			throw new SpecException("names two formats; remove one");
		format = wanted;
	}

	private void setBackendType(String word) throws SpecException {
		var wanted = constant(BackendType.values(), word);
		if (wanted == null)
			throw new SpecException("has the unknown backendtype `" + word + "'; write phy, tap, qdisk or standalone");
		if (backendType != null && backendType != wanted)
			throw new SpecException("names two backend types; remove one");
		backendType = wanted;
	}

	private static <E extends Enum<E>> @Nullable E constant(E[] all, String word) {
		for (E one : all)
			if (one.name().toLowerCase(Locale.ROOT).equals(word))
				return one;
		return null;
	}

	/** An empty value may be replaced. */
	private static String once(String what, @Nullable String before, String value) throws SpecException {
		if (before != null && !before.isEmpty())
			throw new SpecException("gives " + what + " twice; remove one");
		return value;
	}

	/** Where a positional parameter would end, with its comma. */
	private int positionalEnd() {
		int comma = indexOf(',', at);
		int equals = indexOf('=', at);
		return equals < comma ? equals : Math.min(comma + 1, spec.length());
	}

	private int lineEnd(int from) {
		return indexOf('\n', from);
	}

	/** The length of the specification if there is none. Remembered, lest a long one be searched for each parameter. */
	private int indexOf(char c, int from) {
		int slot = SEPARATORS.indexOf(c);
		if (from < searchedFrom[slot] || from > found[slot]) {
			int index = spec.indexOf(c, from);
			found[slot] = index < 0 ? spec.length() : index;
			searchedFrom[slot] = from;
		}
		return found[slot];
	}
}
