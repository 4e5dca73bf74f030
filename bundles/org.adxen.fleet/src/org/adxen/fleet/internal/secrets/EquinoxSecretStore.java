// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.secrets;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

import javax.crypto.spec.PBEKeySpec;

import org.adxen.model.store.FileLocks;
import org.adxen.xen.Secret;
import org.eclipse.equinox.security.storage.StorageException;
import org.eclipse.equinox.security.storage.provider.IProviderHints;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

/**
 * Equinox secure storage in a keyring file of our own, {@code keyring} in the environment's folder. Its password is the system
 * keyring's business where there is one; else it comes from {@link MasterPassword}. What other programs put in meanwhile stays.
 * Needs a running OSGi framework.
 */
public final class EquinoxSecretStore implements SecretStore {

	public static final String FILE = "keyring";
	/** A session bus that is not there can keep a caller waiting for long. */
	private static final long SYSTEM_KEYRING_SECONDS = 8;

	/** The password providers that ask the system's keyring: Linux (libsecret), Windows, macOS. */
	private static final Map<String, String> SYSTEM_KEYRINGS = Map.of("linux", "org.eclipse.equinox.security.linuxkeystoreintegrationjna",
			"win32", "org.eclipse.equinox.security.windowspasswordprovider64bit", "macosx",
			"org.eclipse.equinox.security.osxkeystoreintegration");

	/** What opens a keyring, as Equinox wants it. */
	private record Key(Map<Object, Object> options) {

		static Key system(String module) {
			return new Key(Map.of(IProviderHints.REQUIRED_MODULE_ID, module, IProviderHints.PROMPT_USER, Boolean.FALSE));
		}

		static Key password(char[] password) {
			return new Key(Map.of(IProviderHints.DEFAULT_PASSWORD, new PBEKeySpec(password), IProviderHints.PROMPT_USER,
					Boolean.FALSE));
		}
	}

	/** Tries a key. Empty when it is not the right one. */
	@FunctionalInterface
	private interface Attempt<T> {
		Optional<T> with(Key key) throws SecretException, StorageException, IOException;
	}

	private final Path path;
	private final KeyringFile file;
	private final String os;
	private final MasterPassword master;
	/** Guards the fields, and Equinox; never held while a person is asked. */
	private final ReentrantLock lock = new ReentrantLock();
	private @Nullable KeyringCopy copy;
	private @Nullable Key known;

	public EquinoxSecretStore(Path folder, String os, Map<String, String> variables, Path home,
			java.util.function.Supplier<Optional<org.adxen.fleet.MasterPasswordPrompt>> prompt) {
		path = folder.resolve(FILE);
		file = new KeyringFile(path);
		this.os = os;
		master = new MasterPassword(variables, home, prompt);
	}

	@Override
	public Optional<Secret> get(String pool) throws SecretException {
		Optional<byte[]> content = file.read();
		if (content.isEmpty() || !has(content.get(), pool)) {
			return Optional.empty();
		}
		return unlock(false, Messages.cannot_read, key -> {
			KeyringCopy now = copyOf(content.get());
			return opens(now, key) ? Optional.of(now.get(pool, key.options)) : Optional.empty();
		});
	}

	private boolean has(byte[] content, String pool) throws SecretException {
		lock.lock();
		try {
			return copyOf(content).has(pool);
		} catch (IOException e) {
			throw new SecretException(NLS.bind(Messages.cannot_read, path, e), e);
		} finally {
			lock.unlock();
		}
	}

	@Override
	public void put(String pool, Secret secret) throws SecretException {
		unlock(file.read().isEmpty(), Messages.cannot_write, key -> {
			// As it is now: another program may have written since.
			try (FileLocks.Held held = file.lock()) {
				KeyringCopy now = copyOf(file.read().orElse(new byte[0]));
				if (!opens(now, key)) {
					return Optional.empty();
				}
				file.replace(now.put(pool, secret, key.options));
				return Optional.of(pool);
			}
		});
	}

	@Override
	public void remove(String pool) throws SecretException {
		if (file.read().isEmpty()) {
			return;
		}
		lock.lock();
		try (FileLocks.Held held = file.lock()) {
			KeyringCopy now = copyOf(file.read().orElse(new byte[0]));
			if (now.has(pool)) {
				file.replace(now.remove(pool));
			}
		} catch (IOException e) {
			copy = null;
			throw new SecretException(NLS.bind(Messages.cannot_write, path, e), e);
		} finally {
			lock.unlock();
		}
	}

	// --- the key

	/**
	 * Tries the key that was right the last time, the system's keyring, and then one password after the other, until one is
	 * right.
	 *
	 * @param creating whether there is no keyring yet
	 * @param failed   what to say when something else is wrong than the key
	 */
	private <T> T unlock(boolean creating, String failed, Attempt<T> attempt) throws SecretException {
		Key last = known();
		Optional<T> done = last == null ? Optional.empty() : tried(last, failed, attempt);
		String module = SYSTEM_KEYRINGS.get(os);
		if (done.isEmpty() && module != null) {
			done = tried(Key.system(module), failed, attempt);
		}
		for (boolean wrong = false; done.isEmpty(); wrong = true) {
			try (Secret password = master.find(creating, wrong)
					.orElseThrow(() -> new SecretException(NLS.bind(Messages.no_password, MasterPassword.VARIABLE), null))) {
				char[] chars = password.chars();
				done = tried(Key.password(chars), failed, attempt);
				Arrays.fill(chars, '\0');
			}
		}
		return done.get();
	}

	private @Nullable Key known() {
		lock.lock();
		try {
			return known;
		} finally {
			lock.unlock();
		}
	}

	private <T> Optional<T> tried(Key key, String failed, Attempt<T> attempt) throws SecretException {
		lock.lock();
		boolean whole = false;
		try {
			Optional<T> done = attempt.with(key);
			known = done.isPresent() ? key : null;
			whole = true;
			return done;
		} catch (StorageException | IOException e) {
			throw new SecretException(NLS.bind(failed, path, e.getMessage()), e);
		} finally {
			if (!whole) {
				copy = null;
			}
			lock.unlock();
		}
	}

	/** Under the lock. */
	private KeyringCopy copyOf(byte[] content) throws IOException {
		KeyringCopy now = copy;
		if (now == null || !now.isOf(content)) {
			now = new KeyringCopy(content);
			copy = now;
		}
		return now;
	}

	/** Under the lock. A system keyring that does not answer, is locked or is not there opens nothing. */
	private boolean opens(KeyringCopy keyring, Key key) throws StorageException, SecretException {
		boolean system = key.options.containsKey(IProviderHints.REQUIRED_MODULE_ID);
		CompletableFuture<Boolean> works = new CompletableFuture<>();
		Thread.ofPlatform().daemon().name("AdXen keyring").start(() -> {
			try {
				works.complete(keyring.opensWith(key.options));
			} catch (StorageException | RuntimeException | LinkageError e) {
				works.completeExceptionally(e);
			}
		});
		try {
			return works.get(SYSTEM_KEYRING_SECONDS, TimeUnit.SECONDS);
		} catch (TimeoutException | ExecutionException e) {
			copy = null; // the thread may still be at it
			if (system) {
				return false;
			}
			if (e.getCause() instanceof StorageException s) {
				throw s;
			}
			throw new SecretException(NLS.bind(Messages.cannot_read, path, e), e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new SecretException(NLS.bind(Messages.cannot_read, path, e), e);
		}
	}
}
