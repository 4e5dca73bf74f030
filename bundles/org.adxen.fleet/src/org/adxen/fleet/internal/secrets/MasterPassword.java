// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.secrets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.adxen.fleet.MasterPasswordPrompt;
import org.adxen.fleet.internal.secrets.SecretStore.SecretException;
import org.adxen.xen.Secret;
import org.eclipse.osgi.util.NLS;

/**
 * Finds the keyring's password where no system keyring has it: in a file that nobody else can read, in the environment, at last
 * from the admin. Blocks; called under no lock.
 */
final class MasterPassword {

	/** The password itself. */
	static final String VARIABLE = "ADXEN_KEYRING_PASSWORD";
	/** Names the file; {@code .adxen/keyring.password} in the user's home when not set. */
	static final String FILE_VARIABLE = "ADXEN_KEYRING_PASSWORD_FILE";

	private static final Set<PosixFilePermission> OWNERS = Set.of(PosixFilePermission.OWNER_READ,
			PosixFilePermission.OWNER_WRITE);

	private final Map<String, String> variables;
	private final Path home;
	private final Supplier<Optional<MasterPasswordPrompt>> prompt;

	MasterPassword(Map<String, String> variables, Path home, Supplier<Optional<MasterPasswordPrompt>> prompt) {
		this.variables = variables;
		this.home = home;
		this.prompt = prompt;
	}

	/**
	 * @param creating whether there is no keyring yet
	 * @param wrong    whether what was found before is wrong: then only the admin can know better
	 */
	Optional<Secret> find(boolean creating, boolean wrong) throws SecretException {
		if (!wrong) {
			Optional<Secret> unasked = fromFile().or(() -> Optional.ofNullable(variables.get(VARIABLE))
					.map(v -> Secret.of(v.toCharArray())));
			if (unasked.isPresent()) {
				return unasked;
			}
		}
		Optional<MasterPasswordPrompt> asker = prompt.get();
		if (asker.isEmpty()) {
			return Optional.empty();
		}
		try {
			return asker.get().ask(creating, wrong);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return Optional.empty();
		}
	}

	private Optional<Secret> fromFile() throws SecretException {
		String named = variables.get(FILE_VARIABLE);
		Path file = named == null ? home.resolve(".adxen").resolve("keyring.password") : Path.of(named);
		if (!Files.exists(file)) {
			return Optional.empty();
		}
		try {
			if (file.getFileSystem().supportedFileAttributeViews().contains("posix")
					&& !OWNERS.containsAll(Files.getPosixFilePermissions(file))) {
				throw new SecretException(NLS.bind(Messages.file_open_to_others, file), null);
			}
			return Optional.of(Secret.of(Files.readString(file).stripTrailing().toCharArray()));
		} catch (IOException e) {
			throw new SecretException(NLS.bind(Messages.file_unreadable, file, e), e);
		}
	}
}
