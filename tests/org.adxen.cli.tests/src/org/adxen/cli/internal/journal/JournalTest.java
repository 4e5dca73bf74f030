// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.adxen.cli.internal.CommandLineFixture;
import org.adxen.cli.internal.Fixtures;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.operations.JournalEntry;
import org.adxen.operations.JournalEntry.Line;
import org.adxen.operations.JournalEntry.State;
import org.junit.Before;
import org.junit.Test;

public class JournalTest extends CommandLineFixture {

	@Before
	public void write() {
		operations.entries.add(new JournalEntry("e1", Fixtures.NOW, Optional.of(Fixtures.NOW.plusSeconds(2)), "ana@desk",
				"workbench", "org.adxen.operations.shutDown", "Shut Down", Map.of("clean", "true"), "=maintenance",
				List.of(new Line("domain:lab/1", "db-3", State.DONE, "", "t1", Map.of()),
						new Line("domain:lab/2", "db-4", State.FAILED, "It did not answer.", "", Map.of()))));
	}

	@Test
	public void showsALineForEachTarget() {
		assertThat(adxen("journal")).isEqualTo(ExitCode.OK);
		assertThat(out()).isEqualTo("""
				When                 Who       Operation  Target  Parameters  Outcome  Detail              Reason
				2026-11-23 18:00:00  ana@desk  Shut Down  db-3    clean=true  Done                         =maintenance
				2026-11-23 18:00:00  ana@desk  Shut Down  db-4    clean=true  Failed   It did not answer.  =maintenance
				""");
	}

	@Test
	public void isExportedAsCsv() {
		assertThat(adxen("journal", "--export", "csv")).isEqualTo(ExitCode.OK);
		assertThat(terminal.out.toString()).isEqualTo(String.join("\r\n",
				"begunAt,endedAt,who,origin,name,operation,targetName,target,parameters,outcome,detail,reason,task,id",
				"2026-11-23T18:00:00Z,2026-11-23T18:00:02Z,ana@desk,workbench,Shut Down,org.adxen.operations.shutDown,db-3,"
						+ "domain:lab/1,clean=true,done,,'=maintenance,t1,e1",
				"2026-11-23T18:00:00Z,2026-11-23T18:00:02Z,ana@desk,workbench,Shut Down,org.adxen.operations.shutDown,db-4,"
						+ "domain:lab/2,clean=true,failed,It did not answer.,'=maintenance,,e1",
				""));
		assertThat(operations.filters.get(0).limit()).isEqualTo(Integer.MAX_VALUE);
	}

	@Test
	public void looksForTextAndTime() {
		adxen("journal", "--since", "2h", "db", "3");
		adxen("journal", "--since", "2026-11-01");
		adxen("journal", "--since", "2026-11-01 12:30:00");
		adxen("journal", "--since", "2026-11-01T12:30:00-03:00");
		assertThat(operations.filters.get(0).text()).isEqualTo("db 3");
		assertThat(operations.filters).extracting(f -> f.from()).containsExactly(Instant.parse("2026-11-23T16:00:00Z"),
				Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2026-11-01T12:30:00Z"),
				Instant.parse("2026-11-01T15:30:00Z"));
	}

	@Test
	public void saysWhatIsNoTime() {
		assertThat(adxen("journal", "--since", "yesterday")).isEqualTo(ExitCode.USAGE);
		assertThat(told()).contains("\"yesterday\" is not a time");
	}

	@Test
	public void tellsOfUnreadableLinesAndOfTheLimit() {
		operations.unreadable = 3;
		assertThat(adxen("journal", "--limit", "1")).isEqualTo(ExitCode.ENVIRONMENT);
		assertThat(told()).contains("left out: 3.", "Only the newest 1 entries are shown");
	}
}
