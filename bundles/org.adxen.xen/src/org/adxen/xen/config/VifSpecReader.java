// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.config;

import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.StringTokenizer;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Reads one network specification as {@code xl} 4.17 does (parse_nic_config): it refuses little, and skips silently what
 * it does not understand, which is a warning here.
 */
final class VifSpecReader {

	/** What strtoul takes for a hexadecimal number. */
	private static final Pattern HEXADECIMAL = Pattern.compile("\\s*\\+?(?:0[xX])?0*([0-9A-Fa-f]{1,8})(?![0-9A-Fa-f])");
	private static final int PAIRS = 6;
	private static final Pattern NUMBER = Pattern.compile("\\s*\\+?([0-9]{1,18})(?![0-9])");

	private final DomainType type;
	private final ConfigPosition position;
	private final Problems problems;
	private final Map<String, String> values = new HashMap<>();
	private @Nullable String mac;
	private boolean emulated;
	private @Nullable VifRate rate;
	private @Nullable Long mtu;

	VifSpecReader(DomainType type, ConfigPosition position, Problems problems) {
		this.type = type;
		this.position = position;
		this.problems = problems;
		emulated = type == DomainType.HVM;
	}

	VifSpec read(String spec) throws SpecException {
		var words = new StringTokenizer(spec, ",");
		while (words.hasMoreTokens()) {
			String word = words.nextToken().replaceFirst("^ +", "");
			int equals = word.indexOf('=');
			if (equals < 0)
				ignored(word);
			else
				parameter(word, word.substring(0, equals), word.substring(equals + 1));
		}
		return new VifSpec(mac, values.remove("bridge"), emulated, values.remove("model"), values.remove("vifname"),
				values.remove("script"), values.remove("ip"), values.remove("gatewaydev"), values.remove("backend"), rate, mtu,
				values, spec, position);
	}

	private void parameter(String word, String name, String value) throws SpecException {
		switch (name) {
			case "type" -> setType(value);
			case "mac" -> setMac(value);
			case "rate" -> rate = VifRate.parse(value);
			case "mtu" -> mtu = number(name, value);
			case "devid" -> values.put(name, Long.toString(number(name, value)));
			case "netdev" -> {
				warn("`netdev' is deprecated; write gatewaydev.");
				values.put("gatewaydev", value);
			}
			case "accel" -> warn("xl does not support `accel'; remove it.");
			case "bridge", "model", "vifname", "script", "ip", "gatewaydev", "backend", "forwarddev" -> values.put(name, value);
			default -> {
				if (name.startsWith("colo_"))
					values.put(name, value);
				else
					ignored(word);
			}
		}
	}

	private void ignored(String word) {
		if (word.equals("trusted") || word.equals("untrusted"))
			values.put(word, "");
		else
			warn("xl does not know `" + word + "' in a vif and ignores it; correct or remove it.");
	}

	private void setType(String value) {
		if (value.equals("vif") || value.equals("ioemu"))
			emulated = value.equals("ioemu") && type == DomainType.HVM;
		else
			warn("xl ignores the vif type `" + value + "'; write vif or ioemu.");
	}

	/** Six numbers with any one character between them; {@code xl} ignores what follows. */
	private void setMac(String value) {
		var pairs = new StringJoiner(":");
		int at = 0;
		boolean multicast = false;
		for (int i = 0; i < PAIRS; i++) {
			var matcher = HEXADECIMAL.matcher(value).region(Math.min(at, value.length()), value.length());
			long number = matcher.lookingAt() ? Long.parseLong(matcher.group(1), 16) : Long.MAX_VALUE;
			if (number > 255) {
				warn("xl cannot read the address `" + value + "' and goes on without it; write six pairs, such as 00:16:3e:12:34:56.");
				return;
			}
			multicast |= i == 0 && (number & 1) != 0;
			pairs.add("%02x".formatted(number));
			at = matcher.end() + 1;
		}
		mac = pairs.toString();
		if (multicast)
			warn("The address " + pairs + " is a multicast one, which no interface can have; begin it with 00:16:3e.");
		if (at <= value.length())
			warn("xl takes the address `" + value + "' for " + pairs + "; correct it.");
	}

	private static long number(String name, String value) throws SpecException {
		var matcher = NUMBER.matcher(value); // as strtoul reads it: what follows does not matter
		if (matcher.lookingAt())
			return Long.parseLong(matcher.group(1));
		throw new SpecException("has the " + name + " `" + value + "', which is not a number; correct it");
	}

	private void warn(String sentence) {
		problems.warning(position, "vif", sentence);
	}
}
