// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.output;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.osgi.util.NLS;

/** Says values to people: numbers with units, binary prefixes, one decimal at most. */
public final class Texts {

	private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB");
	private static final DateTimeFormatter DATE_AND_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

	private final Clock clock;
	private final Locale locale;

	/** @param clock with the admin's time zone */
	public Texts(Clock clock, Locale locale) {
		this.clock = clock;
		this.locale = locale;
	}

	public String say(Value value) {
		return switch (value) {
		case Value.None() -> "";
		case Value.Text(String text) -> harmless(text);
		case Value.Word(String data, String text) -> text;
		case Value.Count(long number) -> Long.toString(number);
		case Value.Bytes(long number) -> bytes(number);
		case Value.Share(double fraction) -> Math.round(fraction * 100) + " %";
		case Value.Time(Instant at) -> DATE_AND_TIME.format(at.atZone(clock.getZone()));
		case Value.Since(Instant at) -> lasting(since(at));
		case Value.Ago(Instant at) -> ago(at);
		case Value.Flag(boolean is) -> is ? Messages.Texts_yes : Messages.Texts_no;
		case Value.Items(List<String> items) -> harmless(String.join(", ", items));
		case Value.Pairs(Map<String, String> pairs) -> harmless(pairs.entrySet().stream().sorted(Map.Entry.comparingByKey())
				.map(e -> e.getKey() + "=" + e.getValue()).collect(Collectors.joining(", ")));
		};
	}

	String bytes(long number) {
		double amount = number;
		int unit = 0;
		while (Math.round(amount * 10) >= 10_240 && unit < UNITS.size() - 1) {
			amount /= 1024;
			unit++;
		}
		long tenths = Math.round(amount * 10);
		String figure = tenths % 10 == 0 ? Long.toString(tenths / 10) : String.format(locale, "%.1f", Double.valueOf(tenths / 10.0));
		return figure + " " + UNITS.get(unit);
	}

	String ago(Instant at) {
		Duration time = since(at);
		if (time.toSeconds() < 5) {
			return Messages.Texts_now;
		}
		return NLS.bind(Messages.Texts_ago,
				time.toDays() > 0 ? time.toDays() + " d" : time.toHours() > 0 ? time.toHours() + " h" : lasting(time));
	}

	/** Its two greatest units. */
	private static String lasting(Duration time) {
		if (time.toMinutes() < 1) {
			return time.toSeconds() + " s";
		}
		if (time.toHours() < 1) {
			return time.toMinutes() + " min";
		}
		return time.toDays() < 1 ? time.toHours() + " h " + time.toMinutesPart() + " min"
				: time.toDays() + " d " + time.toHoursPart() + " h";
	}

	/** Clocks of hosts and ours differ a little: what just began did not begin in the future. */
	private Duration since(Instant at) {
		Duration time = Duration.between(at, clock.instant());
		return time.isNegative() ? Duration.ZERO : time;
	}

	/**
	 * Names come from hosts and may hold anything. Characters that steer a terminal, or turn the direction of what follows,
	 * are shown as a mark, so that nobody is fooled by a name.
	 */
	public static String harmless(String text) {
		StringBuilder safe = null;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			boolean steers = Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
					|| Character.getType(c) == Character.LINE_SEPARATOR
					|| Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
			if (steers && safe == null) {
				safe = new StringBuilder(text.length()).append(text, 0, i);
			}
			if (safe != null) {
				safe.append(steers ? '\uFFFD' : c);
			}
		}
		return safe == null ? text : safe.toString();
	}
}
