// SPDX-License-Identifier: EPL-2.0
package org.adxen.model.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

import org.adxen.model.Environment;
import org.adxen.model.ModelFactory;
import org.adxen.model.Pool;
import org.adxen.xen.Address;
import org.eclipse.osgi.util.NLS;
import org.w3c.dom.Document;

/**
 * {@code environment.adxen} in a folder: what the admin authored. Any number of programs may change it at once: each change is
 * made to what is on the disk then, under a short lock. A program has one store for each folder. Blocks; safe for any thread.
 */
public final class EnvironmentStore {

	/** The format this program writes. */
	public static final int FORMAT = 1;

	public static final String FILE = "environment.adxen";
	/** The version before the last save. */
	public static final String PREVIOUS = FILE + ".previous";
	private static final String LOCK = "environment.lock";
	private static final Duration PATIENCE = Duration.ofSeconds(20);
	private static final long MOST_BYTES = 64L << 20;

	private final Path folder;
	private final Path file;
	private final AtomicFile atomic;
	private final ReentrantLock oneAtATime = new ReentrantLock();
	private volatile boolean warm;

	public EnvironmentStore(Path folder) {
		this(folder, new AtomicFile());
	}

	EnvironmentStore(Path folder, AtomicFile atomic) {
		this.folder = folder;
		this.file = folder.resolve(FILE);
		this.atomic = atomic;
	}

	/** A change of the environment. It may be refused, then nothing is saved. */
	@FunctionalInterface
	public interface Edit<X extends Exception> {
		void apply(Environment environment) throws X;
	}

	/** Tells one version of the file from another without reading it. Absent files are equal. */
	public record Stamp(Object identity, long modified, long size) {
	}

	/** The environment as it is on the disk, migrated in memory when it is of an older format; a new one when there is none. */
	public Environment load() throws StoreException {
		return read().environment;
	}

	/**
	 * Changes it: under the lock reads what is there, applies the edit, counts the revision up, keeps the version before, and
	 * saves.
	 *
	 * @return the environment as it is saved; the caller's own
	 * @throws X the edit refused
	 */
	public <X extends Exception> Environment update(Edit<X> edit) throws StoreException, X {
		warmUp();
		oneAtATime.lock();
		try (FileLocks.Held lock = FileLocks.take(folder.resolve(LOCK), PATIENCE)) {
			Read read = read();
			Environment environment = read.environment;
			edit.apply(environment);
			environment.setFormatVersion(FORMAT);
			environment.setRevision(environment.getRevision() + 1);
			save(read);
			return environment;
		} finally {
			oneAtATime.unlock();
		}
	}

	/**
	 * The first save of a program loads the classes of EMF and of the XML parser, which takes many times longer than saving.
	 * Not while others wait for the lock.
	 */
	private void warmUp() throws StoreException {
		if (!warm) {
			ModelXml.write(load());
			warm = true;
		}
	}

	/** Changes whenever somebody saved. */
	public Stamp stamp() {
		try {
			var attributes = Files.readAttributes(file, BasicFileAttributes.class);
			return new Stamp(attributes.fileKey(), attributes.lastModifiedTime().toMillis(), attributes.size());
		} catch (IOException e) {
			// What is wrong with it is told by load(), which whoever sees the stamp change calls.
			return new Stamp(null, 0, -1);
		}
	}

	// --- reading

	private record Read(Environment environment, int format, boolean onDisk) {
	}

	private Read read() throws StoreException {
		byte[] bytes;
		try {
			if (Files.size(file) > MOST_BYTES) {
				throw new StoreException(StoreException.Kind.DAMAGED,
						NLS.bind(Messages.too_large, file, MOST_BYTES >> 20));
			}
			bytes = Files.readAllBytes(file);
		} catch (NoSuchFileException e) {
			return new Read(newEnvironment(), FORMAT, false);
		} catch (IOException e) {
			throw new StoreException(StoreException.Kind.UNREADABLE, NLS.bind(Messages.cannot_read, file, Reasons.of(e)), e);
		}
		if (bytes.length == 0) {
			throw damaged(Messages.torn, null);
		}
		try {
			Document document = ModelXml.parse(bytes);
			int format = ModelXml.format(document.getDocumentElement(), "Environment");
			if (format > FORMAT) {
				throw new StoreException(StoreException.Kind.NEWER_FORMAT,
						NLS.bind(Messages.newer_format, new Object[] { file, format, FORMAT }));
			}
			Migrations.apply(document, format, FORMAT);
			Environment environment = (Environment) ModelXml.read(document, "Environment");
			check(environment);
			return new Read(environment, format, true);
		} catch (ModelXml.Malformed e) {
			throw damaged(e.getMessage(), e);
		}
	}

	private static void check(Environment environment) throws ModelXml.Malformed {
		Set<String> ids = new HashSet<>();
		for (Pool pool : environment.getPools()) {
			if (pool.getId() == null || pool.getId().isEmpty()) {
				throw new ModelXml.Malformed(Messages.id_missing, null);
			}
			if (!ids.add(pool.getId())) {
				throw new ModelXml.Malformed(NLS.bind(Messages.id_twice, pool.getId()), null);
			}
			try {
				Address.parse(pool.getAddress() == null ? "" : pool.getAddress());
			} catch (IllegalArgumentException e) {
				throw new ModelXml.Malformed(NLS.bind(Messages.address_bad, pool.getId(), e.getMessage()), e);
			}
		}
	}

	/** A first start, unless there is a version before: then something went wrong, and it must not look like a first start. */
	private Environment newEnvironment() throws StoreException {
		Path previous = folder.resolve(PREVIOUS);
		if (Files.exists(previous)) {
			throw new StoreException(StoreException.Kind.DAMAGED,
					NLS.bind(Messages.missing_but_previous, new Object[] { file, previous, FILE }));
		}
		Environment environment = ModelFactory.eINSTANCE.createEnvironment();
		environment.setFormatVersion(FORMAT);
		environment.setId(UUID.randomUUID().toString());
		return environment;
	}

	private StoreException damaged(String what, Throwable cause) {
		Path previous = folder.resolve(PREVIOUS);
		return new StoreException(StoreException.Kind.DAMAGED,
				Files.exists(previous) ? NLS.bind(Messages.damaged_previous, new Object[] { file, what, previous, FILE })
						: NLS.bind(Messages.damaged, file, what),
				cause);
	}

	// --- writing

	private void save(Read read) throws StoreException {
		try {
			if (read.onDisk) {
				if (read.format < FORMAT) {
					copyAside(read.format);
				}
				keepPrevious();
			}
			atomic.replace(file, ModelXml.write(read.environment), false);
		} catch (IOException e) {
			throw new StoreException(StoreException.Kind.UNWRITABLE, Reasons.cannotWrite(file, e), e);
		}
	}

	private void keepPrevious() throws IOException {
		Path copy = folder.resolve("." + PREVIOUS + "." + UUID.randomUUID() + ".tmp");
		try {
			Files.copy(file, copy);
			Files.move(copy, folder.resolve(PREVIOUS), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		} finally {
			Files.deleteIfExists(copy);
		}
	}

	private void copyAside(int format) throws IOException {
		String when = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).format(LocalDateTime.now());
		Files.copy(file, folder.resolve("environment-format" + format + "-" + when + ".adxen"));
	}
}
