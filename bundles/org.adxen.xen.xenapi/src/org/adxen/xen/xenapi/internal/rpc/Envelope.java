// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.rpc;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

/** Both encodings' ways to say whether a call succeeded. */
final class Envelope {

	private Envelope() {
	}

	/** {@code {Status, Value | ErrorDescription}}; what has no Status is the value itself (system.listMethods). */
	static Object open(Object answer) throws ApiFailure {
		if (!(answer instanceof Map<?, ?> struct) || !(struct.get("Status") instanceof String status)) {
			return answer;
		}
		if (status.equals("Success")) {
			Object value = struct.get("Value");
			return value == null ? "" : value;
		}
		// "Failure", or xend's "Error" for what it does not implement
		var description = new ArrayList<String>();
		switch (struct.get("ErrorDescription")) {
		case Object[] words -> {
			for (Object word : words) {
				description.add(String.valueOf(word));
			}
		}
		case null -> description.add("INTERNAL_ERROR");
		case Object word -> description.add(word.toString());
		}
		throw new ApiFailure(description);
	}

	static <T> T openXml(XmlCursor xml, RpcClient.ValueReader<T> reader) throws IOException, ApiFailure {
		if (!xml.isAt("methodResponse")) {
			throw new BadAnswer("sent XML that is no answer to a call");
		}
		if (!xml.enter("params")) {
			if (xml.isAt("fault") && xml.enter("value")) {
				throw fault(xml);
			}
			throw new BadAnswer("sent an answer without a value");
		}
		if (!xml.enter("param") || !xml.enter("value")) {
			throw new BadAnswer("sent an answer without a value");
		}
		@Nullable T result = null;
		List<String> error = null;
		if (!xml.struct()) {
			throw new BadAnswer("sent an answer without a status");
		}
		for (String name = xml.member(); name != null; name = xml.member()) {
			switch (name) {
			case "Value" -> result = reader.read(xml);
			case "ErrorDescription" -> error = texts(xml);
			default -> xml.skip();
			}
		}
		return result(result, error);
	}

	private static ApiFailure fault(XmlCursor xml) throws IOException {
		String message = "";
		if (xml.struct()) {
			for (String name = xml.member(); name != null; name = xml.member()) {
				if (name.equals("faultString")) {
					message = xml.text();
				} else {
					xml.skip();
				}
			}
		}
		return new ApiFailure(List.of("XMLRPC_FAULT", message));
	}

	/** JSON-RPC 2.0 ({@code error: {code, message, data}}) and 1.0 ({@code error: [CODE, …]} beside a result). */
	static <T> T openJson(JsonCursor json, RpcClient.ValueReader<T> reader) throws IOException, ApiFailure {
		@Nullable T result = null;
		List<String> error = null;
		if (!json.struct()) {
			throw new BadAnswer("sent JSON that is no answer to a call");
		}
		for (String name = json.member(); name != null; name = json.member()) {
			switch (name) {
			case "result" -> result = reader.read(json);
			case "error" -> error = jsonError(json);
			default -> json.skip();
			}
		}
		return result(result, error);
	}

	private static @Nullable List<String> jsonError(JsonCursor json) throws IOException {
		if (json.isArray()) {
			return texts(json);
		}
		if (!json.struct()) {
			return null; // "error": null beside a result
		}
		var error = new ArrayList<String>();
		for (String name = json.member(); name != null; name = json.member()) {
			switch (name) {
			case "message" -> error.add(0, json.text());
			case "data" -> error.addAll(texts(json));
			default -> json.skip();
			}
		}
		return error;
	}

	static List<String> texts(Cursor value) throws IOException {
		var texts = new ArrayList<String>();
		if (value.array()) {
			while (value.element()) {
				texts.add(value.text());
			}
		}
		return texts;
	}

	private static <T> T result(@Nullable T result, @Nullable List<String> error) throws IOException, ApiFailure {
		if (error != null) {
			throw new ApiFailure(error);
		}
		if (result == null) {
			throw new BadAnswer("sent an answer without a value");
		}
		return result;
	}
}
