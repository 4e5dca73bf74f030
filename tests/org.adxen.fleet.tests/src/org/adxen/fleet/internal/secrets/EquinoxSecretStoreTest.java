// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import org.adxen.fleet.MasterPasswordPrompt;
import org.adxen.fleet.internal.secrets.SecretStore.SecretException;
import org.adxen.xen.Secret;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.FrameworkUtil;

@SuppressWarnings("null") // AssertJ says nothing of null
public class EquinoxSecretStoreTest {

	/** Has no system keyring, whatever the machine has: tests must not write to the keyring of whoever runs them. */
	private static final String NO_SYSTEM_KEYRING = "none";
	private static final Map<String, String> MASTER = Map.of(MasterPassword.VARIABLE, "master");

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

	@Test
	public void whatAnotherProgramPutsInIsFoundByOneThatReadBefore() throws Exception {
		var one = store(MASTER);
		one.put("p", Secret.of("x".toCharArray()));
		assertThat(found(one, "p")).isEqualTo("x");

		store(MASTER).put("p", Secret.of("new".toCharArray()));
		store(MASTER).put("q", Secret.of("y".toCharArray()));
		assertThat(List.of(found(one, "p"), found(one, "q"))).containsExactly("new", "y");

		store(MASTER).remove("q");
		assertThat(one.get("q")).isEmpty();
	}

	@Test
	public void twentyWritersAtOnceLoseNothingAndShowNobodyAnything() throws Exception {
		var open = ConcurrentHashMap.<String>newKeySet();
		var done = new AtomicBoolean();
		Thread looker = Thread.ofPlatform().start(() -> {
			while (!done.get()) {
				open.addAll(filesOpenToOthers());
			}
		});
		try (var writers = Executors.newFixedThreadPool(20)) {
			List<Future<?>> all = new ArrayList<>();
			for (int i = 0; i < 20; i++) {
				String pool = "pool-" + i;
				all.add(writers.submit(() -> {
					store(MASTER).put(pool, Secret.of(pool.toCharArray()));
					return null;
				}));
			}
			for (Future<?> one : all) {
				one.get();
			}
		}
		done.set(true);
		looker.join();

		var store = store(MASTER);
		for (int i = 0; i < 20; i++) {
			assertThat(found(store, "pool-" + i)).isEqualTo("pool-" + i);
		}
		assertThat(open).isEmpty();
		try (Stream<Path> left = Files.list(folder)) {
			assertThat(left.map(f -> f.getFileName().toString())).containsExactlyInAnyOrder("keyring", "keyring.lock");
		}
	}

	/** The lock has nothing in it. */
	private List<String> filesOpenToOthers() {
		try (Stream<Path> files = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
			return files.filter(f -> {
				try {
					var facts = Files.readAttributes(f, PosixFileAttributes.class);
					return facts.size() > 0 && !PosixFilePermissions.toString(facts.permissions()).equals("rw-------");
				} catch (IOException e) {
					return false; // taken its place, or gone
				}
			}).map(Path::toString).toList();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	@Test
	public void aKeyringThatOthersCouldReadCanNotBeReadByThemAnyMore() throws Exception {
		store(MASTER).put("p", Secret.of("x".toCharArray()));
		Path keyring = folder.resolve(EquinoxSecretStore.FILE);
		Files.setPosixFilePermissions(keyring, PosixFilePermissions.fromString("rw-r--r--"));

		store(MASTER).put("q", Secret.of("y".toCharArray()));
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyring))).isEqualTo("rw-------");
	}

	@Test
	public void aDamagedKeyringIsSaidToBeSoAndLeftAsItIs() throws Exception {
		store(MASTER).put("p", Secret.of("x".toCharArray()));
		Path keyring = folder.resolve(EquinoxSecretStore.FILE);
		String whole = Files.readString(keyring);
		for (String broken : List.of("", whole.substring(0, whole.length() - 40), "\0\0\0\n", "a=\\uZZZZ\n",
				whole.replace("preferences.version=1", "preferences.version=2"))) {
			Files.writeString(keyring, broken);
			var store = store(MASTER);
			for (ThrowingCallable use : List.<ThrowingCallable>of(() -> store.get("p"), () -> store.remove("p"),
					() -> store.put("q", Secret.of("y".toCharArray())))) {
				assertThatThrownBy(use).isInstanceOf(SecretException.class).hasMessageContaining(keyring.toString())
						.hasMessageContaining("damaged");
			}
			assertThat(Files.readString(keyring)).isEqualTo(broken);
		}
		Files.writeString(keyring, whole);
		assertThat(found(store(MASTER), "p")).isEqualTo("x");
	}

	@Test
	public void aKeyringThatSomebodyMadeMeanwhileWithAnotherPasswordIsNotWrittenOver() throws Exception {
		answers.addAll(List.of("mine", "theirs"));
		var slow = new EquinoxSecretStore(folder, NO_SYSTEM_KEYRING, Map.of(), home, () -> Optional.of((creating, wrong) -> {
			if (!wrong) {
				put("theirs", "q", "y");
			}
			return Optional.of(Secret.of(answers.remove().toCharArray()));
		}));
		slow.put("p", Secret.of("x".toCharArray()));

		var theirs = store(Map.of(MasterPassword.VARIABLE, "theirs"));
		assertThat(List.of(found(theirs, "p"), found(theirs, "q"))).containsExactly("x", "y");
	}

	private void put(String master, String pool, String password) {
		try {
			store(Map.of(MasterPassword.VARIABLE, master)).put(pool, Secret.of(password.toCharArray()));
		} catch (SecretException e) {
			throw new IllegalStateException(e);
		}
	}

	@Test
	public void theFolderMayHaveBlanksInItsName() throws Exception {
		folder = temporary.getRoot().toPath().resolve("my %41 environment");
		store(MASTER).put("p", Secret.of("x".toCharArray()));

		assertThat(found(store(MASTER), "p")).isEqualTo("x");
		assertThat(folder.resolve(EquinoxSecretStore.FILE)).isRegularFile();
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
