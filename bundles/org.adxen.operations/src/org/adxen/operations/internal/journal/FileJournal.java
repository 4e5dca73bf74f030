// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.adxen.operations.Journal;
import org.adxen.operations.JournalEntry;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/**
 * The journal as files: {@code journal/2026-11.jsonl} and so on in the environment's folder. All lines of an entry go to the
 * month in which it was begun (UTC), so that each file can be read alone.
 */
public final class FileJournal implements Journal, AutoCloseable {

	private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuu-MM").withZone(ZoneOffset.UTC);
	private static final Pattern FILE = Pattern.compile("\\d{4}-\\d{2}\\.jsonl");

	private static final String SETTLED = ".settled";

	/** How many months are kept in memory; older ones are read again when somebody looks at them. */
	private static final int KEPT = 3;
	private static final long WATCH_SECONDS = 1;

	private final Path folder;
	private final Consumer<IStatus> log;
	private final JournalCodec codec = new JournalCodec();
	private final JournalAppender appender;
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	private final ScheduledExecutorService watch = Executors
			.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("Journal watch").factory());
	private final Map<Path, JournalMonth> months = new LinkedHashMap<>(4, 0.75f, true) {
		private static final long serialVersionUID = 1L;

		@Override
		@NonNullByDefault({})
		protected boolean removeEldestEntry(Map.Entry<Path, JournalMonth> eldest) {
			return size() > KEPT;
		}
	};
	private volatile String lastSeen = "";
	private volatile String lastProblem = "";
	private volatile boolean folderUnreadable;

	/** @param environment the environment's folder; nothing is made there before something is written */
	public FileJournal(Path environment, Consumer<IStatus> log) {
		this.folder = environment.resolve("journal");
		this.log = log;
		this.appender = new JournalAppender(folder, this::lookForNews);
		watch.scheduleWithFixedDelay(this::lookForNews, WATCH_SECONDS, WATCH_SECONDS, TimeUnit.SECONDS);
	}

	public Path folder() {
		return folder;
	}

	/**
	 * Appends a line to the month in which its entry was begun. Completes when it is on the disk, exceptionally with an
	 * {@link IOException} when it is not.
	 */
	public CompletableFuture<Void> append(JournalLine line, Instant begunAt) {
		return appender.append(fileOf(begunAt), codec.write(line));
	}

	@Override
	public synchronized Page read(JournalFilter filter) {
		var entries = new ArrayList<JournalEntry>();
		String text = filter.text().toLowerCase(Locale.ROOT);
		String oldest = filter.from().equals(Instant.MIN) ? "" : MONTH.format(filter.from());
		List<Path> files = newestFirst();
		int unreadable = folderUnreadable ? 1 : 0;
		for (Path file : files) {
			if (entries.size() >= filter.limit() || file.getFileName().toString().compareTo(oldest) < 0) {
				break;
			}
			JournalMonth month = month(file);
			unreadable += month.unreadable();
			month.entries().stream().map(RecordedEntry::toEntry)
					.filter(e -> !e.begunAt().isBefore(filter.from()) && matches(e, text))
					.sorted(Comparator.comparing(JournalEntry::begunAt).reversed())
					.limit(filter.limit() - entries.size()).forEach(entries::add);
		}
		return new Page(List.copyOf(entries), unreadable);
	}

	/** Targets of all entries, however old, that nobody is going to write an outcome for. Blocks. */
	public synchronized List<OpenLine> open() {
		var open = new ArrayList<OpenLine>();
		List<Path> files = newestFirst();
		Set<String> settled = settledMonths();
		for (Path file : files) {
			String name = file.getFileName().toString();
			if (!settled.contains(name)) {
				List<OpenLine> found = openIn(file);
				open.addAll(found);
				if (found.isEmpty() && files.indexOf(file) > 1) {
					markSettled(name); // nobody begins anything in the month before last any more
				}
			}
		}
		return open;
	}

	/** Old months in which everything has its outcome, so that not all that was ever done is read at each start. */
	private Set<String> settledMonths() {
		try {
			return Set.copyOf(Files.readAllLines(folder.resolve(SETTLED)));
		} catch (NoSuchFileException e) {
			return Set.of(); // not yet
		} catch (IOException e) {
			tell(folder.resolve(SETTLED), e);
			return Set.of();
		}
	}

	private void markSettled(String month) {
		try {
			Files.writeString(folder.resolve(SETTLED), month + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
		} catch (IOException e) {
			tell(folder.resolve(SETTLED), e);
		}
	}

	/** The same of one entry. Blocks. */
	public synchronized List<OpenLine> openOf(String id, Instant begunAt) {
		return openIn(fileOf(begunAt)).stream().filter(l -> l.begin().id().equals(id)).toList();
	}

	/** Whether something else was begun with the same target since, so that how it is now tells nothing of this line. Blocks. */
	public synchronized boolean isOvertaken(OpenLine line) {
		Instant at = line.begin().at();
		String oldest = fileOf(at).getFileName().toString();
		return newestFirst().stream().filter(f -> f.getFileName().toString().compareTo(oldest) >= 0)
				.anyMatch(f -> month(f).entries().stream().anyMatch(e -> e.touches(line.target(), at)));
	}

	private List<OpenLine> openIn(Path file) {
		Writer self = Writer.current();
		Instant now = Instant.now();
		return month(file).entries().stream().flatMap(e -> e.open(self, now).stream()).toList();
	}

	private Path fileOf(Instant begunAt) {
		return folder.resolve(MONTH.format(begunAt) + ".jsonl");
	}

	@Override
	public void addListener(Runnable listener) {
		lastSeen = signature();
		listeners.add(listener);
	}

	@Override
	public void removeListener(Runnable listener) {
		listeners.remove(listener);
	}

	@Override
	public void close() {
		watch.shutdownNow();
		appender.close();
	}

	/** Polled rather than watched: journals on network file systems and by other machines are seen as well. */
	private void lookForNews() {
		if (listeners.isEmpty()) {
			return;
		}
		String now = signature();
		if (!now.equals(lastSeen)) {
			lastSeen = now;
			listeners.forEach(this::tellOf);
		}
	}

	/** A reader's fault must not end the thread that writes or the one that watches. */
	private void tellOf(Runnable listener) {
		try {
			listener.run();
		} catch (RuntimeException e) {
			log.accept(Status.error(NLS.bind(Messages.listenerFailed, listener.getClass().getName()), e));
		}
	}

	private String signature() {
		var text = new StringBuilder();
		newestFirst().stream().limit(2).forEach(f -> text.append(f.getFileName()).append(f.toFile().length()).append(' '));
		return text.toString();
	}

	private JournalMonth month(Path file) {
		JournalMonth month = months.computeIfAbsent(file, f -> new JournalMonth(f, codec));
		try {
			month.refresh();
		} catch (IOException e) {
			tell(file, e);
		}
		return month;
	}

	private List<Path> newestFirst() {
		try (Stream<Path> files = Files.list(folder)) {
			List<Path> found = files.filter(f -> FILE.matcher(f.getFileName().toString()).matches())
					.sorted(Comparator.reverseOrder()).toList();
			folderUnreadable = false;
			return found;
		} catch (NoSuchFileException e) {
			folderUnreadable = false;
			return List.of(); // nothing was done yet
		} catch (IOException e) {
			folderUnreadable = true;
			tell(folder, e);
			return List.of();
		}
	}

	/** Once, although it is looked at every second. */
	private void tell(Path where, IOException e) {
		String problem = where + ": " + e;
		if (!problem.equals(lastProblem)) {
			lastProblem = problem;
			log.accept(Status.error(NLS.bind(Messages.unreadable, where, e.getMessage()), e));
		}
	}

	private static boolean matches(JournalEntry entry, String text) {
		return text.isEmpty() || Stream
				.concat(Stream.of(entry.operation(), entry.name(), entry.who(), entry.reason(), entry.origin()),
						entry.targets().stream().map(JournalEntry.Line::name))
				.anyMatch(s -> s.toLowerCase(Locale.ROOT).contains(text));
	}
}
