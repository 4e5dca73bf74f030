// SPDX-License-Identifier: EPL-2.0
package org.adxen.model.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

import org.eclipse.osgi.util.NLS;

/**
 * Locks between programs, by a file that is there for nothing else. They end with the program, however it ends. Safe for any
 * thread: what this very program holds is taken like what another one holds.
 */
public final class FileLocks {

	/**
	 * What this process holds, or is about to. POSIX gives up all of a process's locks on a file when any of its channels on it
	 * is closed, so a second channel must not even be opened.
	 */
	private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

	private FileLocks() {
	}

	/** A lock that is held until closed. */
	public static final class Held implements AutoCloseable {

		private final FileChannel channel;
		private final Path file;

		private Held(FileChannel channel, Path file) {
			this.channel = channel;
			this.file = file;
		}

		@Override
		public void close() {
			if (!channel.isOpen()) {
				return; // by now it may be somebody else's
			}
			try {
				channel.close();
			} catch (IOException e) {
				throw new UncheckedIOException("A lock could not be given up", e);
			} finally {
				OURS.remove(file);
			}
		}
	}

	/** Takes the lock if nobody has it. Makes the file, and its folder, when they are not there. */
	public static Optional<Held> tryTake(Path lockFile) throws IOException {
		Path folder = lockFile.toAbsolutePath().getParent();
		Files.createDirectories(folder);
		Path file = folder.toRealPath().resolve(lockFile.getFileName());
		if (!OURS.add(file)) {
			return Optional.empty();
		}
		Held held = null;
		try {
			FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
			try {
				held = channel.tryLock() == null ? null : new Held(channel, file);
			} finally {
				if (held == null) {
					channel.close();
				}
			}
		} finally {
			if (held == null) {
				OURS.remove(file);
			}
		}
		return Optional.ofNullable(held);
	}

	/**
	 * Takes the lock, waiting for a while until whoever has it gives it up. Blocks.
	 *
	 * @throws StoreException it cannot be had ({@link StoreException.Kind#BUSY}), or there are no locks in this file system or
	 *                        no right to make the file ({@link StoreException.Kind#UNWRITABLE})
	 */
	public static Held take(Path lockFile, Duration patience) throws StoreException {
		long until = System.nanoTime() + patience.toNanos();
		try {
			while (true) {
				Optional<Held> held = tryTake(lockFile);
				if (held.isPresent()) {
					return held.get();
				}
				if (Thread.currentThread().isInterrupted()) {
					throw new StoreException(StoreException.Kind.BUSY, NLS.bind(Messages.interrupted, lockFile));
				}
				if (System.nanoTime() - until > 0) {
					throw new StoreException(StoreException.Kind.BUSY,
							NLS.bind(Messages.busy, lockFile, patience.toSeconds()));
				}
				// At random, so that many programs do not try in step.
				LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(1_000_000, 10_000_000));
			}
		} catch (java.nio.file.FileSystemException e) {
			throw new StoreException(StoreException.Kind.UNWRITABLE, Reasons.cannotWrite(lockFile, e), e);
		} catch (IOException e) {
			throw new StoreException(StoreException.Kind.UNWRITABLE,
					NLS.bind(Messages.cannot_lock, lockFile, Reasons.of(e)), e);
		}
	}
}
