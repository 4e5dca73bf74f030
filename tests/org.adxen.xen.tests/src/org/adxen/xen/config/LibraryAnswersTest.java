// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.assertj.core.api.SoftAssertions;
import org.junit.Test;

/** The reader agrees with the real libxlutil 4.17.7, whose recorded answers are in libxlutil-4.17.7.txt. */
public class LibraryAnswersTest {

	@Test
	public void agreesWithTheLibraryOnEveryRecordedInput() throws IOException {
		var lines = Resources.text("libxlutil-4.17.7.txt").lines().toList();
		assertThat(lines).hasSize(1675);
		var softly = new SoftAssertions();
		for (String line : lines)
			softly.assertThat(LibraryAnswers.ours(line)).as(line).isEqualTo(LibraryAnswers.recorded(line));
		softly.assertAll();
	}
}
