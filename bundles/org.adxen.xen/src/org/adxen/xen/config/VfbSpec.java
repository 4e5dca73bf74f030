// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.config;

import java.util.StringTokenizer;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A graphical console of a domain: an entry of {@code vfb}, or the same keys at the top level.
 *
 * @param vnc whether it is shown by VNC; null for the default
 * @param vncListen address, or address and display; null for the default
 * @param vncPassword a secret: not in {@link #toString()}; null for none
 * @param vncDisplay number of the display; null for the default
 * @param vncUnused whether a free display is to be found; null for the default
 * @param sdl whether it is shown in a window on the host; null for the default
 */
public record VfbSpec(@Nullable Boolean vnc, @Nullable String vncListen, @Nullable String vncPassword,
		@Nullable Long vncDisplay, @Nullable Boolean vncUnused, @Nullable Boolean sdl, @Nullable Boolean openGl,
		@Nullable String display, @Nullable String xAuthority, @Nullable String keymap) {

	static VfbSpec ofTopLevel(ConfigDictionary keys) {
		var number = keys.number("vncdisplay");
		return new VfbSpec(keys.flag("vnc"), keys.text("vnclisten"), keys.text("vncpasswd"),
				number.isPresent() ? Long.valueOf(number.getAsLong()) : null, keys.flag("vncunused"), keys.flag("sdl"),
				keys.flag("opengl"), keys.text("display"), keys.text("xauthority"), keys.text("keymap"));
	}

	/** As {@code xl} 4.17 reads an entry: it skips unknown parameters, and stops at one without {@code =}. */
	static VfbSpec parse(String spec, ConfigPosition position, Problems problems) {
		Boolean vnc = null, unused = null, sdl = null, openGl = null;
		String listen = null, password = null, display = null, xAuthority = null, keymap = null;
		Long vncDisplay = null;
		var words = new StringTokenizer(spec, ",");
		while (words.hasMoreTokens()) {
			String word = words.nextToken().replaceFirst("^ +", "");
			int equals = word.indexOf('=');
			if (equals < 0) {
				problems.warning(position, "vfb", "xl reads this only up to `" + word + "', which has no value; write NAME=VALUE.");
				break;
			}
			String value = word.substring(equals + 1);
			switch (word.substring(0, equals)) {
				case "vnc" -> vnc = leadingNumber(value) != 0;
				case "vnclisten" -> listen = value;
				case "vncpasswd" -> password = value;
				case "vncdisplay" -> vncDisplay = leadingNumber(value);
				case "vncunused" -> unused = leadingNumber(value) != 0;
				case "sdl" -> sdl = leadingNumber(value) != 0;
				case "opengl" -> openGl = leadingNumber(value) != 0;
				case "display" -> display = value;
				case "xauthority" -> xAuthority = value;
				case "keymap" -> keymap = value;
				default -> problems.warning(position, "vfb",
						"xl does not know `" + word.substring(0, equals) + "' in a vfb and ignores it; correct or remove it.");
			}
		}
		return new VfbSpec(vnc, listen, password, vncDisplay, unused, sdl, openGl, display, xAuthority, keymap);
	}

	/** C's atoi: the number the text begins with, or 0. */
	private static long leadingNumber(String text) {
		var digits = new StringBuilder();
		for (char c : text.strip().toCharArray()) {
			if (c < '0' || c > '9' || digits.length() == 9)
				break;
			digits.append(c);
		}
		return digits.isEmpty() ? 0 : Long.parseLong(digits.toString());
	}

	@Override
	public String toString() {
		return "VfbSpec[vnc=" + vnc + ", vncListen=" + vncListen + ", vncPassword=" + (vncPassword == null ? "null" : "***")
				+ ", vncDisplay=" + vncDisplay + ", sdl=" + sdl + "]";
	}
}
