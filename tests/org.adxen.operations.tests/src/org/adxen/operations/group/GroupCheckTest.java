// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import org.adxen.fleet.ImageRepository;
import org.adxen.model.Group;
import org.adxen.model.Member;
import org.adxen.model.MemberSet;
import org.adxen.model.ModelFactory;
import org.adxen.model.store.GroupFile;
import org.adxen.operations.group.GroupProblem.Feature;
import org.adxen.operations.placement.PlacementPolicies;
import org.eclipse.core.runtime.RegistryFactory;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Each problem of a definition names the member and the feature where it is corrected. */
@NonNullByDefault({})
@SuppressWarnings("null") // AssertJ says nothing of null
public class GroupCheckTest {

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private Path file;
	private Group group;

	@Before
	public void define() throws IOException {
		file = folder.getRoot().toPath().resolve("shop.adxgroup");
		Files.writeString(folder.getRoot().toPath().resolve("web.cfg"), """
				name = "web-${n}"
				type = "pvh"
				memory = 256
				kernel = "/boot/vmlinuz"
				disk = [ "/srv/web-${n}.raw,raw,xvda,rw" ]
				vif = [ "mac=00:16:3e:00:00:0${n}" ]
				""");
		group = GroupFile.create("shop");
		group.getMembers().add(member("web"));
	}

	private static Member member(String name) {
		Member member = ModelFactory.eINSTANCE.createMember();
		member.setName(name);
		member.setFile("web.cfg");
		return member;
	}

	private Member web() {
		return group.getMembers().getFirst();
	}

	private List<GroupProblem> problems() {
		var policies = new PlacementPolicies(RegistryFactory.getRegistry(), status -> {
			throw new AssertionError(status);
		});
		return GroupCheck.of(group, file, ImageRepository.NONE).check(policies).problems();
	}

	private void assertProblem(int index, Feature feature) {
		assertThat(problems().stream().map(p -> p.index() + " " + p.feature()).toList()).isEqualTo(List.of(index + " " + feature));
	}

	@Test
	public void aMemberFromATemplateSaysItsSizeAndHasNothingOfAFile() {
		web().setFile(null);
		web().setTemplate("Debian 12");
		web().setVcpus(2);
		assertProblem(0, Feature.MEMORY);
		web().setMemoryBytes(1L << 30);
		assertThat(problems()).isEmpty();
		web().getDisks().add("/srv/web.raw,raw,xvda,rw");
		assertProblem(0, Feature.DISKS);
		web().getDisks().clear();
		web().setFile("web.cfg");
		assertProblem(0, Feature.TEMPLATE);
	}

	private void assertMembersProblem(Feature feature, Consumer<Member> change) {
		change.accept(web());
		assertProblem(0, feature);
	}

	@Test
	public void findsNothingInAGoodGroupOfEqualMembers() {
		web().setCount(3);
		group.setHosts("!is:maintenance");
		assertThat(problems()).isEmpty();
	}

	@Test
	public void namesTheGroupsOwnFeatures() {
		group.setName(" ");
		assertProblem(GroupProblem.WHOLE, Feature.NAME);
		group.setName("shop");
		group.setHosts("memory:>lots");
		assertProblem(GroupProblem.WHOLE, Feature.HOSTS);
		group.setHosts(null);
		group.setPolicy("best-effort");
		assertProblem(GroupProblem.WHOLE, Feature.POLICY);
		group.setPolicy(null);
		MemberSet set = ModelFactory.eINSTANCE.createMemberSet();
		set.getMembers().addAll(List.of("web", "gone"));
		group.getTogether().add(set);
		assertProblem(GroupProblem.WHOLE, Feature.TOGETHER);
		group.getApart().add(set);
		assertProblem(GroupProblem.WHOLE, Feature.APART);
	}

	@Test
	public void namesAMembersFeatures() {
		assertMembersProblem(Feature.NAME, m -> m.setName(""));
	}

	@Test
	public void namesTheFileThatIsMissing() {
		assertMembersProblem(Feature.FILE, m -> m.setFile("absent.cfg"));
		assertMembersProblem(Feature.FILE, m -> m.setFile(null));
	}

	@Test
	public void saysOnceThatTheRepositoryIsNotHere() {
		assertMembersProblem(Feature.FILE, m -> m.setInRepository(true));
	}

	@Test
	public void namesNumbersThatMakeNoSense() {
		assertMembersProblem(Feature.COUNT, m -> m.setCount(0));
		assertMembersProblem(Feature.DELAY, m -> {
			m.setCount(1);
			m.setDelaySeconds(-1);
		});
	}

	@Test
	public void namesWhatOfTheReadinessIsWrong() {
		assertMembersProblem(Feature.READINESS, m -> m.setReadiness("soon"));
		assertMembersProblem(Feature.PORT, m -> m.setReadiness("tcp"));
		assertMembersProblem(Feature.TIMEOUT, m -> {
			m.setPort(22);
			m.setTimeoutSeconds(0);
		});
	}

	@Test
	public void namesTheOverrideThatCannotBe() {
		assertMembersProblem(Feature.DISKS, m -> m.getDisks().add("one,two,three,four,five,six=seven"));
	}

	@Test
	public void namesWhatEqualMembersShare() {
		web().setCount(2);
		web().getDisks().add("/srv/one.raw,raw,xvda,rw");
		assertProblem(0, Feature.DISKS);
		web().getDisks().clear();
		web().getVifs().add("mac=00:16:3e:00:00:01");
		assertProblem(0, Feature.VIFS);
		web().getVifs().clear();
		web().setDomainName("web");
		assertProblem(0, Feature.DOMAIN_NAME);
	}

	@Test
	public void namesTheSecondOfTwoWithOneName() {
		group.getMembers().add(member("web"));
		assertThat(problems().stream().filter(p -> p.feature() == Feature.NAME).map(GroupProblem::index).toList()).isEqualTo(List.of(1));
	}

	@Test
	public void namesDependenciesAndPins() {
		assertMembersProblem(Feature.AFTER, m -> m.getAfter().add("db"));
		assertMembersProblem(Feature.PINNED, m -> {
			m.getAfter().clear();
			m.setPinned("memory:>lots");
		});
	}
}
