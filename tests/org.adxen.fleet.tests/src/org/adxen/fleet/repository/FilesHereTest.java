// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.adxen.fleet.FailureText;
import org.adxen.fleet.ImageRepository;
import org.adxen.xen.HostFiles.Entry;
import org.adxen.xen.HostFiles.Kind;
import org.adxen.xen.XenException;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The repository where it is mounted on this machine, by the paths of the hosts. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class FilesHereTest {

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	private Path folder = Path.of("/none");
	private RepositoryFiles files = RepositoryFiles.here(new ImageRepository("/srv/xen", "/none")).orElseThrow();

	@Before
	public void fill() throws Exception {
		folder = Files.createDirectories(temporary.getRoot().toPath().resolve("mounted"));
		Files.createDirectories(folder.resolve("sub"));
		Files.writeString(folder.resolve("sub/a.cfg"), "name = 'a'\n");
		Files.writeString(temporary.getRoot().toPath().resolve("secret"), "not in it");
		files = RepositoryFiles.here(new ImageRepository("/srv/xen", folder.toString())).orElseThrow();
	}

	private static String refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
		return FailureText.sentence(catchThrowableOfType(XenException.class, call));
	}

	@Test
	public void listsAndReadsByThePathsOfHosts() throws Exception {
		assertThat(files.list("/srv/xen")).extracting(Entry::name, Entry::kind)
				.containsExactly(org.assertj.core.groups.Tuple.tuple("sub", Kind.FOLDER));
		List<Entry> inner = files.list("/srv/xen/sub");
		assertThat(inner).singleElement().satisfies(e -> {
			assertThat(e.bytes()).isEqualTo(11);
			assertThat(e.readable()).isTrue();
		});
		assertThat(files.read("/srv/xen/sub/a.cfg", 100)).asString().isEqualTo("name = 'a'\n");
		assertThat(files.look("/srv/xen/sub/b.cfg")).isEmpty();
	}

	@Test
	public void showsNothingOutsideOfTheRepository() {
		assertThat(refusal(() -> files.list("/srv"))).isEqualTo("/srv does not lie in the repository /srv/xen.");
		assertThat(refusal(() -> files.list("/srv/xen-other"))).contains("does not lie");
		assertThat(refusal(() -> files.read("/srv/xen/../secret", 100))).contains("does not lie");
		assertThat(refusal(() -> files.read("/srv/xen/sub/../../secret", 100))).contains("does not lie");
	}

	@Test
	public void saysWhatIsMissingOrTooLarge() {
		assertThat(refusal(() -> files.list("/srv/xen/none"))).contains("There is no folder", "none");
		assertThat(refusal(() -> files.read("/srv/xen/none", 9))).contains("cannot be read on this machine");
		assertThat(refusal(() -> files.read("/srv/xen/sub/a.cfg", 9))).contains("larger than the 9 bytes");
	}

	@Test
	public void aPathHasToBeAbsolute() {
		assertThat(new ImageRepository("/", "").path()).isEqualTo("/");
		assertThat(new ImageRepository(" /srv/xen// ", "").path()).isEqualTo("/srv/xen");
		assertThat(new ImageRepository("/srv/xen", "").resolve("a/b")).isEqualTo("/srv/xen/a/b");
		assertThat(new ImageRepository("/srv/xen", "").resolve("/a")).isEqualTo("/a");
		assertThatIllegalArgumentException().isThrownBy(() -> new ImageRepository("srv", "")).withMessageContaining("\"srv\"");
		assertThatIllegalArgumentException().isThrownBy(() -> new ImageRepository("", folder.toString())).withMessageContaining("first");
		assertThatIllegalArgumentException().isThrownBy(() -> new ImageRepository("/srv", "here")).withMessageContaining("\"here\"");
	}
}
