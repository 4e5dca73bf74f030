// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.group;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.adxen.cli.internal.command.Command;
import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.cli.internal.command.Session;
import org.adxen.cli.internal.domains.DomainFields;
import org.adxen.cli.internal.output.Field;
import org.adxen.cli.internal.output.Section;
import org.adxen.cli.internal.output.Value;
import org.adxen.fleet.DomainView;
import org.adxen.fleet.EnvironmentException;
import org.adxen.operations.group.GroupDefinition;
import org.adxen.operations.group.GroupExpansion;
import org.adxen.operations.group.GroupMember;
import org.adxen.operations.group.GroupNotes;
import org.adxen.operations.group.GroupReality;
import org.adxen.xen.PowerState;
import org.eclipse.jdt.annotation.Nullable;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code group show}: a definition, and how its members are. */
public final class GroupShowCommand implements Command {

	private record Shown(Path file, GroupDefinition group, GroupNotes notes, List<Row> members) {
		long running() {
			return members.stream().filter(m -> m.domain instanceof DomainView d && d.facts().state() == PowerState.RUNNING).count();
		}
	}

	private record Row(GroupMember member, @Nullable DomainView domain) {

		Value.Word state() {
			DomainView known = domain;
			return known == null ? new Value.Word("missing", Messages.Show_missing) : DomainFields.state(known.facts().state());
		}

		String host() {
			DomainView known = domain;
			String host = known == null ? null : known.hostName();
			return host == null ? "" : host;
		}
	}

	private static final List<Field<Shown>> FIELDS = List.of(
			Field.of("name", Messages.Field_name, s -> Value.text(s.group.name())),
			Field.of("description", Messages.Field_description, s -> Value.text(s.notes.description())),
			Field.of("tags", Messages.Field_tags, s -> Value.items(s.notes.tags())),
			Field.of("notes", Messages.Field_notes, s -> Value.text(s.notes.notes())),
			Field.of("file", Messages.Field_file, s -> Value.text(s.file.toString())),
			Field.of("id", Messages.Field_id, s -> Value.text(s.group.id())),
			Field.of("policy", Messages.Field_policy, s -> Value.text(s.group.policy())),
			Field.of("hosts", Messages.Field_hosts, s -> Value.text(s.group.hosts())),
			Field.of("running", Messages.Field_running, s -> Value.count(s.running())));

	private static final List<Field<Row>> MEMBERS = List.of(
			Field.of("name", Messages.Field_member, r -> Value.text(r.member.name())),
			Field.of("domain", Messages.Field_domain, r -> Value.text(r.member.domainName())),
			Field.of("state", Messages.Field_phase, Row::state),
			Field.of("host", Messages.Field_host, r -> Value.text(r.host())),
			Field.of("memory", Messages.Field_memory, r -> Value.bytes(r.member.domain().memory().bytes())),
			Field.of("vcpus", Messages.Field_vcpus, r -> Value.count(r.member.domain().vcpus().max())),
			Field.of("order", Messages.Field_order, r -> Value.count(r.member.definition().order())),
			Field.of("after", Messages.Field_after, r -> Value.items(r.member.definition().after().stream().sorted().toList())));

	@Override
	public void declare(CommandSpec spec) {
		GroupArguments.declare(spec, Messages.Show_description);
	}

	@Override
	public int run(ParseResult arguments, Session session)
			throws CommandException, EnvironmentException, IOException, InterruptedException {
		Path file = GroupArguments.file(arguments, session);
		GroupDefinition group = GroupArguments.read(arguments, session);
		boolean all = GroupArguments.connect(session);
		GroupExpansion expansion = GroupExpansion.of(group);
		GroupReality reality = GroupReality.of(group.id(), expansion.members().stream().map(GroupMember::name).toList(),
				session.fleet().picture());
		List<Row> members = expansion.members().stream().map(m -> new Row(m, reality.domain(m.name()).orElse(null))).toList();
		session.output(arguments).show(FIELDS, new Shown(file, group, GroupNotes.read(file), members),
				List.of(new Section<>("members", Messages.Show_members, MEMBERS, members),
						new Section<>("problems", Messages.Show_problems, GroupCheckCommand.FIELDS, expansion.problems())));
		return all ? ExitCode.OK : ExitCode.CONNECTION;
	}
}
