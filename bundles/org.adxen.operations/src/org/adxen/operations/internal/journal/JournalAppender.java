// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Appends lines to journal files, on a thread of its own so that an interrupt of somebody who waits cannot tear a line. What
 * came together is written together: one lock and one flush to the disk for all of it. The lock is a file beside the journals,
 * held for the moment of writing, by which any number of processes take turns.
 */
final class JournalAppender implements AutoCloseable {

	private static final Duration LOCK_PATIENCE = Duration.ofSeconds(20);
	private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(10);

	private record Pending(Path file, String text, CompletableFuture<Void> written) {
	}

	private final Path folder;
	private final Runnable afterwards;
	private final LinkedBlockingQueue<Pending> queue = new LinkedBlockingQueue<>();
	private final Thread thread;
	private volatile boolean closed;

	/** @param afterwards told, on the appender's thread, after each batch */
	JournalAppender(Path folder, Runnable afterwards) {
		this.folder = folder;
		this.afterwards = afterwards;
		thread = Thread.ofPlatform().daemon().name("Journal").start(this::loop);
	}

	/** Completes when the line is on the disk; exceptionally with an {@link IOException} when it is not. */
	CompletableFuture<Void> append(Path file, String line) {
		var pending = new Pending(file, line + "\n", new CompletableFuture<>());
		if (closed) {
			pending.written.completeExceptionally(new IOException("The journal is closed."));
		} else {
			queue.add(pending);
		}
		return pending.written;
	}

	/** Writes what is waiting, then ends. */
	@Override
	public void close() {
		closed = true;
		thread.interrupt();
		try {
			thread.join(CLOSE_PATIENCE);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private void loop() {
		var batch = new ArrayList<Pending>();
		while (!closed || !queue.isEmpty()) {
			try {
				Pending first = queue.poll(closed ? 0 : Long.MAX_VALUE, TimeUnit.NANOSECONDS);
				if (first != null) {
					batch.add(first);
				}
			} catch (InterruptedException e) {
				continue; // closing: the interrupt only wakes this thread, and is cleared before it writes
			}
			queue.drainTo(batch);
			if (!batch.isEmpty()) {
				write(batch);
				batch.clear();
				afterwards.run();
			}
		}
	}

	private void write(List<Pending> batch) {
		Map<Path, List<Pending>> byFile = new LinkedHashMap<>();
		batch.forEach(p -> byFile.computeIfAbsent(p.file, f -> new ArrayList<>()).add(p));
		try {
			Files.createDirectories(folder);
			try (FileChannel lockFile = FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE,
					StandardOpenOption.WRITE); FileLock lock = lock(lockFile)) {
				for (var entry : byFile.entrySet()) {
					append(entry.getKey(), entry.getValue());
				}
			}
		} catch (IOException e) {
			batch.forEach(p -> p.written.completeExceptionally(e));
		}
	}

	/** Files that cannot be written fail their own lines only. */
	private static void append(Path file, List<Pending> lines) {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
				StandardOpenOption.WRITE)) {
			long end = channel.size();
			var text = new StringBuilder();
			if (end > 0 && lastByte(channel, end) != '\n') {
				text.append('\n'); // somebody was killed while writing: what he left stays a line of its own
			}
			lines.forEach(p -> text.append(p.text));
			writeWhole(channel, end, StandardCharsets.UTF_8.encode(text.toString()));
			lines.forEach(p -> p.written.complete(null));
		} catch (IOException e) {
			lines.forEach(p -> p.written.completeExceptionally(e));
		}
	}

	private static void writeWhole(FileChannel channel, long end, ByteBuffer bytes) throws IOException {
		try {
			long at = end;
			while (bytes.hasRemaining()) {
				at += channel.write(bytes, at);
			}
			channel.force(false);
		} catch (IOException e) {
			try {
				channel.truncate(end); // a full disk must not leave half a line that nobody was told of
			} catch (IOException second) {
				e.addSuppressed(second);
			}
			throw e;
		}
	}

	private static byte lastByte(FileChannel channel, long end) throws IOException {
		ByteBuffer last = ByteBuffer.allocate(1);
		channel.read(last, end - 1);
		return last.get(0);
	}

	private static FileLock lock(FileChannel channel) throws IOException {
		long deadline = System.nanoTime() + LOCK_PATIENCE.toNanos();
		while (true) {
			FileLock lock = tryLock(channel);
			if (lock != null) {
				return lock;
			}
			if (System.nanoTime() > deadline) {
				throw new IOException("Another program keeps the journal locked.");
			}
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
		}
	}

	private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
		try {
			return channel.tryLock();
		} catch (OverlappingFileLockException e) {
			return null; // another journal of this same program has it
		}
	}
}
