// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.repository;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.adxen.cli.internal.command.Command;
import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.cli.internal.command.Options;
import org.adxen.cli.internal.command.Session;
import org.adxen.cli.internal.output.Field;
import org.adxen.cli.internal.output.Output;
import org.adxen.cli.internal.output.Value;
import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.HostPaths;
import org.adxen.xen.HostFiles.Entry;
import org.adxen.xen.HostFiles.Kind;
import org.adxen.xen.XenException;
import org.eclipse.osgi.util.NLS;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code repository list}: what is in a folder of the image repository, seen at a host or on this machine. */
public final class RepositoryListCommand implements Command {

	private record Listed(String path, Entry entry) {
	}

	private static final List<Field<Listed>> FIELDS = List.of(
			Field.of("name", Messages.Field_name, l -> Value.text(l.entry.name())),
			Field.of("kind", Messages.Field_kind, l -> kind(l.entry.kind())),
			Field.of("bytes", Messages.Field_size, l -> Value.bytes(l.entry.kind() == Kind.FOLDER ? -1 : l.entry.bytes())),
			Field.of("modifiedAt", Messages.Field_modified, l -> Value.time(l.entry.modifiedAt())),
			Field.of("readable", Messages.Field_readable, l -> new Value.Flag(l.entry.readable())),
			Field.detail("path", Messages.Field_path, l -> Value.text(l.path)));

	@Override
	public void declare(CommandSpec spec) {
		spec.usageMessage().description(Messages.List_description);
		spec.addPositional(Options.parameters("FOLDER", 0, false, Messages.List_folder));
		spec.addOption(Options.value(Places.HOST, "HOST", Messages.List_host));
		spec.addOption(Options.format());
	}

	@Override
	public int run(ParseResult arguments, Session session)
			throws CommandException, EnvironmentException, XenException, IOException, InterruptedException {
		Output output = session.output(arguments);
		var repository = Places.repository(session.fleet());
		String folder = repository.resolve(Options.parameters(arguments).stream().findFirst().orElse(""));
		List<Listed> found = Places.find(arguments, session).list(folder).stream()
				.sorted(Comparator.comparing((Entry e) -> e.kind() != Kind.FOLDER).thenComparing(Entry::name))
				.map(e -> new Listed(HostPaths.join(folder, e.name()), e)).toList();
		output.list(FIELDS, found, NLS.bind(Messages.List_empty, folder));
		return ExitCode.OK;
	}

	private static Value kind(Kind kind) {
		return new Value.Word(kind.name().toLowerCase(Locale.ROOT), switch (kind) {
		case FILE -> Messages.Kind_file;
		case FOLDER -> Messages.Kind_folder;
		case BLOCK_DEVICE -> Messages.Kind_device;
		case OTHER -> Messages.Kind_other;
		});
	}
}
