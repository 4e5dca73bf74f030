// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

import org.adxen.model.Group;
import org.adxen.model.Member;
import org.adxen.model.ModelFactory;
import org.adxen.model.store.GroupFile;
import org.adxen.operations.group.GroupEdits;
import org.junit.Before;
import org.junit.Test;

/** Whatever is done to a group can be undone and done again, as one step for each thing that the admin did. */
public class GroupDocumentTest {

	private Group group;
	private GroupDocument document;
	private Member db;
	private Member web;

	@Before
	public void define() {
		group = GroupFile.create("shop");
		db = member("db");
		web = member("web");
		web.getAfter().add("db");
		document = new GroupDocument(group, Path.of("/srv/shop.adxgroup"));
	}

	private Member member(String name) {
		Member member = ModelFactory.eINSTANCE.createMember();
		member.setName(name);
		group.getMembers().add(member);
		return member;
	}

	private void type(String... texts) {
		for (String text : texts) {
			document.change("Name", List.of(db, "name"), () -> GroupEdits.rename(group, db, text));
		}
	}

	@Test
	public void aTypedWordIsOneStep() {
		type("p", "po", "pos");
		assertThat(web.getAfter()).containsExactly("pos");
		document.undo();
		assertThat(db.getName()).isEqualTo("db");
		assertThat(web.getAfter()).containsExactly("db");
		assertThat(document.canUndo()).isFalse();
		document.redo();
		assertThat(db.getName()).isEqualTo("pos");
		assertThat(web.getAfter()).containsExactly("pos");
	}

	@Test
	public void aNameThatIsSomebodyElsesInBetweenLosesNothing() {
		type("web", "web-2");
		assertThat(web.getAfter()).containsExactly("web-2");
		assertThat(web.getName()).isEqualTo("web");
	}

	@Test
	public void whatIsTypedAfterwardsIsAnotherStep() {
		type("pos");
		document.endOfTyping();
		type("post");
		document.undo();
		assertThat(db.getName()).isEqualTo("pos");
	}

	@Test
	public void aRemovedMemberComesBackWhereItWas() {
		document.change("Remove", () -> GroupEdits.remove(group, List.of(db)));
		assertThat(group.getMembers()).containsExactly(web);
		assertThat(web.getAfter()).isEmpty();
		document.undo();
		assertThat(group.getMembers()).containsExactly(db, web);
		assertThat(web.getAfter()).containsExactly("db");
		document.redo();
		assertThat(group.getMembers()).containsExactly(web);
	}

	@Test
	public void isDirtyUntilItIsAsItWasSaved() {
		assertThat(document.isDirty()).isFalse();
		type("pos");
		assertThat(document.isDirty()).isTrue();
		document.saved(document.file(), document.top());
		assertThat(document.isDirty()).isFalse();
		document.undo();
		assertThat(document.isDirty()).isTrue();
		document.redo();
		assertThat(document.isDirty()).isFalse();
	}

	@Test
	public void whatChangedWhileItWasWrittenIsNotSaved() {
		type("pos");
		var top = document.top();
		document.endOfTyping();
		type("post");
		document.saved(document.file(), top);
		assertThat(document.isDirty()).isTrue();
	}

	@Test
	public void anEditThatChangesNothingIsNoStep() {
		document.change("Name", () -> db.setName("db"));
		assertThat(document.canUndo()).isFalse();
		assertThat(document.isDirty()).isFalse();
	}

	@Test
	public void theSourceReplacesEverythingInOneStep() throws Exception {
		Group other = GroupFile.parse(document.bytes(), document.file());
		other.setName("market");
		other.getMembers().removeFirst();
		document.replace("Source", other);
		assertThat(group.getName()).isEqualTo("market");
		assertThat(group.getMembers().stream().map(Member::getName).toList()).isEqualTo(List.of("web"));
		document.undo();
		assertThat(group.getName()).isEqualTo("shop");
		assertThat(group.getMembers()).containsExactly(db, web);
	}

	@Test
	public void whatIsReadAgainCannotBeUndone() throws Exception {
		Group other = GroupFile.parse(document.bytes(), document.file());
		type("pos");
		document.reload(other);
		assertThat(group.getMembers().getFirst().getName()).isEqualTo("db");
		assertThat(document.canUndo()).isFalse();
		assertThat(document.isDirty()).isFalse();
	}
}
