// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.adxen.xen.simulator.internal.data.Row;

/**
 * JSON-RPC 1.0 and 2.0 as XAPI writes them (xapi ocaml/xapi/api_server.ml, mirage/ocaml-rpc src/lib/jsonrpc.ml): 64 bit
 * integers are strings here too.
 */
public final class JsonForm extends Form {

	private static final char[] HEX = "0123456789abcdef".toCharArray();

	/** The answer to a request that went well. */
	public Payload success(JsonRequest request, Object value) {
		return envelope(request, sink -> {
			sink.raw("\"result\":");
			value(sink, value);
			if (!request.version2())
				sink.raw(",\"error\":null");
		});
	}

	/** The answer to a request that failed: version 1 carries the description, version 2 an object. */
	public Payload failure(JsonRequest request, List<String> description) {
		return envelope(request, sink -> {
			if (request.version2()) {
				sink.raw("\"error\":{\"code\":1,\"message\":");
				string(sink, description.getFirst());
				sink.raw(",\"data\":");
				array(sink, description.subList(1, description.size()));
				sink.raw('}');
			} else {
				sink.raw("\"result\":null,\"error\":");
				array(sink, description);
			}
		});
	}

	private Payload envelope(JsonRequest request, Consumer<ByteSink> content) {
		return Payload.of("application/json", sink -> {
			sink.raw(request.version2() ? "{\"jsonrpc\":\"2.0\"," : "{");
			content.accept(sink);
			sink.raw(",\"id\":");
			if (request.id() instanceof String text)
				string(sink, text);
			else
				sink.raw(String.valueOf(request.id()));
			sink.raw('}');
		});
	}

	@Override
	int number() {
		return 1;
	}

	@Override
	byte[] member(String name, int index) {
		return ((index == 0 ? "\"" : ",\"") + name + "\":").getBytes(StandardCharsets.UTF_8);
	}

	@Override
	void string(ByteSink sink, String text) {
		sink.raw('"');
		for (int i = 0; i < text.length(); i++) {
			var c = text.charAt(i);
			if (c == '"' || c == '\\') {
				sink.raw('\\');
				sink.raw(c);
			} else if (c < ' ') {
				sink.raw("\\u00");
				sink.raw(HEX[c >> 4]);
				sink.raw(HEX[c & 15]);
			} else if (Character.isHighSurrogate(c) && i + 1 < text.length()) {
				sink.codePoint(text.codePointAt(i++));
			} else {
				sink.codePoint(c);
			}
		}
		sink.raw('"');
	}

	@Override
	void integer(ByteSink sink, long number) {
		sink.raw('"');
		sink.raw(Long.toString(number));
		sink.raw('"');
	}

	@Override
	void smallInteger(ByteSink sink, int number) {
		sink.raw(Integer.toString(number));
	}

	@Override
	void bool(ByteSink sink, boolean flag) {
		sink.raw(flag ? "true" : "false");
	}

	@Override
	void decimal(ByteSink sink, double number) {
		var text = percentG(number);
		sink.raw(Double.isFinite(number) ? text : '"' + text + '"');
		if (Double.isFinite(number) && text.indexOf('.') < 0 && text.indexOf('e') < 0)
			sink.raw(".0");
	}

	@Override
	void date(ByteSink sink, Instant instant) {
		sink.raw('"');
		sink.raw(compact(instant));
		sink.raw("Z\"");
	}

	@Override
	void array(ByteSink sink, List<?> list) {
		sink.raw('[');
		var first = true;
		for (Object item : list) {
			if (!first)
				sink.raw(',');
			first = false;
			value(sink, item);
		}
		sink.raw(']');
	}

	@Override
	void struct(ByteSink sink, Map<?, ?> map) {
		sink.raw('{');
		var first = true;
		for (var entry : map.entrySet()) {
			if (!first)
				sink.raw(',');
			first = false;
			string(sink, (String) entry.getKey());
			sink.raw(':');
			value(sink, entry.getValue());
		}
		sink.raw('}');
	}

	@Override
	void row(ByteSink sink, Row row) {
		sink.raw('{');
		var members = members(row.def());
		for (var field : row.def().fields()) {
			sink.raw(members[field.index()]);
			value(sink, row.value(field));
		}
		sink.raw('}');
	}
}
