// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.output;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

/** What a field holds. {@link Texts} says it to people, {@link #data()} to programs. Immutable. */
public sealed interface Value {

	Value NONE = new None();

	/** Nothing is known, or there is nothing. */
	record None() implements Value {
	}

	record Text(String text) implements Value {
	}

	/** One of a few words: in the admin's language, and as programs know it. */
	record Word(String data, String text) implements Value {
	}

	record Count(long number) implements Value {
	}

	/** An amount of memory or disk. */
	record Bytes(long number) implements Value {
	}

	/** A fraction 0..1, shown in percent. */
	record Share(double fraction) implements Value {
	}

	/** A moment, shown as date and time. */
	record Time(Instant at) implements Value {
	}

	/** A moment, shown as the time that passed since. */
	record Since(Instant at) implements Value {
	}

	/** A moment, shown as how long ago it was. */
	record Ago(Instant at) implements Value {
	}

	record Flag(boolean is) implements Value {
	}

	record Items(List<String> items) implements Value {
	}

	record Pairs(Map<String, String> pairs) implements Value {
	}

	static Value text(@Nullable String text) {
		return text == null || text.isEmpty() ? NONE : new Text(text);
	}

	/** @param number negative when unknown */
	static Value count(long number) {
		return number < 0 ? NONE : new Count(number);
	}

	/** @param number negative when unknown */
	static Value bytes(long number) {
		return number < 0 ? NONE : new Bytes(number);
	}

	/** @param fraction NaN when unknown */
	static Value share(double fraction) {
		return Double.isNaN(fraction) ? NONE : new Share(fraction);
	}

	static Value time(@Nullable Instant at) {
		return at == null ? NONE : new Time(at);
	}

	static Value since(@Nullable Instant at) {
		return at == null ? NONE : new Since(at);
	}

	static Value ago(@Nullable Instant at) {
		return at == null ? NONE : new Ago(at);
	}

	static Value items(Collection<String> items) {
		return new Items(List.copyOf(items));
	}

	/** Numbers are aligned to the right, so that they can be compared at a glance. */
	default boolean isNumber() {
		return this instanceof Count || this instanceof Bytes || this instanceof Share || this instanceof Since;
	}

	/** As plain Java, for JSON and CSV: bytes and fractions as numbers, times in ISO 8601. */
	default @Nullable Object data() {
		return switch (this) {
		case None() -> null;
		case Text(String text) -> text;
		case Word(String data, String text) -> data;
		case Count(long number) -> Long.valueOf(number);
		case Bytes(long number) -> Long.valueOf(number);
		case Share(double fraction) -> Double.valueOf(Math.round(fraction * 10_000) / 10_000.0);
		case Time(Instant at) -> at.toString();
		case Since(Instant at) -> at.toString();
		case Ago(Instant at) -> at.toString();
		case Flag(boolean is) -> Boolean.valueOf(is);
		case Items(List<String> items) -> items;
		case Pairs(Map<String, String> pairs) -> pairs;
		};
	}
}
