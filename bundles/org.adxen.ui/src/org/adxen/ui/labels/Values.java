// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.labels;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

import org.eclipse.osgi.util.NLS;

/** Numbers, sizes and times as AdXen writes them: with unit, one decimal at most, empty when unknown. */
public final class Values {

	private static final String[] UNITS = { "B", "KiB", "MiB", "GiB", "TiB", "PiB" };
	private static final DateTimeFormatter EXACT = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
			.withZone(ZoneId.systemDefault());

	private Values() {
	}

	/** "2 GiB", "1.5 GiB", "512 MiB"; empty for negative sizes, which stand for unknown. */
	public static String memory(long bytes) {
		if (bytes < 0) {
			return "";
		}
		int unit = 0;
		double value = bytes;
		while (value >= 1024 && unit < UNITS.length - 1) {
			value /= 1024;
			unit++;
		}
		NumberFormat format = NumberFormat.getInstance();
		format.setMaximumFractionDigits(value < 100 ? 1 : 0);
		return format.format(value) + " " + UNITS[unit];
	}

	/** "37 %"; empty for NaN. */
	public static String percent(double fraction) {
		return Double.isNaN(fraction) ? "" : Math.round(fraction * 100) + " %";
	}

	/** "12 s", "3 min", "5 h 10 min", "12 d 4 h". */
	public static String duration(Duration span) {
		long seconds = Math.max(0, span.toSeconds());
		if (seconds < 60) {
			return NLS.bind(Messages.Values_seconds, seconds);
		}
		long minutes = seconds / 60;
		if (minutes < 60) {
			return NLS.bind(Messages.Values_minutes, minutes);
		}
		long hours = minutes / 60;
		if (hours < 24) {
			return NLS.bind(Messages.Values_hours, hours, minutes % 60);
		}
		return NLS.bind(Messages.Values_days, hours / 24, hours % 24);
	}

	/** "3 min ago". */
	public static String ago(Instant then) {
		Duration span = Duration.between(then, Instant.now());
		return span.toSeconds() < 5 ? Messages.Values_justNow : NLS.bind(Messages.Values_ago, coarse(span));
	}

	/** Like {@link #duration}, but only with the largest unit. */
	private static String coarse(Duration span) {
		if (span.toHours() >= 24) {
			return NLS.bind(Messages.Values_wholeDays, span.toDays());
		}
		return span.toMinutes() >= 60 ? NLS.bind(Messages.Values_wholeHours, span.toHours()) : duration(span);
	}

	/** Date and time of day, for tooltips and details; empty for null. */
	public static String exact(Instant then) {
		return then == null ? "" : EXACT.format(then);
	}

	/** Shortened in the middle to at most so many characters. */
	public static String shortened(String text, int length) {
		if (text.length() <= length) {
			return text;
		}
		int head = length / 2;
		return text.substring(0, head) + "…" + text.substring(text.length() - (length - head - 1));
	}
}
