// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import org.adxen.operations.Journal.JournalFilter;
import org.adxen.operations.Journal.Page;
import org.adxen.operations.JournalEntry;
import org.adxen.operations.JournalEntry.State;
import org.adxen.operations.internal.journal.FileJournal;
import org.adxen.operations.internal.journal.JournalLine;
import org.adxen.operations.internal.journal.OpenLine;
import org.adxen.operations.internal.journal.Writer;
import org.adxen.xen.MachineName;
import org.eclipse.core.runtime.IStatus;
import org.junit.After;
import org.junit.Assume;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

@SuppressWarnings("null") // AssertJ says nothing of null
public class JournalTest {

	private static final Writer DEAD = new Writer(Writer.current().pid(), Instant.EPOCH, MachineName.get());

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private final List<IStatus> log = new CopyOnWriteArrayList<>();
	private FileJournal journal;

	@Before
	public void open() {
		journal = new FileJournal(environment(), log::add);
	}

	@After
	public void close() {
		journal.close();
	}

	private Path environment() {
		return folder.getRoot().toPath();
	}

	private void reopen() {
		journal.close();
		open();
	}

	private Page all() {
		return journal.read(JournalFilter.newest(10_000));
	}

	private JournalLine.Begin begin(String id, Writer writer) throws Exception {
		JournalLine.Begin begin = JournalProgram.begin(id, writer);
		journal.append(begin, begin.at()).get();
		return begin;
	}

	private void outcome(JournalLine.Begin begin, State state, boolean settled) throws Exception {
		journal.append(new JournalLine.Outcome(begin.id(), Instant.now(), begin.targets().getFirst().id(), state, "", settled),
				begin.at()).get();
	}

	private Path file() throws IOException {
		try (var files = Files.list(environment().resolve("journal"))) {
			return files.filter(f -> f.toString().endsWith(".jsonl")).collect(Collectors.toList()).getFirst();
		}
	}

	@Test
	public void whatIsWrittenIsReadAgain() throws Exception {
		JournalLine.Begin begin = begin("one", Writer.current());
		journal.append(new JournalLine.Task("one", Instant.now(), "domain:lab-id/web-1", "OpaqueRef:7"), begin.at()).get();
		outcome(begin, State.DONE, true);
		reopen();
		JournalEntry entry = all().entries().getFirst();
		assertThat(entry.begunAt()).isEqualTo(begin.at());
		assertThat(entry.who()).isEqualTo("ana@desk");
		assertThat(entry.endedAt()).isPresent();
		assertThat(entry.targets()).containsExactly(
				new JournalEntry.Line("domain:lab-id/web-1", "web-1 é", State.DONE, "", "OpaqueRef:7", Map.of()));
	}

	@Test
	public void aTornLastLineIsCountedAndNotGluedToTheNext() throws Exception {
		begin("one", Writer.current());
		Files.writeString(file(), "{\"line\":\"begin\",\"id\":\"to", StandardOpenOption.APPEND);
		assertThat(all().unreadable()).isEqualTo(1);

		begin("two", Writer.current());

		assertThat(all().entries()).extracting(JournalEntry::id).containsExactly("two", "one");
		assertThat(all().unreadable()).isEqualTo(1);
		assertThat(Files.readAllLines(file())).hasSize(3);
	}

	@Test
	public void linesOfANewerAdXenAreLeftAlone() throws Exception {
		begin("one", Writer.current());
		Files.writeString(file(), "{\"line\":\"comment\",\"id\":\"one\",\"text\":\"hello\"}\n", StandardOpenOption.APPEND);
		assertThat(all().entries()).hasSize(1);
		assertThat(all().unreadable()).isZero();
	}

	@Test
	public void whatIsNoJournalLineIsSkippedAndCounted() throws Exception {
		begin("one", Writer.current());
		Files.writeString(file(), "null\n[1]\n{\"line\":\"begin\",\"id\":\"x\"}\n{\"line\":{}}\n\u0000\n", StandardOpenOption.APPEND);
		begin("two", Writer.current());
		assertThat(all().entries()).hasSize(2);
		assertThat(all().unreadable()).isEqualTo(5);
	}

