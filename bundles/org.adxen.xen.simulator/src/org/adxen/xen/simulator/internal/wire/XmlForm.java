// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.adxen.xen.simulator.internal.data.Row;

/**
 * XML-RPC as the two servers write it. XAPI leaves out the string tag and ends dates with Z (mirage/ocaml-rpc
 * src/lib/xmlrpc.ml); xend writes what Python 2's xmlrpclib does: the string tag, and dates without a zone. Both send
 * integers as strings (xend: tools/python/xen/util/xmlrpclib2.py, {@code stringify}).
 */
public final class XmlForm extends Form {

	private final String beforeString;
	private final String afterString;
	private final String zone;

	private XmlForm(boolean stringTag, String zone) {
		beforeString = stringTag ? "<value><string>" : "<value>";
		afterString = stringTag ? "</string></value>" : "</value>";
		this.zone = zone;
	}

	/** The form of XAPI. */
	public static XmlForm xapi() {
		return new XmlForm(false, "Z");
	}

	/** The form of xend. */
	public static XmlForm xend() {
		return new XmlForm(true, "");
	}

	/** A whole answer with this one value. */
	public Payload answer(Object value) {
		return Payload.of("text/xml", sink -> {
			sink.raw("<?xml version=\"1.0\"?><methodResponse><params><param>");
			value(sink, value);
			sink.raw("</param></params></methodResponse>");
		});
	}

	/** A real XML-RPC fault, which the Xen API hardly ever sends. */
	public Payload fault(long code, String text) {
		return Payload.of("text/xml", sink -> {
			sink.raw("<?xml version=\"1.0\"?><methodResponse><fault><value><struct><member><name>faultCode</name><value><int>");
			sink.raw(Long.toString(code));
			sink.raw("</int></value></member><member><name>faultString</name>");
			string(sink, text);
			sink.raw("</member></struct></value></fault></methodResponse>");
		});
	}

	/** A value alone, as the result of a task carries it. */
	public String fragment(Object value) {
		var out = new ByteArrayOutputStream();
		var sink = new ByteSink(out);
		value(sink, value);
		sink.flush();
		return out.toString(StandardCharsets.UTF_8);
	}

	@Override
	int number() {
		return 0;
	}

	@Override
	byte[] member(String name, int index) {
		return ((index == 0 ? "" : "</member>") + "<member><name>" + name + "</name>").getBytes(StandardCharsets.UTF_8);
	}

	@Override
	void string(ByteSink sink, String text) {
		sink.raw(beforeString);
		escaped(sink, text);
		sink.raw(afterString);
	}

	private static void escaped(ByteSink sink, String text) {
		for (int i = 0; i < text.length(); i++) {
			var c = text.charAt(i);
			switch (c) {
			case '<' -> sink.raw("&lt;");
			case '>' -> sink.raw("&gt;");
			case '&' -> sink.raw("&amp;");
			case '"' -> sink.raw("&quot;");
			default -> {
				if (Character.isHighSurrogate(c) && i + 1 < text.length())
					sink.codePoint(text.codePointAt(i++));
				else if (c >= ' ' || c == '\n' || c == '\t')
					sink.codePoint(c);
			}
			}
		}
	}

	@Override
	void integer(ByteSink sink, long number) {
		sink.raw(beforeString);
		sink.raw(Long.toString(number));
		sink.raw(afterString);
	}

	@Override
	void smallInteger(ByteSink sink, int number) {
		sink.raw("<value><i4>");
		sink.raw(Integer.toString(number));
		sink.raw("</i4></value>");
	}

	@Override
	void bool(ByteSink sink, boolean flag) {
		sink.raw(flag ? "<value><boolean>1</boolean></value>" : "<value><boolean>0</boolean></value>");
	}

	@Override
	void decimal(ByteSink sink, double number) {
		sink.raw("<value><double>");
		sink.raw(percentG(number));
		sink.raw("</double></value>");
	}

	@Override
	void date(ByteSink sink, Instant instant) {
		sink.raw("<value><dateTime.iso8601>");
		sink.raw(compact(instant));
		sink.raw(zone);
		sink.raw("</dateTime.iso8601></value>");
	}

	@Override
	void array(ByteSink sink, List<?> list) {
		sink.raw("<value><array><data>");
		list.forEach(item -> value(sink, item));
		sink.raw("</data></array></value>");
	}

	@Override
	void struct(ByteSink sink, Map<?, ?> map) {
		sink.raw("<value><struct>");
		map.forEach((name, item) -> {
			sink.raw("<member><name>");
			escaped(sink, (String) name);
			sink.raw("</name>");
			value(sink, item);
			sink.raw("</member>");
		});
		sink.raw("</struct></value>");
	}

	@Override
	void row(ByteSink sink, Row row) {
		sink.raw("<value><struct>");
		var members = members(row.def());
		for (var field : row.def().fields()) {
			sink.raw(members[field.index()]);
			value(sink, row.value(field));
		}
		sink.raw("</member></struct></value>");
	}
}
