// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

import org.adxen.xen.Address;
import org.adxen.xen.XenException;
import org.adxen.xen.xl.internal.RecordedAnswer;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/**
 * What the connector makes of each recorded answer: of a failure the kind and the cause that it tells, of a success that it takes
 * nothing in it for a cause, or, where xl succeeds with words, what they are. {@code answers/expected.txt} has a line for each.
 */
@RunWith(Parameterized.class)
@SuppressWarnings("null") // AssertJ says nothing of null
public class RecordedAnswersTest {

	private static final Attempt ATTEMPT = new Attempt("try", "g1", "ca77f1e5-1eca-449b-948d-2d7102d35aec");

	/**
	 * @param kind  of failure, a dash for a success
	 * @param words that are told, empty when there are none
	 */
	record Expected(String name, String kind, String words) {
	}

	private final Expected expected;

	public RecordedAnswersTest(String name, Expected expected) {
		this.expected = expected;
	}

	@Parameters(name = "{0}")
	public static List<Object[]> all() throws IOException {
		var expectations = new LinkedHashMap<String, Expected>();
		try (var lines = new BufferedReader(new InputStreamReader(
				Objects.requireNonNull(RecordedAnswer.class.getResourceAsStream("answers/expected.txt")), StandardCharsets.UTF_8))) {
			lines.lines().map(line -> line.split("\t", -1)).forEach(line -> expectations.put(line[0], new Expected(line[0], line[1], line[2])));
		}
		var all = new ArrayList<Object[]>();
		for (String name : names()) {
			Expected expected = expectations.remove(name);
			all.add(new Object[] { name, expected == null ? new Expected(name, "?", "nobody reads it: add it to expected.txt") : expected });
		}
		assertThat(expectations).as("expected of answers that are not there").isEmpty();
		return all;
	}

	/** By the files, so that none is overlooked. */
	private static List<String> names() throws IOException {
		try (var files = Files.list(Path.of("src", "org", "adxen", "xen", "xl", "internal", "answers"))) {
			return files.map(file -> file.getFileName().toString()).filter(file -> file.endsWith(".answer"))
					.map(file -> file.substring(0, file.length() - ".answer".length())).sorted().toList();
		}
	}

	@Test
	public void isUnderstood() throws Exception {
		RecordedAnswer answer = RecordedAnswer.of(expected.name());
		if (answer.code() == 0) {
			assertThat(expected.kind()).isEqualTo("-");
			assertThat(Failures.cause(answer.error())).isEqualTo(expected.words());
			return;
		}
		XenException failure = Failures.explain(ATTEMPT, new Address("xl", false, "xen1", 22), Duration.ofSeconds(20), answer.result());
		assertThat(failure.failure().getClass().getSimpleName() + "\t" + failure.getMessage().replace(ATTEMPT.cannot() + ": ", "")).isEqualTo(expected.kind() + "\t" + expected.words());
		assertThat(failure.detail()).as("all that was said is kept").isEqualTo(answer.error().strip());
	}
}