	@Test
	public void anEntryStaysInTheMonthInWhichItWasBegun() throws Exception {
		JournalLine.Begin now = JournalProgram.begin("old", Writer.current());
		Instant then = Instant.parse("2026-01-31T23:59:59Z");
		var begin = new JournalLine.Begin(now.id(), then, now.who(), now.origin(), now.operation(), now.name(),
				now.parameters(), now.reason(), now.targets(), now.writer());
		journal.append(begin, then).get();
		outcome(begin, State.DONE, true);
		assertThat(file().getFileName()).hasToString("2026-01.jsonl");
		assertThat(Files.readAllLines(file())).hasSize(2);
		assertThat(all().entries().getFirst().targets().getFirst().state()).isEqualTo(State.DONE);
		assertThat(journal.read(new JournalFilter("", Instant.parse("2026-02-01T00:00:00Z"), 10)).entries()).isEmpty();
	}

	@Test
	public void itIsFilteredByTextAndBounded() throws Exception {
		for (int i = 0; i < 5; i++) {
			begin("e" + i, Writer.current());
		}
		assertThat(journal.read(new JournalFilter("WEB-1", Instant.MIN, 3)).entries()).extracting(JournalEntry::id)
				.containsExactly("e4", "e3", "e2");
		assertThat(journal.read(new JournalFilter("db-7", Instant.MIN, 3)).entries()).isEmpty();
	}

	@Test
	public void aFullDiskIsAnErrorForTheOneWhoWrites() throws Exception {
		Assume.assumeTrue("needs a device that is always full", Files.exists(Path.of("/dev/full")));
		JournalLine.Begin begin = JournalProgram.begin("one", Writer.current());
		Files.createDirectories(environment().resolve("journal"));
		Files.createSymbolicLink(environment().resolve("journal").resolve(begin.at().toString().substring(0, 7) + ".jsonl"),
				Path.of("/dev/full"));
		assertThatThrownBy(() -> journal.append(begin, begin.at()).get()).isInstanceOf(ExecutionException.class)
				.hasCauseInstanceOf(IOException.class);
	}

	@Test
	public void aFolderThatCannotBeReadIsLoggedAndNotTakenForEmpty() throws Exception {
		Files.writeString(environment().resolve("journal"), "in the way");
		assertThat(all().entries()).isEmpty();
		assertThat(all().entries()).isEmpty();
		assertThat(all().unreadable()).isEqualTo(1);
		assertThat(log).hasSize(1);
	}

	@Test
	public void aMonthThatCannotBeReadIsNotTakenForEmpty() throws Exception {
		Files.createDirectories(environment().resolve("journal").resolve("2026-01.jsonl"));
		assertThat(all().unreadable()).isEqualTo(1);
	}

	@Test
	public void aReaderThatFailsDoesNotStopTheJournal() throws Exception {
		journal.addListener(() -> {
			throw new IllegalStateException("of a view that is gone");
		});
		begin("one", Writer.current());
		begin("two", Writer.current());
		assertThat(all().entries()).hasSize(2);
		await().untilAsserted(() -> assertThat(log).isNotEmpty());
	}

	@Test
	public void twentyProcessesLoseNoLine() throws Exception {
		var processes = new ArrayList<Process>();
		for (int i = 0; i < 20; i++) {
			processes.add(JournalProgram.start(environment(), "p" + i, 10));
		}
		Set<String> written = new HashSet<>();
		for (Process process : processes) {
			new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines()
					.filter(l -> !l.startsWith("done")).forEach(written::add);
			assertThat(process.waitFor()).isZero();
		}
		assertThat(written).hasSize(200);
		assertThat(all().entries()).extracting(JournalEntry::id).containsExactlyInAnyOrderElementsOf(written);
		assertThat(all().entries()).allMatch(e -> e.targets().getFirst().state() == State.DONE);
		assertThat(all().unreadable()).isZero();
	}

	@Test
	public void whatWasAcknowledgedSurvivesAKilledProcess() throws Exception {
		for (int round = 0; round < 5; round++) {
			Process process = JournalProgram.start(environment(), "round" + round, 100_000);
			var lines = new ArrayList<String>();
			try (var reader = process.inputReader()) {
				for (int i = 0; i < 20 + 13 * round; i++) {
					lines.add(reader.readLine());
				}
				process.toHandle().destroyForcibly(); // not process itself: that would close the reader
				reader.lines().forEach(lines::add);
			}
			process.waitFor();
			Map<String, JournalEntry> entries = all().entries().stream()
					.collect(Collectors.toMap(JournalEntry::id, e -> e));
			for (String line : lines) {
				if (line.startsWith("done ")) {
					assertThat(entries.get(line.substring(5)).targets().getFirst().state()).isEqualTo(State.DONE);
				} else if (line.startsWith("round")) {
					assertThat(entries).containsKey(line);
				}
			}
		}
		assertThat(all().unreadable()).isLessThanOrEqualTo(5);
	}

