// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

import org.adxen.operations.JournalEntry;
import org.adxen.operations.JournalEntry.State;
import org.adxen.operations.JournalExport;
import org.junit.Test;

import com.google.gson.JsonParser;

@SuppressWarnings("null") // AssertJ says nothing of null
public class TextTest {

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
	public void nothingInTheCsvIsAFormula() throws IOException {
		var entry = new JournalEntry("id", Instant.EPOCH, Optional.empty(), "ana@desk", "workbench", "op", "Pause", Map.of(), "@why",
				List.of(new JournalEntry.Line("domain:p/u", "=HYPERLINK(\"x\",1)", State.DONE, "-1", "", Map.of())));
		var out = new StringBuilder();
		JournalExport.csv(List.of(entry), out);
		assertThat(out.toString()).contains(",'@why,", ",\"'=HYPERLINK(\"\"x\"\",1)\",", ",'-1,");
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
				"/org/adxen/operations/placement/messages",
				"/org/adxen/operations/group/messages", "/org/adxen/operations/internal/registry/messages", "/org/adxen/operations/internal/run/messages",
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
