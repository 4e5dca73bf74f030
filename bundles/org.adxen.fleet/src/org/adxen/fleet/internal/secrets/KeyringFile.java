// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.secrets;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;

import org.adxen.fleet.internal.secrets.SecretStore.SecretException;
import org.adxen.model.store.AtomicFile;
import org.adxen.model.store.FileLocks;
import org.adxen.model.store.StoreException;
import org.eclipse.osgi.util.NLS;

/**
 * The keyring as a whole: read by any number of programs, changed by one at a time, never seen half written and never readable
 * by others. Knows what an intact one looks like, not what is in it. Blocks; safe for any thread.
 */
final class KeyringFile {

	/** As Equinox writes it (SecurePreferencesRoot.VERSION_KEY); it takes a file with another version for an empty one. */
	private static final String VERSION_KEY = "org.eclipse.equinox.security.preferences.version";
	private static final String VERSION = "1";
	/** Twenty programs that begin at once have their turns in far less; one may wait for the system's keyring. */
	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final Path file;
	private final Path lockFile;
	private final AtomicFile atomic = new AtomicFile();

	KeyringFile(Path file) {
		this.file = file;
		lockFile = file.resolveSibling(file.getFileName() + ".lock");
	}

	/**
	 * Its content; empty when there is none.
	 *
	 * @throws SecretException it cannot be read or is damaged; then it is left as it is
	 */
	Optional<byte[]> read() throws SecretException {
		byte[] content;
		try {
			content = Files.readAllBytes(file);
		} catch (NoSuchFileException e) {
			return Optional.empty();
		} catch (IOException e) {
			throw new SecretException(NLS.bind(Messages.cannot_read, file, e), e);
		}
		if (!isIntact(content)) {
			throw new SecretException(NLS.bind(Messages.damaged, file), null);
		}
		return Optional.of(content);
	}

	/** A file that was cut off has lost its end, a file of something else has no version. */
	private static boolean isIntact(byte[] content) {
		if (content.length == 0 || content[content.length - 1] != '\n') {
			return false;
		}
		var properties = new Properties();
		try {
			properties.load(new ByteArrayInputStream(content));
		} catch (IOException | IllegalArgumentException e) {
			return false;
		}
		return VERSION.equals(properties.getProperty(VERSION_KEY));
	}

	/** Keeps other programs, and other threads of this one, from changing it until closed. */
	FileLocks.Held lock() throws SecretException {
		try {
			return FileLocks.take(lockFile, PATIENCE);
		} catch (StoreException e) {
			throw new SecretException(NLS.bind(Messages.cannot_write, file, e.getMessage()), e);
		}
	}

	/** Under the lock. */
	void replace(byte[] content) throws SecretException {
		try {
			atomic.replace(file, content, true);
		} catch (IOException e) {
			throw new SecretException(NLS.bind(Messages.cannot_write, file, e), e);
		}
	}
}