	@Test
	public void oldMonthsInWhichAllIsSettledAreNotReadAgain() throws Exception {
		for (String then : List.of("2026-03-10T10:00:00Z", "2026-02-10T10:00:00Z", "2026-01-10T10:00:00Z")) {
			JournalLine.Begin now = JournalProgram.begin(then, DEAD);
			Instant at = Instant.parse(then);
			var begin = new JournalLine.Begin(now.id(), at, now.who(), now.origin(), now.operation(), now.name(),
					now.parameters(), now.reason(), now.targets(), now.writer());
			journal.append(begin, at).get();
			if (!then.startsWith("2026-02")) {
				outcome(begin, State.DONE, true);
			}
		}
		assertThat(openIds()).containsExactly("2026-02-10T10:00:00Z");
		Files.writeString(environment().resolve("journal/2026-01.jsonl"), "not looked at\n", StandardOpenOption.APPEND);
		assertThat(Files.readAllLines(environment().resolve("journal/.settled"))).containsExactly("2026-01.jsonl");
		reopen();
		assertThat(openIds()).containsExactly("2026-02-10T10:00:00Z");
	}

	// --- what is open

	private List<String> openIds() {
		return journal.open().stream().map(OpenLine::begin).map(JournalLine.Begin::id).toList();
	}

	@Test
	public void whatADeadProgramBeganIsOpen() throws Exception {
		begin("one", DEAD);
		assertThat(openIds()).containsExactly("one");
	}

	@Test
	public void whatALivingProgramBeganIsLeftToIt() throws Exception {
		ProcessHandle other = ProcessHandle.current().parent().orElseThrow();
		begin("other", new Writer(other.pid(), other.info().startInstant().orElseThrow(), MachineName.get()));
		begin("own", Writer.current());
		assertThat(openIds()).isEmpty();
	}

	@Test
	public void whatIsUnknownIsOpenUntilItIsSettled() throws Exception {
		JournalLine.Begin begin = begin("own", Writer.current());
		outcome(begin, State.UNKNOWN, false);
		assertThat(openIds()).containsExactly("own");
		assertThat(journal.openOf("own", begin.at())).hasSize(1);
		assertThat(journal.openOf("another", begin.at())).isEmpty();

		outcome(begin, State.UNKNOWN, true);
		assertThat(openIds()).isEmpty();
	}

	@Test
	public void whatIsSettledStaysAsItWas() throws Exception {
		JournalLine.Begin begin = begin("one", DEAD);
		outcome(begin, State.DONE, true);
		outcome(begin, State.FAILED, true);
		assertThat(all().entries().getFirst().targets().getFirst().state()).isEqualTo(State.DONE);
	}

	@Test
	public void programsOfOtherMachinesAreGivenADay() throws Exception {
		begin("elsewhere", new Writer(1, Instant.EPOCH, "another machine"));
		assertThat(openIds()).isEmpty();
		JournalLine.Begin now = JournalProgram.begin("long ago", new Writer(1, Instant.EPOCH, "another machine"));
		Instant then = Instant.now().minus(Duration.ofHours(25));
		journal.append(new JournalLine.Begin(now.id(), then, now.who(), now.origin(), now.operation(), now.name(),
				now.parameters(), now.reason(), now.targets(), now.writer()), then).get();
		assertThat(openIds()).containsExactly("long ago");
	}

	@Test
	public void whatAnotherProcessWritesIsNoticed() throws Exception {
		begin("one", Writer.current());
		var told = new AtomicInteger();
		journal.addListener(told::incrementAndGet);
		Process other = JournalProgram.start(environment(), "other", 1);
		assertThat(other.waitFor()).isZero();
		await().atMost(10, TimeUnit.SECONDS).until(() -> told.get() > 0);
		assertThat(all().entries()).hasSize(2);
	}
}
