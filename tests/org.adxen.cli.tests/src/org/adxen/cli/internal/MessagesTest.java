// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.junit.Test;

public class MessagesTest {

	private static final List<String> PACKAGES = List.of("", "command/", "config/", "discover/", "domains/", "group/", "hosts/", "journal/",
			"operations/", "output/", "repository/", "simulate/", "terminal/");

	@Test
	public void arePortugueseToo() throws IOException {
		for (String folder : PACKAGES) {
			Properties english = read(folder + "messages.properties");
			Properties portuguese = read(folder + "messages_pt_BR.properties");
			assertEquals(folder, english.stringPropertyNames(), portuguese.stringPropertyNames());
			assertFalse(folder, english.isEmpty());
			for (String key : english.stringPropertyNames()) {
				assertEquals(folder + key, holes(english.getProperty(key)), holes(portuguese.getProperty(key)));
			}
		}
	}

	private static TreeSet<String> holes(String message) {
		var holes = new TreeSet<String>();
		var matcher = Pattern.compile("\\{[0-9]}").matcher(message);
		while (matcher.find()) {
			holes.add(matcher.group());
		}
		return holes;
	}

	private static Properties read(String name) throws IOException {
		var properties = new Properties();
		try (var in = CommandLineTwin.class.getResourceAsStream(name)) {
			properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
		}
		return properties;
	}
}
