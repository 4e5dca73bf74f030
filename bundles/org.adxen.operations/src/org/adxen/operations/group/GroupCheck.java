// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.group;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.adxen.fleet.ImageRepository;
import org.adxen.model.Group;
import org.adxen.operations.group.GroupProblem.Feature;
import org.adxen.operations.placement.PlacementPolicies;
import org.eclipse.osgi.util.NLS;

/**
 * A group as it was written, with everything that is wrong with it. Immutable.
 *
 * @param definition as far as it makes sense
 * @param expansion  its domains, with all the problems
 */
public record GroupCheck(GroupDefinition definition, GroupExpansion expansion) {

	/** What was written, taken on the thread that owns the model; {@link #check} then reads the files on another. */
	public static final class Pending {

		private final GroupFiles.Written written;

		private Pending(GroupFiles.Written written) {
			this.written = written;
		}

		/** The whole check; reads files, so not on a display thread. */
		public GroupCheck check(PlacementPolicies policies) {
			GroupDefinition group = written.definition();
			GroupExpansion expansion = GroupExpansion.of(group);
			var problems = new ArrayList<>(written.problems());
			Set<Integer> withoutFile = new HashSet<>();
			problems.stream().filter(p -> p.feature() == Feature.FILE).forEach(p -> withoutFile.add(p.index()));
			Predicate<GroupProblem> saidAlready = p -> p.feature() == Feature.FILE && withoutFile.contains(p.index());
			expansion.problems().stream().filter(saidAlready.negate()).forEach(problems::add);
			if (!group.policy().isEmpty() && policies.find(group.policy()).isEmpty()) {
				problems.add(GroupProblem.whole(Feature.POLICY, NLS.bind(Messages.policyUnknown, group.policy(),
						policies.all().stream().map(PlacementPolicies.Named::id).collect(Collectors.joining(", ")))));
			}
			return new GroupCheck(group, new GroupExpansion(expansion.members(), List.copyOf(problems)));
		}
	}

	/** Takes what is to be checked; quick. @param file where the group is or will be kept */
	public static Pending of(Group group, Path file, ImageRepository repository) {
		return new Pending(GroupFiles.of(group, file, repository));
	}

	/**
	 * The same of a file. Blocks.
	 *
	 * @throws IOException it is not a group that can be read; the message is a sentence
	 */
	public static Pending read(Path file, ImageRepository repository) throws IOException {
		return of(GroupFiles.load(file), file, repository);
	}

	/** Empty when the group can be activated. */
	public List<GroupProblem> problems() {
		return expansion.problems();
	}
}
