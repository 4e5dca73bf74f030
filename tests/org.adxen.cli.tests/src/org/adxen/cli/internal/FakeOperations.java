// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal;

import static org.eclipse.jdt.annotation.DefaultLocation.PARAMETER;
import static org.eclipse.jdt.annotation.DefaultLocation.RECORD_COMPONENT;
import static org.eclipse.jdt.annotation.DefaultLocation.RETURN_TYPE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

import org.adxen.operations.Journal;
import org.adxen.operations.JournalEntry;
import org.adxen.operations.OperationDescriptor;
import org.adxen.operations.OperationDescriptor.Asking;
import org.adxen.operations.OperationDescriptor.Parameter;
import org.adxen.operations.OperationDescriptor.Targets;
import org.adxen.operations.OperationRequest;
import org.adxen.operations.OperationRun;
import org.adxen.operations.Operations;
import org.adxen.operations.OperationsListener;
import org.adxen.operations.Question;
import org.adxen.operations.Target;
import org.adxen.operations.TargetOutcome;
import org.adxen.operations.Undertaking;
import org.adxen.operations.Verdict;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** Operations without toolstacks: what becomes of each target is prepared. */
@NonNullByDefault({ PARAMETER, RETURN_TYPE, RECORD_COMPONENT })
public final class FakeOperations implements Operations {

	public final List<OperationRequest> requests = new ArrayList<>();
	public final List<JournalEntry> entries = new ArrayList<>();
	public final List<Journal.JournalFilter> filters = new ArrayList<>();
	public int unreadable;
	public Function<Target, TargetOutcome> outcome = t -> new TargetOutcome.Done("");
	public Question question;
	/** Whether runs go on until they are cancelled. */
	public boolean endless;
	public boolean settled;

	public static OperationDescriptor verb(String verb, Targets targets, Parameter... parameters) {
		return new OperationDescriptor("org.adxen.operations." + verb, verb, verb, "Does " + verb + ".", targets, null, true,
				Asking.NEVER, false, List.of(parameters), "", "", "org.adxen.operations");
	}

	@Override
	public List<OperationDescriptor> all() {
		return List.of(verb("start", Targets.DOMAINS), verb("shutdown", Targets.DOMAINS),
				verb("migrate", Targets.DOMAINS, new Parameter("host", Parameter.Kind.HOST, "Destination", true)),
				verb("memory", Targets.DOMAINS, new Parameter("memory", Parameter.Kind.MEMORY, "New size", true)),
				verb("delete", Targets.DOMAINS, new Parameter("with-disks", Parameter.Kind.FLAG, "Disks, too", false)),
				verb("disable", Targets.HOSTS), verb("create", Targets.POOLS,
						new Parameter("config", Parameter.Kind.CONFIG_FILE, "Configuration file", true),
						new Parameter("start", Parameter.Kind.FLAG, "Start it", false)));
	}

	@Override
	public Optional<OperationDescriptor> find(String idOrVerb) {
		return all().stream().filter(o -> o.id().equals(idOrVerb) || o.verb().equals(idOrVerb)).findFirst();
	}

	@Override
	public Verdict check(OperationDescriptor operation, Target target, Map<String, String> parameters) {
		return Verdict.ALLOWED;
	}

	@Override
	public Optional<Question> question(OperationRequest request) {
		return Optional.ofNullable(question);
	}

	@Override
	public OperationRun run(OperationRequest request) {
		requests.add(request);
		return new FakeRun(find(request.operation()).orElseThrow(), request, outcome, endless);
	}

	@Override
	public BiConsumer<Target, TargetOutcome> begin(Undertaking undertaking) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Journal journal() {
		return new Journal() {
			@Override
			public Page read(JournalFilter filter) {
				filters.add(filter);
				return new Page(entries.stream().limit(filter.limit()).toList(), unreadable);
			}

			@Override
			public void addListener(Runnable listener) {
				throw new UnsupportedOperationException();
			}

			@Override
			public void removeListener(Runnable listener) {
				throw new UnsupportedOperationException();
			}
		};
	}

	@Override
	public void settle() {
		settled = true;
	}

	@Override
	public List<OperationRequest> inverse(JournalEntry entry, String origin) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Optional<OperationRequest> retry(OperationRun run) {
		throw new UnsupportedOperationException();
	}

	@Override
	public List<OperationRun> runs() {
		return List.of();
	}

	@Override
	public void addListener(OperationsListener listener) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void removeListener(OperationsListener listener) {
		throw new UnsupportedOperationException();
	}

	@Override
	public String asCommand(OperationRequest request) {
		throw new UnsupportedOperationException();
	}

	private record FakeRun(OperationDescriptor operation, OperationRequest request, Map<Target, TargetOutcome> outcomes,
			Map<Target, String> names, CountDownLatch end) implements OperationRun {

		FakeRun(OperationDescriptor operation, OperationRequest request, Function<Target, TargetOutcome> outcome,
				boolean endless) {
			this(operation, request, new LinkedHashMap<>(), new LinkedHashMap<>(), new CountDownLatch(endless ? 1 : 0));
			for (Target target : request.targets()) {
				outcomes.put(target, endless ? new TargetOutcome.Running(0.5) : outcome.apply(target));
				names.put(target, target.id().replaceFirst(".*/", ""));
			}
		}

		@Override
		public String id() {
			return "run";
		}

		@Override
		public Instant startedAt() {
			return Fixtures.NOW;
		}

		@Override
		public Optional<Instant> endedAt() {
			return end.getCount() == 0 ? Optional.of(Fixtures.NOW) : Optional.empty();
		}

		@Override
		public double progress() {
			return 0.5;
		}

		@Override
		public void cancel() {
			outcomes.replaceAll((t, o) -> new TargetOutcome.Cancelled());
			end.countDown();
		}

		@Override
		public void await() throws InterruptedException {
			end.await();
		}
	}
}
