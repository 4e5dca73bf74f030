// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.rpc;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.eclipse.jdt.annotation.Nullable;

/** The API's ways to write plain values as text. */
public final class Scalars {

	/** Compact and dashed dates, with and without zone; without is UTC. */
	private static final DateTimeFormatter DATE = DateTimeFormatter
			.ofPattern("[yyyyMMdd][yyyy-MM-dd]'T'HH:mm:ss[.SSS][XXX][XX][X]");

	private Scalars() {
	}

	/** −1 when it is no whole number. */
	public static long number(String text) {
		try {
			return Long.parseLong(text);
		} catch (NumberFormatException e) {
			return -1;
		}
	}

	/** NaN when it is no number; knows nan and inf as XAPI writes them. */
	public static double real(String text) {
		return switch (text.strip().toLowerCase(Locale.ROOT)) {
		case "inf", "+inf", "infinity" -> Double.POSITIVE_INFINITY;
		case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
		default -> {
			try {
				yield Double.parseDouble(text);
			} catch (NumberFormatException e) {
				yield Double.NaN;
			}
		}
		};
	}

	/** Null when it cannot be read, and for the epoch's start, which means never. */
	public static @Nullable Instant date(String text) {
		try {
			Instant at = switch (DATE.parseBest(text, OffsetDateTime::from, LocalDateTime::from)) {
			case OffsetDateTime zoned -> zoned.toInstant();
			case LocalDateTime local -> local.toInstant(ZoneOffset.UTC);
			default -> throw new IllegalStateException("The formatter was asked for these two");
			};
			return at.getEpochSecond() <= 0 ? null : at;
		} catch (DateTimeException e) {
			return null;
		}
	}
}
