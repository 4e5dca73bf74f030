// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.secrets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.adxen.xen.Secret;
import org.eclipse.equinox.security.storage.ISecurePreferences;
import org.eclipse.equinox.security.storage.SecurePreferencesFactory;
import org.eclipse.equinox.security.storage.StorageException;

/**
 * Equinox secure storage on a private copy of a keyring. By itself it reads a file once in the life of the program, writes it in
 * place with everybody's rights, and asks in a dialog when somebody else changed it; a copy that exists only while it is read
 * or written leaves no room for that. Used by one thread at a time; not any more after an exception.
 */
final class KeyringCopy {

	private static final String POOLS = "pools/";
	private static final String PASSWORD = "password";
	private static final String PROBE = "probe";

	private final Path scratch;
	private byte[] content;
	/** Of the scratch file when Equinox last saw it: it asks when that is another one. */
	private long seenAt;
	private final ISecurePreferences lockless;

	/** @param content of the keyring; empty for a new one */
	KeyringCopy(byte[] content) throws IOException {
		this.content = content;
		scratch = Files.createTempFile("adxen-keyring", null); // its owner's only
		try {
			if (content.length == 0) {
				Files.delete(scratch);
			} else {
				Files.write(scratch, content);
				seenAt = scratch.toFile().lastModified();
			}
			lockless = with(Map.of());
		} finally {
			Files.deleteIfExists(scratch);
		}
	}

	boolean isOf(byte[] other) {
		return Arrays.equals(content, other);
	}

	/** Needs no key. */
	boolean has(String pool) {
		return lockless.nodeExists(POOLS + pool);
	}

	/** Whether this key is the right one, as far as can be told: a keyring has an entry of our own to try it on. */
	boolean opensWith(Map<Object, Object> key) throws StorageException {
		try {
			ISecurePreferences keyring = with(key);
			if (content.length == 0) {
				keyring.put(PROBE, PROBE, true); // whether there is such a key at all
			}
			String probe = keyring.get(PROBE, null);
			return probe == null || PROBE.equals(probe);
		} catch (StorageException e) {
			if (e.getErrorCode() == StorageException.DECRYPTION_ERROR) {
				return false;
			}
			throw e;
		}
	}

	Optional<Secret> get(String pool, Map<Object, Object> key) throws StorageException {
		String found = with(key).node(POOLS + pool).get(PASSWORD, null);
		return found == null ? Optional.empty() : Optional.of(Secret.of(found.toCharArray()));
	}

	/** @return the content that the keyring has with it */
	byte[] put(String pool, Secret secret, Map<Object, Object> key) throws StorageException, IOException {
		ISecurePreferences keyring = with(key);
		char[] chars = secret.chars();
		try {
			keyring.node(POOLS + pool).put(PASSWORD, new String(chars), true);
		} finally {
			Arrays.fill(chars, '\0');
		}
		return written(keyring);
	}

	/**
	 * Needs no key: what is there can be taken out without being read.
	 *
	 * @return the content that the keyring has without it
	 */
	byte[] remove(String pool) throws IOException {
		lockless.node(POOLS + pool).removeNode();
		return written(lockless);
	}

	private byte[] written(ISecurePreferences keyring) throws IOException {
		// In a folder of everybody's another file may bear the name by now: then this fails.
		Files.createFile(scratch, ownersOnly());
		try {
			scratch.toFile().setLastModified(seenAt);
			keyring.flush();
			seenAt = scratch.toFile().lastModified();
			content = Files.readAllBytes(scratch);
			return content;
		} finally {
			Files.delete(scratch);
		}
	}

	private FileAttribute<?>[] ownersOnly() {
		return scratch.getFileSystem().supportedFileAttributeViews().contains("posix")
				? new FileAttribute<?>[] { PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")) }
				: new FileAttribute<?>[0];
	}

	@SuppressWarnings("deprecation") // Equinox takes the path out of it as it is: one with escapes would lead elsewhere
	private ISecurePreferences with(Map<Object, Object> options) {
		try {
			return SecurePreferencesFactory.open(scratch.toFile().toURL(), new HashMap<>(options));
		} catch (IOException e) {
			throw new IllegalStateException("Equinox read it before", e);
		}
	}
}
