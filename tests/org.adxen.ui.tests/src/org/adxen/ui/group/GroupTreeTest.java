// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.ImageRepository;
import org.adxen.operations.group.ActivationState;
import org.adxen.operations.group.ActivationState.Phase;
import org.adxen.operations.group.GroupExpansion;
import org.adxen.operations.group.GroupView;
import org.adxen.operations.group.KnownGroup;
import org.adxen.operations.group.Memberships;
import org.adxen.ui.labels.GroupLabels;
import org.adxen.ui.table.RowTree;
import org.adxen.ui.tests.Pictures;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

@SuppressWarnings("null") // AssertJ says nothing of null
public class GroupTreeTest {

	private static final FleetPicture NOTHING = Pictures.of();

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private KnownGroup group(String name, int count) throws Exception {
		return Definitions.group(folder.getRoot().toPath(), name, count);
	}

	private static List<GroupView> views(List<KnownGroup> groups, FleetPicture picture) {
		return GroupView.of(groups, Memberships.of(groups), group -> Optional.empty(), picture, "test");
	}

	private static RowTree.Content tree(List<GroupView> groups, String filter) {
		return GroupTree.of(groups, filter, UnaryOperator.identity());
	}

	private static List<String> names(List<Object> rows) {
		return rows.stream().map(row -> GroupColumns.all().getFirst().text().apply((GroupRow) row)).toList();
	}

	private static String cell(Object row, String column) {
		return GroupColumns.all().stream().filter(c -> c.id().equals(column)).findAny().orElseThrow().text().apply((GroupRow) row);
	}

	@Test
	public void allEqualMembersStandUnderTheirGroup() throws Exception {
		RowTree.Content content = tree(views(List.of(group("shop", 3)), NOTHING), "");

		assertThat(names(content.shape().roots())).containsExactly("shop");
		Object shop = content.shape().roots().getFirst();
		assertThat(names(content.shape().childrenOf(shop))).containsExactly("web-1", "web-2", "web-3");
		assertThat(cell(shop, "state")).isEqualTo("0 of 3 running");
		assertThat(cell(shop, "drift")).as("that nothing runs is said already").isEmpty();
	}

	@Test
	public void aNameOfAGroupShowsAllOfItAndAMembersNameOnlyThat() throws Exception {
		List<GroupView> views = views(List.of(group("shop", 3), group("lab", 2)), NOTHING);

		assertThat(names(tree(views, "sho").shape().roots())).containsExactly("shop");
		assertThat(tree(views, "sho").shown()).isEqualTo(3);
		RowTree.Content third = tree(views, "web-3");
		assertThat(names(third.shape().childrenOf(third.shape().roots().getFirst()))).containsExactly("web-3");
		assertThat(third.shown()).isEqualTo(1);
		assertThat(third.total()).isEqualTo(5);
	}

	@Test
	public void aQueryIsAskedOfTheMembersDomains() throws Exception {
		List<KnownGroup> groups = List.of(group("shop", 3), group("lab", 2));
		List<GroupView> views = views(groups, Definitions.running(groups.subList(0, 1)));

		assertThat(names(tree(views, "state:running").shape().roots())).containsExactly("shop");
		assertThat(tree(views, "state:halted").shape().roots()).isEmpty();
	}

	@Test
	public void aFileThatCannotBeReadIsShownWithTheReason() throws Exception {
		Path file = Files.writeString(folder.getRoot().toPath().resolve("bad.adxgroup"), "no group");
		RowTree.Content content = tree(views(List.of(KnownGroup.read(file, ImageRepository.NONE)), NOTHING), "");

		assertThat(names(content.shape().roots())).containsExactly("bad.adxgroup");
		assertThat(cell(content.shape().roots().getFirst(), "drift")).contains("bad.adxgroup");
	}

	@Test
	public void whatBelongsToTheGroupWithoutAPlaceInItIsShownAsExtra() throws Exception {
		KnownGroup four = group("shop", 4);
		FleetPicture picture = Definitions.running(List.of(four));
		KnownGroup three = group("shop", 3);
		// the file was written anew: the members' domains still carry the id of the group that they were made for
		assertThat(Objects.requireNonNull(three.definition()).id()).isNotEqualTo(Objects.requireNonNull(four.definition()).id());
		var known = new KnownGroup(four.file(), four.definition(), new GroupExpansion(
				four.expansion().members().subList(0, 3), List.of()), "");
		RowTree.Content content = tree(views(List.of(known), picture), "");

		Object shop = content.shape().roots().getFirst();
		assertThat(names(content.shape().childrenOf(shop))).containsExactly("web-1", "web-2", "web-3", "shop-web-4");
		assertThat(cell(content.shape().childrenOf(shop).getLast(), "drift")).isEqualTo("Extra");
		assertThat(cell(shop, "state")).isEqualTo("3 of 3 running");
	}

	@Test
	public void anActivationThatRunsTellsPhasesAndProgress() throws Exception {
		KnownGroup shop = group("shop", 3);
		Map<String, ActivationState> states = Map.of("web-1", new ActivationState(Phase.READY, ""), "web-2",
				new ActivationState(Phase.STARTING, ""), "web-3", new ActivationState(Phase.WAITING, ""));
		GroupView view = GroupView.of(List.of(shop), Memberships.of(List.of(shop)), group -> Optional.of(states), NOTHING, "test").getFirst();

		assertThat(GroupLabels.state(view)).isEqualTo("Activating: 1 of 3 ready");
		assertThat(view.members().stream().map(GroupLabels::state).toList()).containsExactly("No domain", "Starting", "Waiting");
	}

	@Test
	public void tenThousandMembersAreFoundAndArranged() throws Exception {
		List<KnownGroup> groups = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			groups.add(group("group-" + i, 100));
		}
		FleetPicture picture = Definitions.running(groups);
		RowTree.Content content = tree(views(groups, picture), "");

		assertThat(content.total()).isEqualTo(10_000);
		assertThat(content.shape().roots()).allSatisfy(root -> assertThat(cell(root, "state")).isEqualTo("100 of 100 running"));
		RowTree.Content again = tree(views(groups, picture), "");
		assertThat(again.shape().from(content.shape(), row -> false).relabelled()).isEmpty();
	}
}
