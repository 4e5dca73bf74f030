// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.rpc;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

import org.eclipse.jdt.annotation.Nullable;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;

/** JSON as XAPI writes it, NaN included. */
final class JsonCursor implements Cursor {

	private static final int DEPTH = 64;

	private final JsonReader json;

	JsonCursor(InputStream in) {
		json = new JsonReader(new InputStreamReader(in, StandardCharsets.UTF_8));
		json.setStrictness(Strictness.LENIENT);
		json.setNestingLimit(DEPTH);
	}

	boolean isArray() throws IOException {
		return json.peek() == JsonToken.BEGIN_ARRAY;
	}

	@Override
	public boolean struct() throws IOException {
		if (json.peek() != JsonToken.BEGIN_OBJECT) {
			json.skipValue();
			return false;
		}
		json.beginObject();
		return true;
	}

	@Override
	public @Nullable String member() throws IOException {
		if (json.hasNext()) {
			return json.nextName();
		}
		json.endObject();
		return null;
	}

	@Override
	public boolean array() throws IOException {
		if (json.peek() != JsonToken.BEGIN_ARRAY) {
			json.skipValue();
			return false;
		}
		json.beginArray();
		return true;
	}

	@Override
	public boolean element() throws IOException {
		if (json.hasNext()) {
			return true;
		}
		json.endArray();
		return false;
	}

	@Override
	public String text() throws IOException {
		return switch (json.peek()) {
		case STRING, NUMBER -> json.nextString();
		case BOOLEAN -> Boolean.toString(json.nextBoolean());
		default -> {
			json.skipValue();
			yield "";
		}
		};
	}

	@Override
	public void skip() throws IOException {
		json.skipValue();
	}
}
