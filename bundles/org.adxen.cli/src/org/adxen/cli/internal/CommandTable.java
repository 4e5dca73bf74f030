// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.adxen.cli.internal.command.Command;
import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.Options;
import org.adxen.cli.internal.command.Services;
import org.adxen.cli.internal.config.ConfigCheckCommand;
import org.adxen.cli.internal.config.ConfigConvertCommand;
import org.adxen.cli.internal.config.ConfigShowCommand;
import org.adxen.cli.internal.discover.DiscoverCommand;
import org.adxen.cli.internal.domains.ConsoleCommandCommand;
import org.adxen.cli.internal.domains.ListCommand;
import org.adxen.cli.internal.domains.ShowCommand;
import org.adxen.cli.internal.group.GroupActCommand;
import org.adxen.cli.internal.group.GroupActivateCommand;
import org.adxen.cli.internal.group.GroupCheckCommand;
import org.adxen.cli.internal.group.GroupDriftCommand;
import org.adxen.cli.internal.group.GroupFileCommand;
import org.adxen.cli.internal.group.GroupListCommand;
import org.adxen.cli.internal.group.GroupNewCommand;
import org.adxen.cli.internal.group.GroupPlanCommand;
import org.adxen.cli.internal.group.GroupRebalanceCommand;
import org.adxen.cli.internal.group.GroupShowCommand;
import org.adxen.cli.internal.group.GroupWhatIfCommand;
import org.adxen.cli.internal.hosts.HostLogCommand;
import org.adxen.cli.internal.hosts.HostsAddCommand;
import org.adxen.cli.internal.hosts.HostsListCommand;
import org.adxen.cli.internal.hosts.HostsRemoveCommand;
import org.adxen.cli.internal.hosts.HostsTrustCommand;
import org.adxen.cli.internal.hosts.PasswordCommand;
import org.adxen.cli.internal.journal.JournalCommand;
import org.adxen.cli.internal.operations.OperationCommand;
import org.adxen.cli.internal.repository.RepositoryCheckCommand;
import org.adxen.cli.internal.repository.RepositoryListCommand;
import org.adxen.cli.internal.repository.RepositorySetCommand;
import org.adxen.cli.internal.repository.RepositoryShowCommand;
import org.adxen.cli.internal.simulate.SimulateCommand;
import org.adxen.operations.OperationDescriptor;

import picocli.CommandLine.Model.CommandSpec;

/** All commands by name: those listed here, and a verb for each operation. Only the one that is called is made. */
final class CommandTable {

	/** A command; its name has one word or two. */
	record Entry(String name, Supplier<Command> make) {
	}

	/** A command with its own arguments. */
	record Call(String name, Command command, List<String> arguments) {

		CommandSpec spec() {
			CommandSpec spec = CommandSpec.create().name("adxen " + name);
			command.declare(spec);
			Options.addCommon(spec);
			return spec;
		}
	}

	private static final List<Entry> BUILT_IN = List.of(new Entry("hosts add", HostsAddCommand::new),
			new Entry("hosts list", HostsListCommand::new), new Entry("hosts remove", HostsRemoveCommand::new),
			new Entry("hosts trust", HostsTrustCommand::new), new Entry("password store", PasswordCommand::new),
			new Entry("discover", DiscoverCommand::new),
			new Entry("list", ListCommand::new), new Entry("show", ShowCommand::new),
			new Entry("journal", JournalCommand::new), new Entry("config check", ConfigCheckCommand::new),
			new Entry("config show", ConfigShowCommand::new), new Entry("config convert", ConfigConvertCommand::new),
			new Entry("repository show", RepositoryShowCommand::new), new Entry("repository set", RepositorySetCommand::new),
			new Entry("repository list", RepositoryListCommand::new), new Entry("repository check", RepositoryCheckCommand::new),
			new Entry("group list", GroupListCommand::new), new Entry("group show", GroupShowCommand::new),
			new Entry("group new", GroupNewCommand::new), new Entry("group add", GroupFileCommand::add),
			new Entry("group remove", GroupFileCommand::remove), new Entry("group check", GroupCheckCommand::new),
			new Entry("group plan", GroupPlanCommand::new), new Entry("group activate", GroupActivateCommand::new),
			new Entry("group drift", GroupDriftCommand::new), new Entry("group rebalance", GroupRebalanceCommand::new),
			new Entry("group whatif", GroupWhatIfCommand::new),
			new Entry("group shutdown", GroupActCommand::shutDown), new Entry("group destroy", GroupActCommand::destroy),
			new Entry("group delete", GroupActCommand::delete),
			new Entry("console-command", ConsoleCommandCommand::new), new Entry("host-log", HostLogCommand::new),
			new Entry("simulate", SimulateCommand::new));

	private final Services services;

	CommandTable(Services services) {
		this.services = services;
	}

	/** @param arguments the command's name and its own arguments */
	Call find(List<String> arguments) throws CommandException {
		String first = arguments.get(0);
		for (Entry entry : BUILT_IN) {
			if (isCalled(entry.name, arguments)) {
				return call(entry.name, entry.make.get(), arguments);
			}
		}
		for (OperationDescriptor verb : verbs()) {
			if (isCalled(verb.verb(), arguments)) {
				return call(verb.verb(), new OperationCommand(verb), arguments);
			}
		}
		var names = new ArrayList<>(BUILT_IN.stream().map(Entry::name).toList());
		verbs().forEach(v -> names.add(v.verb()));
		List<String> seconds = names.stream().filter(n -> n.startsWith(first + " ")).map(n -> n.substring(first.length() + 1)).toList();
		if (!seconds.isEmpty()) {
			throw UsageProblem.unknownOf(first, arguments.size() > 1 ? arguments.get(1) : "", seconds);
		}
		names.add("help");
		throw UsageProblem.unknownCommand(first, names.stream().map(n -> n.split(" ")[0]).distinct().toList());
	}

	private static boolean isCalled(String name, List<String> arguments) {
		List<String> words = List.of(name.split(" "));
		return arguments.size() >= words.size() && arguments.subList(0, words.size()).equals(words);
	}

	private static Call call(String name, Command command, List<String> arguments) {
		return new Call(name, command, arguments.subList(name.split(" ").length, arguments.size()));
	}

	List<Entry> builtIn() {
		return BUILT_IN;
	}

	/** The operations that have a verb, in menu order. */
	List<OperationDescriptor> verbs() throws CommandException {
		return services.operations().all().stream().filter(o -> !o.verb().isEmpty()).toList();
	}
}
