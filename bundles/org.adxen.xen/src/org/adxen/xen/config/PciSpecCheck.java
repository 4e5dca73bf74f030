// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.config;

import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;

/** Refuses the passed-through PCI devices that {@code xl} 4.17 refuses (xlu_pci_parse_spec_string of libxlutil). */
final class PciSpecCheck {

	private static final String HEX = "\\s*\\+?(?:0[xX][0-9a-fA-F]{0,8}|[0-9a-fA-F]{1,8})";
	private static final Pattern ADDRESS = Pattern
			.compile("(?:([0-9a-fA-F]{1,8}):)?([0-9a-fA-F]{1,8}):(" + HEX + ")\\.(\\*|" + HEX + ")");
	private static final Pattern SLOT = Pattern.compile(HEX);

	private PciSpecCheck() {
	}

	/** @throws SpecException if it is refused: neither address nor name, both, or an option that is not known */
	static void check(String spec) throws SpecException {
		boolean address = false;
		boolean name = false;
		int at = 0;
		var matcher = ADDRESS.matcher(spec);
		if (matcher.lookingAt() && inRange(matcher.group(1), matcher.group(2), matcher.group(3), matcher.group(4))) {
			address = true;
			at = matcher.end();
			if (spec.startsWith("@", at)) {
				var slot = SLOT.matcher(spec).region(at + 1, spec.length());
				if (!slot.lookingAt() || value(slot.group()) > 0x1F)
					throw new SpecException("has a slot after `@' that is none; write one from 0 to 1f");
				at = slot.end();
			}
			if (at < spec.length() && spec.charAt(at++) != ',')
				throw new SpecException("goes on after the address `" + matcher.group() + "' without a comma; correct it");
		}
		while (at < spec.length()) {
			int equals = spec.indexOf('=', at);
			if (equals < 0)
				throw new SpecException("has `" + spec.substring(at) + "', which is neither an address such as 01:00.0 nor NAME=VALUE");
			int comma = spec.indexOf(',', equals);
			String key = spec.substring(at, equals);
			String value = spec.substring(equals + 1, comma < 0 ? spec.length() : comma);
			at = comma < 0 ? spec.length() : comma + 1;
			check(key, value);
			address |= key.equals("bdf");
			name |= key.equals("name");
		}
		if (address == name)
			throw new SpecException(name ? "has both an address and a name; remove one"
					: "has no address; write one such as 01:00.0");
	}

	private static void check(String key, String value) throws SpecException {
		boolean right = switch (key) {
			case "bdf" -> {
				var address = ADDRESS.matcher(value);
				yield address.lookingAt() && inRange(address.group(1), address.group(2), address.group(3), address.group(4));
			}
			case "vslot" -> {
				var slot = SLOT.matcher(value);
				yield slot.lookingAt() && value(slot.group()) <= 0x1F;
			}
			case "rdm_policy" -> value.equalsIgnoreCase("strict") || value.equalsIgnoreCase("relaxed");
			case "name", "permissive", "msitranslate", "seize", "power_mgmt" -> true;
			default -> throw new SpecException("has the option `" + key + "', which xl does not know; correct or remove it");
		};
		if (!right)
			throw new SpecException("has the " + key + " `" + value + "', which xl cannot read; correct it");
	}

	private static boolean inRange(@Nullable String domain, String bus, String device, String function) {
		return (domain == null || value(domain) <= 0xFFFF) && value(bus) <= 0xFF && value(device) <= 0x1F
				&& (function.equals("*") || value(function) <= 7);
	}

	private static long value(String hexadecimal) {
		String digits = hexadecimal.strip().replaceFirst("^\\+?(?:0[xX])?", "");
		return digits.isEmpty() ? 0 : Long.parseLong(digits, 16);
	}
}
