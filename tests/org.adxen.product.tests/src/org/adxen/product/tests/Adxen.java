// SPDX-License-Identifier: EPL-2.0
package org.adxen.product.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;

/** The command line of the built product, started by its script with a home of its own. */
final class Adxen {

	static final Path PRODUCT = Path.of(System.getProperty("adxen.product"));

	/** How a call ended, and what it wrote. */
	record Ended(int code, String out, String err) {

		JsonArray rows() {
			return JsonParser.parseString(out).getAsJsonArray();
		}

		/** The only row of a list. */
		JsonElement field(String name) {
			assertThat(rows()).hasSize(1);
			return rows().get(0).getAsJsonObject().get(name);
		}
	}

	/** A call that goes on; its output goes to files, so that it never waits for a reader. */
	record Running(Process process, Path out, Path err) {

		Ended await() throws IOException, InterruptedException {
			assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("ends: %s", Files.readString(err)).isTrue();
			return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
		}

		void signal(String name) throws IOException, InterruptedException {
			var kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).inheritIO().start();
			assertThat(kill.waitFor()).isZero();
		}
	}

	private final Path product;
	private final Path home;
	private final Map<String, String> variables;
	private int calls;

	/** @param variables beyond those of this process */
	Adxen(Path home, Map<String, String> variables) {
		this(PRODUCT, home, variables);
	}

	/** @param product a copy of the built product */
	Adxen(Path product, Path home, Map<String, String> variables) {
		this.product = product;
		this.home = home;
		this.variables = variables;
		assertThat(product.resolve("adxen")).as("the built product").isExecutable();
	}

	Path environment() {
		return home.resolve("environment");
	}

	Ended run(String... arguments) throws IOException, InterruptedException {
		return start(arguments).await();
	}

	/** The same, where it has to succeed. */
	Ended done(String... arguments) throws IOException, InterruptedException {
		Ended ended = run(arguments);
		assertThat(ended.code()).as("%s: %s%s", List.of(arguments), ended.out(), ended.err()).isZero();
		return ended;
	}

	synchronized Running start(String... arguments) throws IOException {
		calls++;
		Path out = home.resolve("out-" + calls);
		Path err = home.resolve("err-" + calls);
		var command = new ArrayList<>(List.of(product.resolve("adxen").toString()));
		command.addAll(List.of(arguments));
		var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
		builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
		builder.environment().keySet().removeIf(name -> name.startsWith("ADXEN_"));
		builder.environment().putAll(Map.of("ADXEN_HOME", home.resolve("adxen-home").toString(), "ADXEN_ENVIRONMENT",
				environment().toString(), "LC_ALL", "C.UTF-8", "ADXEN_JAVA", ProcessHandle.current().info().command().orElseThrow()));
		builder.environment().putAll(variables);
		return new Running(builder.start(), out, err);
	}

	/** Everything that this home and environment hold, for looking for what must not be there. */
	List<Path> files() throws IOException {
		try (var files = Files.walk(home)) {
			return files.filter(Files::isRegularFile).toList();
		}
	}

	static boolean contains(Path file, String text) throws IOException {
		return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
	}
}
