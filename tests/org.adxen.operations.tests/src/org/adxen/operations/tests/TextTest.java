// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

import org.adxen.operations.FailureText;
import org.adxen.operations.JournalEntry;
import org.adxen.operations.JournalEntry.State;
import org.adxen.operations.JournalExport;
import org.adxen.operations.MemoryText;
import org.adxen.xen.Address;
import org.adxen.xen.XenFailure;
import org.junit.Test;

import com.google.gson.JsonParser;

@SuppressWarnings("null") // AssertJ says nothing of null
public class TextTest {

	@Test
	public void memoryIsReadAndWrittenInBinaryUnits() {
		assertThat(MemoryText.parse("2GiB")).isEqualTo(2L << 30);
		assertThat(MemoryText.parse(" 512 m ")).isEqualTo(512L << 20);
		assertThat(MemoryText.parse("1.5G")).isEqualTo(3L << 29);
		assertThat(MemoryText.parse("4096")).isEqualTo(4096);
		assertThat(MemoryText.exact(3L << 29)).isEqualTo("1536MiB");
		assertThat(MemoryText.exact(1000)).isEqualTo("1000");
		assertThat(MemoryText.of(3L << 29)).isEqualTo("1.5 GiB");
		assertThat(MemoryText.of(0)).isEqualTo("0 B");
		for (String nonsense : List.of("", "two", "-1", "1.0000001", "99999999999999999", "999999999999999T", "1 P")) {
			assertThatThrownBy(() -> MemoryText.parse(nonsense)).as(nonsense).isInstanceOf(IllegalArgumentException.class)
					.hasMessageContaining("2GiB");
		}
	}

	@Test
	public void everyKindOfFailureIsASentence() {
		Address lab = Address.parse("xapi://lab");
		for (XenFailure failure : List.of(new XenFailure.Unreachable(lab), new XenFailure.Authentication(lab, "root"),
				new XenFailure.Refused("X", List.of()), new XenFailure.BadPowerState(List.of("running"), "halted"),
				new XenFailure.NotEnoughMemory(1, 2), new XenFailure.NotEnoughMemory(-1, -1),
				new XenFailure.NotSupported(List.of("vtpm")), new XenFailure.NotSupported(List.of()),
				new XenFailure.NotFound("VM", "x"), new XenFailure.Protocol(lab), new XenFailure.Cancelled(),
				new XenFailure.TimedOut(Duration.ofSeconds(20)))) {
			assertThat(FailureText.of(FakeConnection.failure(failure))).as(failure.toString()).endsWith(".")
					.doesNotContain("{0}", "NLS");
		}
	}

	private static final JournalEntry ENTRY = new JournalEntry("id", Instant.EPOCH, Optional.of(Instant.EPOCH), "ana@desk",
			"workbench", "op", "Pause", Map.of("b", "2", "a", "1"), "said \"now\"",
			List.of(new JournalEntry.Line("domain:p/u", "web-1", State.DONE, "", "", Map.of()),
					new JournalEntry.Line("domain:p/v", "web,2", State.FAILED, "line\nbreak", "T", Map.of())));

	@Test
	public void theJournalIsExportedAsCsvWithOneRowATarget() throws IOException {
		var out = new StringBuilder();
		JournalExport.csv(List.of(ENTRY), out);
		assertThat(out.toString().split("\r\n")).hasSize(3).contains(
				"id,1970-01-01T00:00:00Z,1970-01-01T00:00:00Z,ana@desk,workbench,op,Pause,a=1; b=2,\"said \"\"now\"\"\",domain:p/v,\"web,2\",FAILED,\"line\nbreak\",T");
	}

	@Test
	public void theJournalIsExportedAsJson() throws IOException {
		var out = new StringBuilder();
		JournalExport.json(List.of(ENTRY), out);
		var entry = JsonParser.parseString(out.toString()).getAsJsonArray().get(0).getAsJsonObject();
		assertThat(entry.get("reason").getAsString()).isEqualTo("said \"now\"");
		assertThat(entry.get("targets").getAsJsonArray()).hasSize(2);
	}

	@Test
	public void everythingIsSaidInBothLanguages() throws IOException {
		for (String bundle : List.of("/org/adxen/operations/messages", "/org/adxen/operations/internal/messages",
				"/org/adxen/operations/internal/builtin/messages", "/org/adxen/operations/internal/check/messages",
				"/org/adxen/operations/internal/journal/messages", "/org/adxen/operations/internal/placement/messages",
				"/org/adxen/operations/internal/registry/messages", "/org/adxen/operations/internal/run/messages",
				"/OSGI-INF/l10n/bundle")) {
			Properties english = read(bundle + ".properties");
			Properties portuguese = read(bundle + "_pt_BR.properties");
			assertThat(portuguese.keySet()).as(bundle).isEqualTo(english.keySet());
			english.forEach((key, sentence) -> {
				for (int i = 0; i < 6; i++) {
					assertThat(portuguese.getProperty((String) key).contains("{" + i + "}")).as("%s: {%s} of %s", bundle, i, key)
							.isEqualTo(((String) sentence).contains("{" + i + "}"));
				}
			});
		}
	}

	private static Properties read(String resource) throws IOException {
		var properties = new Properties();
		try (InputStream in = TextTest.class.getResourceAsStream(resource)) {
			assertThat(in).as(resource).isNotNull();
			properties.load(in);
		}
		return properties;
	}
}
