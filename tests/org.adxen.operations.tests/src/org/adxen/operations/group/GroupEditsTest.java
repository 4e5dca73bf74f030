// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.adxen.model.Group;
import org.adxen.model.Member;
import org.adxen.model.MemberSet;
import org.adxen.model.ModelFactory;
import org.adxen.model.store.GroupFile;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.Before;
import org.junit.Test;

/** What names a member goes with it. */
@NonNullByDefault({})
@SuppressWarnings("null") // AssertJ says nothing of null
public class GroupEditsTest {

	private Group group;
	private Member db;
	private Member web;
	private MemberSet together;
	private MemberSet apart;

	@Before
	public void define() {
		group = GroupFile.create("shop");
		db = member("db");
		web = member("web");
		member("cache");
		web.getAfter().addAll(List.of("db", "cache"));
		together = ModelFactory.eINSTANCE.createMemberSet();
		together.getMembers().addAll(List.of("db", "cache", "web"));
		group.getTogether().add(together);
		apart = ModelFactory.eINSTANCE.createMemberSet();
		apart.getMembers().addAll(List.of("db", "web"));
		group.getApart().add(apart);
	}

	private Member member(String name) {
		Member member = ModelFactory.eINSTANCE.createMember();
		member.setName(name);
		group.getMembers().add(member);
		return member;
	}

	@Test
	public void aRenamedMemberIsNamedSoEverywhere() {
		GroupEdits.rename(group, db, "postgres");
		assertThat(db.getName()).isEqualTo("postgres");
		assertThat(web.getAfter()).containsExactly("postgres", "cache");
		assertThat(together.getMembers()).containsExactly("postgres", "cache", "web");
		assertThat(apart.getMembers()).containsExactly("postgres", "web");
	}

	@Test
	public void oneOfTwoWithTheSameNameLeavesTheRulesToTheOther() {
		Member second = member("db");
		GroupEdits.rename(group, second, "db-2");
		assertThat(web.getAfter()).containsExactly("db", "cache");
		assertThat(apart.getMembers()).containsExactly("db", "web");
	}

	@Test
	public void aNameThatIsTakenIsNotTwiceInARule() {
		GroupEdits.rename(group, db, "cache");
		assertThat(web.getAfter()).containsExactly("cache");
		assertThat(together.getMembers()).containsExactly("cache", "web");
	}

	@Test
	public void aRemovedMemberIsNamedNowhere() {
		GroupEdits.remove(group, List.of(db));
		assertThat(group.getMembers().stream().map(Member::getName).toList()).isEqualTo(List.of("web", "cache"));
		assertThat(web.getAfter()).containsExactly("cache");
		assertThat(together.getMembers()).containsExactly("cache", "web");
		assertThat(group.getApart()).as("a set of one says nothing").isEmpty();
	}

	@Test
	public void aCopyIsLikeTheOriginalUnderAFreeName() {
		web.setCount(3);
		Member copy = GroupEdits.duplicate(group, web);
		assertThat(copy.getName()).isEqualTo("web-2");
		assertThat(copy.getCount()).isEqualTo(3);
		assertThat(copy.getAfter()).containsExactly("db", "cache");
		assertThat(group.getMembers().indexOf(copy)).isEqualTo(group.getMembers().indexOf(web) + 1);
		assertThat(GroupEdits.duplicate(group, copy).getName()).isEqualTo("web-3");
	}
}
