// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.repository;

import java.util.List;
import java.util.Optional;

import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.cli.internal.command.Options;
import org.adxen.cli.internal.command.Session;
import org.adxen.cli.internal.hosts.Connecting;
import org.adxen.cli.internal.hosts.Pools;
import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.ImageRepository;
import org.adxen.fleet.PoolView;
import org.adxen.fleet.repository.RepositoryFiles;
import org.adxen.xen.XenException;

import picocli.CommandLine.ParseResult;

/** Where a command looks at the repository. */
final class Places {

	static final String HOST = "--host";

	private Places() {
	}

	/** @throws CommandException none is set */
	static ImageRepository repository(Fleet fleet) throws CommandException {
		ImageRepository repository = fleet.settings().repository();
		if (!repository.isSet()) {
			throw new CommandException(ExitCode.FAILED, Messages.none);
		}
		return repository;
	}

	/** The host that is named, else this machine, else the first plain host that can be connected to. */
	static RepositoryFiles find(ParseResult arguments, Session session)
			throws CommandException, EnvironmentException, XenException, InterruptedException {
		Fleet fleet = session.fleet();
		String host = Options.value(arguments, HOST, "");
		Optional<RepositoryFiles> here = RepositoryFiles.here(fleet.settings().repository());
		if (host.isEmpty() && here.isPresent()) {
			return here.get();
		}
		List<PoolView> candidates = host.isEmpty() ? RepositoryFiles.places(fleet, fleet.picture())
				: List.of(Pools.find(fleet.picture(), host));
		if (candidates.isEmpty()) {
			throw new CommandException(ExitCode.FAILED, Messages.noPlace);
		}
		for (PoolView candidate : candidates) {
			if (new Connecting(session).connect(List.of(candidate.id())).isEmpty()) {
				return RepositoryFiles.at(fleet, candidate);
			}
		}
		throw new CommandException(ExitCode.CONNECTION, Messages.noneAnswers);
	}
}
