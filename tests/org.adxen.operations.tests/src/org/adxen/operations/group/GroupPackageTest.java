// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.adxen.fleet.ImageRepository;
import org.adxen.model.Group;
import org.adxen.model.Member;
import org.adxen.model.store.GroupFile;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A group travels with its configurations, and nothing is written where it should not be. */
@NonNullByDefault({})
@SuppressWarnings("null") // AssertJ says nothing of null
public class GroupPackageTest {

	private static final String CONFIG = "name = \"web\"\ntype = \"pvh\"\nmemory = 64\nkernel = \"/boot/vmlinuz\"\n";

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private Path root;
	private Path file;

	@Before
	public void define() throws IOException {
		root = folder.getRoot().toPath();
		Files.createDirectories(root.resolve("a"));
		Files.createDirectories(root.resolve("b"));
		Files.writeString(root.resolve("a/web.cfg"), CONFIG);
		Files.writeString(root.resolve("b/web.cfg"), CONFIG + "# the other one\n");
		file = root.resolve("groups/shop.adxgroup");
		GroupFiles.create(file, "shop", List.of(root.resolve("a/web.cfg"), root.resolve("b/web.cfg"), root.resolve("a/web.cfg")));
	}

	private static Group load(Path group) throws Exception {
		return GroupFile.load(group);
	}

	private void assertComplete(Path group) throws Exception {
		GroupExpansion expansion = GroupExpansion.of(GroupFiles.read(group, ImageRepository.NONE));
		assertThat(expansion.members().stream().map(m -> m.definition().config().getParent().getParent()).distinct().toList())
				.isEqualTo(List.of(group.getParent()));
		assertThat(Files.readString(group.resolveSibling(load(group).getMembers().get(1).getFile()))).endsWith("# the other one\n");
	}

	@Test
	public void goesThroughAZipFile() throws Exception {
		Path zip = root.resolve("shop.zip");
		GroupPackage.of(file, ImageRepository.NONE).write(zip);
		Path there = GroupPackage.read(zip, ImageRepository.NONE).unpack(root.resolve("there"), Set.of());
		assertComplete(there);
		assertThat(load(there).getId()).isEqualTo(load(file).getId());
		assertThat(load(there).getMembers().stream().map(Member::getName).toList()).isEqualTo(List.of("web", "web-2", "web-3"));
	}

	@Test
	public void goesThroughAFolder() throws Exception {
		GroupPackage.of(file, ImageRepository.NONE).write(root.resolve("mailed"));
		assertComplete(GroupPackage.read(root.resolve("mailed"), ImageRepository.NONE).unpack(root.resolve("there"), Set.of()));
	}

	@Test
	public void isAGroupOfItsOwnWhereTheSameIsKnown() throws Exception {
		String id = load(file).getId();
		Path there = GroupPackage.read(file, ImageRepository.NONE).unpack(root.resolve("there"), Set.of(id));
		assertThat(load(there).getId()).isNotEqualTo(id);
	}

	@Test
	public void replacesNothing() throws Exception {
		GroupPackage group = GroupPackage.of(file, ImageRepository.NONE);
		group.write(root.resolve("there"));
		assertThatThrownBy(() -> group.write(root.resolve("there"))).isInstanceOf(FileAlreadyExistsException.class);
	}

	@Test
	public void writesNothingOutsideOfItsFolder() throws Exception {
		Group group = load(file);
		group.getMembers().getFirst().setFile("../../evil.cfg");
		Path zip = root.resolve("evil.zip");
		try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
			out.putNextEntry(new ZipEntry("shop.adxgroup"));
			out.write(GroupFile.write(group));
			out.putNextEntry(new ZipEntry("../../evil.cfg"));
			out.write(CONFIG.getBytes(StandardCharsets.UTF_8));
		}
		GroupPackage.read(zip, ImageRepository.NONE).unpack(root.resolve("x/y"), Set.of());
		assertThat(Files.exists(root.resolve("evil.cfg"))).isFalse();
	}

	@Test
	public void saysWhatIsNoPackage() throws Exception {
		Path text = Files.writeString(root.resolve("text.zip"), "no zip file");
		assertThatThrownBy(() -> GroupPackage.read(text, ImageRepository.NONE)).isInstanceOf(IOException.class).hasMessageContaining("text.zip");
	}
}
