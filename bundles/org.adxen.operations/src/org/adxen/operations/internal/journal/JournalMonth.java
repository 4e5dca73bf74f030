// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One month's file as far as it was read; reading again reads only what was appended. Not for several threads at once. */
final class JournalMonth {

	private final Path file;
	private final JournalCodec codec;
	private final Map<String, RecordedEntry> entries = new LinkedHashMap<>();
	private long readTo;
	private int broken;
	private boolean torn;
	private boolean failed;

	JournalMonth(Path file, JournalCodec codec) {
		this.file = file;
		this.codec = codec;
	}

	void refresh() throws IOException {
		failed = true;
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
			long size = channel.size();
			if (size < readTo) {
				forget();
			}
			readLines(channel, size);
		} catch (NoSuchFileException e) {
			forget();
		}
		failed = false;
	}

	/** In the order in which they were begun. */
	List<RecordedEntry> entries() {
		return List.copyOf(entries.values());
	}

	/** Lines that could not be read, an unfinished last one included; one for a file that cannot be read at all. */
	int unreadable() {
		return broken + (torn ? 1 : 0) + (failed ? 1 : 0);
	}

	private void forget() {
		entries.clear();
		readTo = 0;
		broken = 0;
		torn = false;
	}

	private void readLines(FileChannel channel, long size) throws IOException {
		ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(size - readTo));
		while (bytes.hasRemaining() && channel.read(bytes, readTo + bytes.position()) >= 0) {
			continue;
		}
		byte[] array = bytes.array();
		int end = bytes.position();
		int from = 0;
		for (int i = 0; i < end; i++) {
			if (array[i] == '\n') {
				take(new String(array, from, i - from, StandardCharsets.UTF_8));
				from = i + 1;
			}
		}
		readTo += from;
		torn = from < end;
	}

	private void take(String text) {
		if (text.isBlank()) {
			return;
		}
		try {
			codec.read(text).ifPresent(line -> {
				switch (line) {
				case JournalLine.Begin begin -> entries.putIfAbsent(begin.id(), new RecordedEntry(begin));
				case JournalLine.Task task -> entry(task).task(task);
				case JournalLine.Outcome outcome -> entry(outcome).outcome(outcome);
				}
			});
		} catch (IllegalArgumentException e) {
			broken++; // told to the reader of the journal as Page.unreadable
		}
	}

	private RecordedEntry entry(JournalLine line) {
		RecordedEntry entry = entries.get(line.id());
		if (entry == null) {
			throw new IllegalArgumentException("No begin line was read for " + line.id());
		}
		return entry;
	}
}
