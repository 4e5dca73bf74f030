// SPDX-License-Identifier: EPL-2.0
package org.adxen.model.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

import org.eclipse.osgi.util.NLS;

/**
 * Locks between programs, by a file that is there for nothing else. They end with the program, however it ends. Within one
 * program a lock file must be used through one object at a time, under a lock of its own: POSIX gives up all of a process's
 * locks on a file when any of its channels on it is closed.
 */
public final class FileLocks {

	private FileLocks() {
	}

	/** A lock that is held until closed. */
	public static final class Held implements AutoCloseable {

		private final FileChannel channel;

		private Held(FileChannel channel) {
			this.channel = channel;
		}

		@Override
		public void close() {
			try {
				channel.close();
			} catch (IOException e) {
				throw new UncheckedIOException("A lock could not be given up", e);
			}
		}
	}

	/** Takes the lock if nobody has it. Makes the file, and its folder, when they are not there. */
	public static Optional<Held> tryTake(Path lockFile) throws IOException {
		Files.createDirectories(lockFile.toAbsolutePath().getParent());
		FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
		FileLock lock = null;
		try {
			lock = channel.tryLock();
		} catch (OverlappingFileLockException e) {
			// This very program has it: it is taken all the same.
		} finally {
			if (lock == null) {
				channel.close();
			}
		}
		return lock == null ? Optional.empty() : Optional.of(new Held(channel));
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
				if (System.nanoTime() - until > 0 || Thread.currentThread().isInterrupted()) {
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
