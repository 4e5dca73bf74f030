// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.output;

import java.util.function.Function;

/**
 * One property of the things that a command tells about.
 *
 * @param name    in CSV and JSON; English, stable
 * @param title   of its column, in the admin's language
 * @param inTable whether lists for people have it; it is always in CSV, JSON, and where one thing is shown whole
 * @param value   reads it
 */
public record Field<T>(String name, String title, boolean inTable, Function<T, Value> value) {

	public static <T> Field<T> of(String name, String title, Function<T, Value> value) {
		return new Field<>(name, title, true, value);
	}

	/** Too much for a table. */
	public static <T> Field<T> detail(String name, String title, Function<T, Value> value) {
		return new Field<>(name, title, false, value);
	}

	Value of(T thing) {
		return value.apply(thing);
	}
}
