// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.journal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.adxen.cli.internal.command.CommandException;
import org.eclipse.osgi.util.NLS;

/** Moments as admins write them: how long ago ({@code 30min}, {@code 2h}, {@code 7d}), or a date, with or without a time of day. */
final class Moment {

	private static final Pattern AGO = Pattern.compile("([0-9]{1,6})\\s*(min|h|d|w)");
	private static final Map<String, Duration> UNITS = Map.of("min", Duration.ofMinutes(1), "h", Duration.ofHours(1), "d",
			Duration.ofDays(1), "w", Duration.ofDays(7));

	private Moment() {
	}

	/** @param clock with the admin's time zone, in which dates without one are meant */
	static Instant parse(String text, Clock clock) throws CommandException {
		var ago = AGO.matcher(text.strip());
		if (ago.matches()) {
			return clock.instant().minus(UNITS.get(ago.group(2)).multipliedBy(Long.parseLong(ago.group(1))));
		}
		String iso = text.strip().replace(' ', 'T');
		List<Function<String, Instant>> forms = List.of(s -> OffsetDateTime.parse(s).toInstant(),
				s -> LocalDateTime.parse(s).atZone(clock.getZone()).toInstant(),
				s -> LocalDate.parse(s).atStartOfDay(clock.getZone()).toInstant());
		for (Function<String, Instant> form : forms) {
			try {
				return form.apply(iso);
			} catch (DateTimeParseException e) {
				// then the next form; that none fits is told below
			}
		}
		throw CommandException.usage(NLS.bind(Messages.Moment_none, text));
	}
}
