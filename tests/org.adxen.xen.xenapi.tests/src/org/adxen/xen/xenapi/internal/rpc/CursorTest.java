// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.adxen.xen.xenapi.internal.server.Wire;
import org.junit.Test;

/** Both encodings of one value read alike. */
public class CursorTest {

	private static final Map<String, Object> VALUE = new TreeMap<>(Map.of("a", "text & <more> \"é\"", "b", List.of("x", "", "z"),
			"c", Map.of("k", "v"), "d", true, "e", 3, "f", 0.5, "g", List.of(), "h", Map.of(), "i", ""));

	private static Cursor xml(Object value) throws IOException {
		return XmlCursor.open(new ByteArrayInputStream(Wire.xml(value).getBytes(StandardCharsets.UTF_8)));
	}

	private static Cursor json(Object value) {
		return new JsonCursor(new ByteArrayInputStream(Wire.json(value).getBytes(StandardCharsets.UTF_8)));
	}

	/** Everything that is in a value, read by the methods that fit. */
	private static String read(Cursor value, boolean skipOdd) throws IOException {
		var seen = new StringBuilder();
		value.struct();
		int n = 0;
		for (String name = value.member(); name != null; name = value.member()) {
			seen.append(name).append('=');
			if (skipOdd && n++ % 2 == 1) {
				value.skip();
			} else if (List.of("b", "g").contains(name)) {
				value.array();
				while (value.element()) {
					seen.append(value.text()).append(',');
				}
			} else if (List.of("c", "h").contains(name)) {
				value.struct();
				for (String key = value.member(); key != null; key = value.member()) {
					seen.append(key).append(':').append(value.text());
				}
			} else if (name.equals("d")) {
				seen.append(value.bool());
			} else {
				seen.append(value.text());
			}
			seen.append(';');
		}
		return seen.toString();
	}

	@Test
	public void readEverythingAlike() throws IOException {
		assertThat(read(xml(VALUE), false)).isEqualTo(read(json(VALUE), false));
		assertThat(read(xml(VALUE), false)).isEqualTo("a=text & <more> \"é\";b=x,,z,;c=k:v;d=true;e=3;f=0.5;g=;h=;i=;");
	}

	@Test
	public void skipAlike() throws IOException {
		assertThat(read(xml(VALUE), true)).isEqualTo(read(json(VALUE), true));
	}

	@Test
	public void passOverValuesOfAnotherKind() throws IOException {
		for (Cursor cursor : List.of(xml(VALUE), json(VALUE))) {
			cursor.struct();
			var kinds = new StringBuilder();
			for (String name = cursor.member(); name != null; name = cursor.member()) {
				switch (name) {
				case "a", "b", "d", "i" -> kinds.append(cursor.struct());
				case "c", "e", "h" -> kinds.append(cursor.array());
				default -> kinds.append(cursor.text());
				}
				kinds.append(' ');
			}
			assertThat(kinds.toString()).isEqualTo("false false false false false 0.5  false false ");
		}
	}

	@Test
	public void readTextThatIsTaggedOrBrokenUp() throws IOException {
		var tagged = XmlCursor.open(new ByteArrayInputStream(
				"<value> <string>a&amp;b<!-- c -->d</string> </value>".getBytes(StandardCharsets.UTF_8)));
		assertThat(tagged.text()).isEqualTo("a&bd");
		String longText = "&lt;x&gt; ".repeat(10_000);
		var bare = XmlCursor.open(new ByteArrayInputStream(("<value>" + longText + "</value>").getBytes(StandardCharsets.UTF_8)));
		assertThat(bare.text()).hasSize(40_000);
	}
}
