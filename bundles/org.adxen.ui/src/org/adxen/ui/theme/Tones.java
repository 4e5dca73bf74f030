// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.theme;

import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;

/**
 * Colours that carry a meaning; everything else keeps the platform's.
 *
 * @param dimmed  text that is old or secondary
 * @param calm    a load bar up to 70 %
 * @param busy    up to 90 %
 * @param full    above
 * @param trough  what of a load bar is free
 * @param problem text of an error or refusal
 */
public record Tones(Color dimmed, Color calm, Color busy, Color full, Color trough, Color problem) {

	static final Tones LIGHT = new Tones(color(0x6F7681), color(0xA9CBEF), color(0xF2CE7E), color(0xEFA3A3), color(0xECEEF1),
			color(0xB52B2B));
	static final Tones DARK = new Tones(color(0x9AA0AA), color(0x2F5F94), color(0x8A6410), color(0x963636), color(0x3A3D42),
			color(0xF27272));

	/** The colour of a bar at a load of 0..1. */
	public Color load(double load) {
		return load > 0.9 ? full : load > 0.7 ? busy : calm;
	}

	private static Color color(int rgb) {
		return new Color(new RGB(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff));
	}
}
