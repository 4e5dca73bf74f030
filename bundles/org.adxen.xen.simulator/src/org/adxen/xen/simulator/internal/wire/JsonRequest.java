// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

/**
 * A JSON-RPC call as it came in.
 *
 * @param version2 whether it said version 2.0
 * @param method   the method's name
 * @param params   the parameters in order: String, Long, Boolean, Double, List and Map
 * @param id       what the answer has to repeat: String, Long or Double; null if there was none
 */
public record JsonRequest(boolean version2, String method, List<?> params, Object id) {

	/**
	 * Reads a call.
	 *
	 * @throws MalformedRequest if it is none
	 */
	public static JsonRequest read(byte[] body) throws MalformedRequest {
		try (var json = new JsonReader(new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8))) {
			if (value(json) instanceof Map<?, ?> call && call.get("method") instanceof String method)
				return new JsonRequest("2.0".equals(call.get("jsonrpc")), method,
						call.get("params") instanceof List<?> params ? params : List.of(), call.get("id"));
			throw new MalformedRequest(new IllegalArgumentException("no method"));
		} catch (IOException | IllegalStateException | NumberFormatException e) {
			throw new MalformedRequest(e);
		}
	}

	private static Object value(JsonReader json) throws IOException {
		return switch (json.peek()) {
		case BEGIN_ARRAY -> {
			var list = new ArrayList<Object>();
			json.beginArray();
			while (json.hasNext())
				list.add(value(json));
			json.endArray();
			yield list;
		}
		case BEGIN_OBJECT -> {
			var map = new LinkedHashMap<String, Object>();
			json.beginObject();
			while (json.peek() == JsonToken.NAME)
				map.put(json.nextName(), value(json));
			json.endObject();
			yield map;
		}
		case STRING -> json.nextString();
		case BOOLEAN -> json.nextBoolean();
		case NUMBER -> number(json.nextString());
		case NULL -> {
			json.nextNull();
			yield "";
		}
		default -> throw new IllegalStateException("unexpected " + json.peek());
		};
	}

	private static Object number(String text) {
		if (text.matches("-?\\d+"))
			return Long.valueOf(text);
		return Double.valueOf(text);
	}
}
