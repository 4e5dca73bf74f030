// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.wire;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.adxen.xen.simulator.internal.data.ClassDef;
import org.adxen.xen.simulator.internal.data.Row;
import org.adxen.xen.simulator.internal.data.Type;

/**
 * Writes values in one of the forms of the wire. A value is a String, Long, Boolean, Double, Instant, List, Map, Row, or
 * an Integer where the API has a real integer on the wire (event.from's valid_ref_counts). Safe for use from any thread.
 */
abstract class Form {

	private final Map<ClassDef, byte[][]> members = new ConcurrentHashMap<>();

	/** Writes a value. */
	final void value(ByteSink sink, Object value) {
		switch (value) {
		case String text -> string(sink, text);
		case Long number -> integer(sink, number);
		case Boolean flag -> bool(sink, flag);
		case Double number -> decimal(sink, number);
		case Integer number -> smallInteger(sink, number);
		case Instant instant -> date(sink, instant);
		case List<?> list -> array(sink, list);
		case Map<?, ?> map -> struct(sink, map);
		case Row row -> {
			if (sink.counting())
				sink.count(row.length(number(), this::length));
			else
				row(sink, row);
		}
		default -> throw new IllegalArgumentException("nothing of the Xen API: " + value.getClass());
		}
	}

	private int length(Row row) {
		var counter = ByteSink.counter();
		row(counter, row);
		return (int) counter.total();
	}

	/** The number of this form among those of one database. */
	abstract int number();

	/** The bytes before the value of each field, computed once for each class. */
	final byte[][] members(ClassDef def) {
		return members.computeIfAbsent(def, key -> key.fields().stream()
				.map(field -> member(field.name(), field.index())).toArray(byte[][]::new));
	}

	abstract byte[] member(String name, int index);

	abstract void string(ByteSink sink, String text);

	abstract void integer(ByteSink sink, long number);

	abstract void smallInteger(ByteSink sink, int number);

	abstract void bool(ByteSink sink, boolean flag);

	abstract void decimal(ByteSink sink, double number);

	abstract void date(ByteSink sink, Instant instant);

	abstract void array(ByteSink sink, List<?> list);

	abstract void struct(ByteSink sink, Map<?, ?> map);

	abstract void row(ByteSink sink, Row row);

	/** C's "%.16g", which is how XAPI prints a float (mirage/ocaml-rpc src/lib/xmlrpc.ml). */
	static String percentG(double number) {
		if (Double.isNaN(number))
			return "nan";
		if (Double.isInfinite(number))
			return number > 0 ? "inf" : "-inf";
		var rounded = new BigDecimal(number).round(new MathContext(16)).stripTrailingZeros();
		var exponent = rounded.precision() - rounded.scale() - 1;
		if (rounded.signum() == 0)
			return "0";
		return exponent < -5 || exponent >= 16 ? rounded.toString().replace('E', 'e') : rounded.toPlainString();
	}

	/** The compact date of the Xen API. */
	static String compact(Instant instant) {
		return Type.compact(instant);
	}
}
