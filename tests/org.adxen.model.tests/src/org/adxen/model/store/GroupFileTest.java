// SPDX-License-Identifier: EPL-2.0
package org.adxen.model.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;

import org.adxen.model.Group;
import org.adxen.model.Member;
import org.adxen.model.MemberSet;
import org.adxen.model.ModelFactory;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class GroupFileTest {

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	private Path file;

	@Before
	public void nameFile() {
		file = temporary.getRoot().toPath().resolve("shop" + GroupFile.EXTENSION);
	}

	private static Group shop() {
		Group group = GroupFile.create("shop");
		group.setNotes("two\nlines & <more>");
		group.getTags().add("lab");
		Member web = ModelFactory.eINSTANCE.createMember();
		web.setName("web");
		web.setFile("web.cfg");
		web.setCount(3);
		web.getAfter().add("db");
		group.getMembers().add(web);
		MemberSet apart = ModelFactory.eINSTANCE.createMemberSet();
		apart.getMembers().add("web");
		group.getApart().add(apart);
		return group;
	}

	@Test
	public void whatWasSavedComesBack() throws Exception {
		Group group = shop();
		GroupFile.save(file, group);
		assertThat(EcoreUtil.equals(GroupFile.load(file), group)).isTrue();
		assertThat(Files.readString(file)).contains("formatVersion=\"1\"");
		try (var files = Files.list(file.getParent())) {
			assertThat(files.toList()).containsExactly(file);
		}
	}

	@Test
	public void whatXmlCannotHoldIsLeftOutOfTheNameToo() throws Exception {
		Group group = shop();
		group.setName("sh\u0001op");
		GroupFile.save(file, group);
		assertThat(GroupFile.load(file).getName()).isEqualTo("shop");
	}

	@Test
	public void absentIsSaid() {
		refused(StoreException.Kind.UNREADABLE, "There is no file");
	}

	@Test
	public void editedByHandIsSaidAndLeftAsItIs() throws Exception {
		edited("count=\"3\"", "count=\"three\"");
		refused(StoreException.Kind.DAMAGED, "three");
		edited("count=\"3\"", "colour=\"red\"");
		refused(StoreException.Kind.DAMAGED, "colour");
		edited("</adxen:Group>", "");
		refused(StoreException.Kind.DAMAGED, "not a group that can be read");
		edited("formatVersion=\"1\"", "");
		refused(StoreException.Kind.DAMAGED, "formatVersion");
		edited("<members name=\"web\"", "<members");
		refused(StoreException.Kind.DAMAGED, "no name");
		Files.writeString(file, "");
		refused(StoreException.Kind.DAMAGED, "ends before");
	}

	@Test
	public void ofANewerProgramIsSaid() throws Exception {
		edited("formatVersion=\"1\"", "formatVersion=\"2\" colour=\"red\"");
		refused(StoreException.Kind.NEWER_FORMAT, "newer AdXen (format 2");
	}

	private void edited(String what, String with) throws Exception {
		GroupFile.save(file, shop());
		String before = Files.readString(file);
		String after = before.replace(what, with);
		assertThat(after).isNotEqualTo(before);
		Files.writeString(file, after);
	}

	private void refused(StoreException.Kind kind, String sentence) {
		assertThatExceptionOfType(StoreException.class).isThrownBy(() -> GroupFile.load(file))
				.withMessageContaining(sentence).satisfies(e -> assertThat(e.kind()).isEqualTo(kind));
	}
}
