// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.secrets;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

import javax.crypto.spec.PBEKeySpec;

import org.adxen.xen.Secret;
import org.eclipse.equinox.security.storage.ISecurePreferences;
import org.eclipse.equinox.security.storage.SecurePreferencesFactory;
import org.eclipse.equinox.security.storage.StorageException;
import org.eclipse.equinox.security.storage.provider.IProviderHints;
import org.eclipse.osgi.util.NLS;

/**
 * Equinox secure storage in a keyring file of our own, {@code keyring} in the environment's folder. Its password is the system
 * keyring's business where there is one; else it comes from {@link MasterPassword}. Needs a running OSGi framework.
 */
public final class EquinoxSecretStore implements SecretStore {

	public static final String FILE = "keyring";
	private static final String POOLS = "pools";
	private static final String PASSWORD = "password";
	private static final String PROBE = "probe";
	/** A session bus that is not there can keep a caller waiting for long. */
	private static final long SYSTEM_KEYRING_SECONDS = 8;

	/** The password providers that ask the system's keyring: Linux (libsecret), Windows, macOS. */
	private static final Map<String, String> SYSTEM_KEYRINGS = Map.of("linux", "org.eclipse.equinox.security.linuxkeystoreintegrationjna",
			"win32", "org.eclipse.equinox.security.windowspasswordprovider64bit", "macosx",
			"org.eclipse.equinox.security.osxkeystoreintegration");

	private final Path file;
	private final String os;
	private final MasterPassword master;
	/** Guards the fields; never held while a person is asked. */
	private final ReentrantLock lock = new ReentrantLock();
	private ISecurePreferences opened;

	public EquinoxSecretStore(Path folder, String os, Map<String, String> variables, Path home,
			java.util.function.Supplier<Optional<org.adxen.fleet.MasterPasswordPrompt>> prompt) {
		file = folder.resolve(FILE);
		this.os = os;
		master = new MasterPassword(variables, home, prompt);
	}

	@Override
	public Optional<Secret> get(String pool) throws SecretException {
		if (!Files.exists(file)) {
			return Optional.empty();
		}
		try {
			ISecurePreferences keyring = keyring();
			if (!keyring.nodeExists(POOLS + "/" + pool)) {
				return Optional.empty();
			}
			String found = keyring.node(POOLS + "/" + pool).get(PASSWORD, null);
			return found == null ? Optional.empty() : Optional.of(Secret.of(found.toCharArray()));
		} catch (StorageException e) {
			close();
			throw new SecretException(NLS.bind(Messages.cannot_read, file, e.getMessage()), e);
		}
	}

	@Override
	public void put(String pool, Secret secret) throws SecretException {
		ISecurePreferences keyring = keyring();
		char[] chars = secret.chars();
		try {
			keyring.node(POOLS + "/" + pool).put(PASSWORD, new String(chars), true);
			flush(keyring);
		} catch (StorageException e) {
			throw new SecretException(NLS.bind(Messages.cannot_write, file, e.getMessage()), e);
		} finally {
			Arrays.fill(chars, '\0');
		}
	}

	@Override
	public void remove(String pool) throws SecretException {
		if (Files.exists(file)) {
			// What is there can be taken out without being read, so without the password.
			ISecurePreferences keyring = open(Map.of(IProviderHints.PROMPT_USER, Boolean.FALSE));
			if (keyring.nodeExists(POOLS + "/" + pool)) {
				keyring.node(POOLS + "/" + pool).removeNode();
				flush(keyring);
			}
		}
	}

	private void flush(ISecurePreferences keyring) throws SecretException {
		try {
			keyring.flush();
			if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
				Files.setPosixFilePermissions(file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
			}
		} catch (IOException e) {
			throw new SecretException(NLS.bind(Messages.cannot_write, file, e.getMessage()), e);
		}
	}

	// --- the password of the keyring

	private ISecurePreferences keyring() throws SecretException {
		lock.lock();
		try {
			if (opened != null) {
				return opened;
			}
		} finally {
			lock.unlock();
		}
		ISecurePreferences keyring = openWithPassword();
		lock.lock();
		try {
			opened = keyring;
			return keyring;
		} finally {
			lock.unlock();
		}
	}

	private void close() {
		lock.lock();
		try {
			opened = null;
		} finally {
			lock.unlock();
		}
	}

	private ISecurePreferences openWithPassword() throws SecretException {
		Optional<ISecurePreferences> system = bySystemKeyring();
		if (system.isPresent()) {
			return system.get();
		}
		boolean creating = !Files.exists(file);
		boolean wrong = false;
		while (true) {
			Optional<Secret> password = master.find(creating, wrong);
			if (password.isEmpty()) {
				throw new SecretException(NLS.bind(Messages.no_password, MasterPassword.VARIABLE), null);
			}
			try (Secret secret = password.get()) {
				char[] chars = secret.chars();
				ISecurePreferences keyring = open(Map.of(IProviderHints.DEFAULT_PASSWORD, new PBEKeySpec(chars),
						IProviderHints.PROMPT_USER, Boolean.FALSE));
				Arrays.fill(chars, '\0');
				if (opens(keyring)) {
					return keyring;
				}
				wrong = true;
			}
		}
	}

	/** A keyring has an entry of our own, by which a wrong password is told from a right one. */
	private boolean opens(ISecurePreferences keyring) throws SecretException {
		try {
			if (PROBE.equals(keyring.get(PROBE, null))) {
				return true;
			}
			keyring.put(PROBE, PROBE, true);
			return true;
		} catch (StorageException e) {
			if (e.getErrorCode() == StorageException.DECRYPTION_ERROR) {
				return false;
			}
			throw new SecretException(NLS.bind(Messages.cannot_read, file, e.getMessage()), e);
		}
	}

	private Optional<ISecurePreferences> bySystemKeyring() throws SecretException {
		String module = SYSTEM_KEYRINGS.get(os);
		if (module == null) {
			return Optional.empty();
		}
		ISecurePreferences keyring = open(
				Map.of(IProviderHints.REQUIRED_MODULE_ID, module, IProviderHints.PROMPT_USER, Boolean.FALSE));
		CompletableFuture<Boolean> works = new CompletableFuture<>();
		Thread.ofPlatform().daemon().name("AdXen system keyring").start(() -> {
			try {
				works.complete(opens(keyring));
			} catch (SecretException | RuntimeException | LinkageError e) {
				// No system keyring, or it is locked: there are other ways, tried next.
				works.complete(false);
			}
		});
		try {
			return works.get(SYSTEM_KEYRING_SECONDS, TimeUnit.SECONDS) ? Optional.of(keyring) : Optional.empty();
		} catch (TimeoutException | ExecutionException e) {
			return Optional.empty();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new SecretException(NLS.bind(Messages.cannot_read, file, e), e);
		}
	}

	private ISecurePreferences open(Map<Object, Object> options) throws SecretException {
		try {
			Files.createDirectories(file.toAbsolutePath().getParent());
			URL url = file.toUri().toURL();
			ISecurePreferences keyring = SecurePreferencesFactory.open(url, new HashMap<>(options));
			if (keyring == null) {
				throw new SecretException(NLS.bind(Messages.cannot_read, file, Messages.not_available), null);
			}
			return keyring;
		} catch (MalformedURLException e) {
			throw new IllegalStateException("A file's URI is always a URL", e);
		} catch (IOException e) {
			throw new SecretException(NLS.bind(Messages.cannot_read, file, e.getMessage()), e);
		}
	}
}
