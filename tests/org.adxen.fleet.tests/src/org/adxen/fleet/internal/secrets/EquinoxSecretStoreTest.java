// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.Assume.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.adxen.fleet.MasterPasswordPrompt;
import org.adxen.fleet.internal.secrets.SecretStore.SecretException;
import org.adxen.xen.Secret;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.FrameworkUtil;

public class EquinoxSecretStoreTest {

	/** Has no system keyring, whatever the machine has: tests must not write to the keyring of whoever runs them. */
	private static final String NO_SYSTEM_KEYRING = "none";

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	private final Deque<String> answers = new ArrayDeque<>();
	private final List<String> asked = new ArrayList<>();
	private Path folder;
	private Path home;

	@Before
	public void needsAFramework() throws Exception {
		assumeTrue("Equinox secure storage needs OSGi", FrameworkUtil.getBundle(EquinoxSecretStore.class) != null);
		folder = temporary.getRoot().toPath().resolve("environment");
		home = temporary.newFolder("home").toPath();
	}

	@Test
	public void aPasswordIsKeptEncryptedForItsOwnerOnly() throws Exception {
		var store = store(Map.of(MasterPassword.VARIABLE, "master"));
		store.put("pool-1", Secret.of("top secret".toCharArray()));

		assertThat(found(store(Map.of(MasterPassword.VARIABLE, "master")), "pool-1")).isEqualTo("top secret");
		Path keyring = folder.resolve(EquinoxSecretStore.FILE);
		assertThat(Files.readString(keyring)).doesNotContain("top secret");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyring))).isEqualTo("rw-------");
	}

	@Test
	public void nobodyIsAskedForWhatIsNotThere() throws Exception {
		assertThat(store(Map.of()).get("pool-1")).isEmpty();
		assertThat(asked).isEmpty();
	}

	@Test
	public void thePasswordMayBeInAFileThatOthersCannotRead() throws Exception {
		Path file = Files.createDirectories(home.resolve(".adxen")).resolve("keyring.password");
		Files.writeString(file, "master\n");
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
		assertThatThrownBy(() -> store(Map.of()).put("p", Secret.of("x".toCharArray()))).isInstanceOf(SecretException.class);

		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
		store(Map.of()).put("p", Secret.of("x".toCharArray()));

		assertThat(found(store(Map.of(MasterPassword.VARIABLE, "another, not looked at")), "p")).isEqualTo("x");
		assertThat(asked).isEmpty();
	}

	@Test
	public void theAdminIsAskedLastAndAgainAfterAWrongAnswer() throws Exception {
		answers.add("master");
		store(Map.of()).put("p", Secret.of("x".toCharArray()));
		answers.addAll(List.of("typo", "master"));

		var store = store(Map.of());
		assertThat(found(store, "p")).isEqualTo("x");
		assertThat(found(store, "p")).isEqualTo("x");

		assertThat(asked).containsExactly("creating", "opening", "wrong");
	}

	@Test
	public void withoutAnyPasswordItSaysSo() {
		assertThatThrownBy(() -> store(Map.of()).put("p", Secret.of("x".toCharArray()))).isInstanceOfSatisfying(
				SecretException.class, e -> assertThat(e).hasMessageContaining(MasterPassword.VARIABLE));
	}

	@Test
	public void aPasswordIsRemovedWithoutAsking() throws Exception {
		store(Map.of(MasterPassword.VARIABLE, "master")).put("p", Secret.of("x".toCharArray()));

		store(Map.of()).remove("p");

		assertThat(store(Map.of(MasterPassword.VARIABLE, "master")).get("p")).isEmpty();
		assertThat(asked).isEmpty();
	}

	@Test
	public void twoStoresKeepEachOthersPasswords() throws Exception {
		var one = store(Map.of(MasterPassword.VARIABLE, "master"));
		var two = store(Map.of(MasterPassword.VARIABLE, "master"));
		one.put("p", Secret.of("x".toCharArray()));
		two.put("q", Secret.of("y".toCharArray()));
		one.put("r", Secret.of("z".toCharArray()));

		var all = store(Map.of(MasterPassword.VARIABLE, "master"));
		assertThat(List.of(found(all, "p"), found(all, "q"), found(all, "r"))).containsExactly("x", "y", "z");
	}

	private EquinoxSecretStore store(Map<String, String> variables) {
		MasterPasswordPrompt prompt = (creating, wrong) -> {
			if (answers.isEmpty()) {
				return Optional.empty();
			}
			asked.add(wrong ? "wrong" : creating ? "creating" : "opening");
			return Optional.of(Secret.of(answers.poll().toCharArray()));
		};
		return new EquinoxSecretStore(folder, NO_SYSTEM_KEYRING, variables, home, () -> Optional.of(prompt));
	}

	private static String found(SecretStore store, String pool) throws SecretException {
		return new String(store.get(pool).orElseThrow().chars());
	}
}
