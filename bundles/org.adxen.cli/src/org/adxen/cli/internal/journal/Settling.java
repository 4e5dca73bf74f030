// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.adxen.cli.internal.command.CommandException;
import org.adxen.cli.internal.command.Session;
import org.adxen.cli.internal.hosts.Connecting;
import org.adxen.fleet.EnvironmentException;
import org.adxen.operations.Journal;
import org.adxen.operations.Journal.JournalFilter;
import org.adxen.operations.JournalEntry;
import org.adxen.operations.JournalEntry.State;
import org.adxen.operations.Operations;
import org.adxen.operations.Target;

/** Asks the toolstacks what became of what was begun and never ended, and waits a while for their answers. */
final class Settling {

	private static final Duration PATIENCE = Duration.ofSeconds(15);

	private final Session session;

	Settling(Session session) {
		this.session = session;
	}

	/** @return whether every pool concerned could be asked */
	boolean settle() throws CommandException, EnvironmentException, InterruptedException {
		Operations operations = session.services().operations();
		Set<String> registered = session.fleet().picture().pools().keySet();
		Set<String> pools = open(operations.journal()).stream().map(l -> Target.parse(l.target()).pool())
				.filter(registered::contains).collect(Collectors.toSet());
		boolean complete = new Connecting(session).connect(pools).isEmpty();
		var news = new Semaphore(0);
		Runnable listener = news::release;
		operations.journal().addListener(listener);
		try {
			operations.settle();
			Instant end = Instant.now().plus(PATIENCE);
			while (open(operations.journal()).stream().anyMatch(l -> l.state() == State.BEGUN)) {
				long left = Duration.between(Instant.now(), end).toMillis();
				if (left <= 0 || !news.tryAcquire(left, TimeUnit.MILLISECONDS)) {
					break; // what is open still is shown so
				}
			}
		} finally {
			operations.journal().removeListener(listener);
		}
		return complete;
	}

	private static List<JournalEntry.Line> open(Journal journal) {
		return journal.read(JournalFilter.newest(Integer.MAX_VALUE)).entries().stream().flatMap(e -> e.targets().stream())
				.filter(l -> l.state() == State.BEGUN || l.state() == State.UNKNOWN).toList();
	}
}
