// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Of two programs one may activate a group; a killed one keeps nobody out. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class ActivationLockTest {

	private static final GroupDefinition SHOP = new GroupDefinition("g-1", "shop", List.of(), "", "", List.of(), List.of(), Map.of());

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	@Test
	public void anotherProgramKeepsOutUntilItIsKilled() throws Exception {
		Path environment = folder.getRoot().toPath();
		Path file;
		try (ActivationLock lock = ActivationLock.take(environment, SHOP)) {
			file = lock.folder().resolve("active.lock");
			assertThatThrownBy(() -> ActivationLock.take(environment, SHOP)).as("the same program").isInstanceOf(IOException.class)
					.hasMessageContaining("shop is being activated already");
		}
		Process other = start(file);
		try (var answers = other.inputReader()) {
			assertThat(answers.readLine()).isEqualTo("locked true");
			assertThatThrownBy(() -> ActivationLock.take(environment, SHOP)).isInstanceOf(IOException.class)
					.hasMessageContaining("shop is being activated already");
		} finally {
			other.destroyForcibly().waitFor();
		}
		try (ActivationLock lock = ActivationLock.take(environment, SHOP)) {
			assertThat(lock.folder()).isDirectory();
		}
	}

	private static Process start(Path file) throws Exception {
		Path classes = Path.of(LockingProgram.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		Path own = classes.resolve("target").resolve("classes"); // as a bundle that is run from its folder
		return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1", "-cp",
				own.toFile().isDirectory() ? own.toString() : classes.toString(), LockingProgram.class.getName(), file.toString())
				.redirectError(ProcessBuilder.Redirect.INHERIT).start();
	}
}
