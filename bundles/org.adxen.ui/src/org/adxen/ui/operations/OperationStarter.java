// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.operations;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.adxen.fleet.Fleet;
import org.adxen.fleet.FleetListener;
import org.adxen.fleet.FleetPicture;
import org.adxen.operations.OperationDescriptor;
import org.adxen.operations.OperationDescriptor.Parameter;
import org.adxen.operations.OperationRequest;
import org.adxen.operations.Operations;
import org.adxen.operations.Question;
import org.adxen.operations.Target;
import org.adxen.operations.group.GroupAct;
import org.adxen.operations.group.GroupActs;
import org.adxen.ui.labels.DomainLabels;
import org.adxen.ui.preferences.Confirmations;
import org.adxen.ui.status.StatusLine;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IWorkbenchWindow;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The way of an operation from a click to its run: what it still needs, what has to be asked, then off the display thread. */
@Component(service = OperationStarter.class)
public final class OperationStarter {

	private static final String ORIGIN = "workbench";
	private static final Duration BEHIND = Duration.ofSeconds(10);

	private final Operations operations;
	private final Fleet fleet;

	@Activate
	public OperationStarter(@Reference Operations operations, @Reference Fleet fleet) {
		this.operations = operations;
		this.fleet = fleet;
	}

	/** @param ids of operations, separated by commas: the first that can be done is, e.g. suspend or else resume */
	void start(IWorkbenchWindow window, String ids, List<?> selection, Map<String, String> parameters) {
		Offer offer = null;
		for (String id : ids.split(",")) {
			Optional<OperationDescriptor> operation = operations.find(id.strip());
			if (operation.isPresent()) {
				offer = Offer.of(operations, fleet, operation.get(), selection, parameters);
				if (offer.isAllowed()) {
					start(window, offer, parameters, false);
					return;
				}
			}
		}
		StatusLine.showProblem(window, offer == null ? NLS.bind(Messages.Starter_unknown, ids) : offer.tooltip());
	}

	/** @param options whether what is optional is asked for too */
	void start(IWorkbenchWindow window, Offer offer, Map<String, String> given, boolean options) {
		OperationDescriptor operation = offer.operation();
		if (operation.parameters().stream().anyMatch(p -> p.kind() == Parameter.Kind.CONFIG_FILE)) {
			NewDomainDialog.open(window, operations, fleet, this, offer);
			return;
		}
		// of pools there is no second menu entry for what is optional
		boolean all = options || operation.targets() == OperationDescriptor.Targets.POOLS;
		boolean ask = options || operation.parameters().stream().anyMatch(p -> p.required() && !given.containsKey(p.name()));
		var request = new OperationRequest(operation.id(), offer.targets(), given, "", ORIGIN, false);
		if (ask) {
			var dialog = new ParameterDialog(window.getShell(), operations, fleet, operation, request, all);
			if (dialog.open() != Window.OK) {
				return;
			}
			request = dialog.request();
		}
		OperationRequest wanted = request;
		GroupOrder.act(offer, request, fleet.picture()).ifPresentOrElse(act -> confirm(window, operation, act.whole().with(wanted.parameters()),
				act.question(operations, fleet.picture()), confirmed -> runStages(window, act, confirmed)), () -> confirm(window, operation, wanted));
	}

	/** Asks what has to be asked, and runs it. */
	public void confirm(IWorkbenchWindow window, OperationDescriptor operation, OperationRequest request) {
		confirm(window, operation, request, operations.question(request), confirmed -> run(window, confirmed));
	}

	/** For what the admin chose from a list already: only what is always asked about, or has a warning, is asked about again. */
	public void confirmListed(IWorkbenchWindow window, OperationDescriptor operation, OperationRequest request) {
		Optional<Question> question = operations.question(request);
		if (operation.asking() == OperationDescriptor.Asking.CONFIRM && question.filter(q -> q.warnings().isEmpty()).isPresent()
				&& !question.get().targets().isEmpty()) {
			run(window, request.confirm(question.get()));
		} else {
			confirm(window, operation, request, question, confirmed -> run(window, confirmed));
		}
	}

	/**
	 * Asks and runs one after the other, each asked about when those before it have ended; one that is not confirmed is the last.
	 *
	 * @param ended told on a worker whenever one has ended
	 */
	public void confirmInOrder(IWorkbenchWindow window, List<OperationRequest> requests, Runnable ended) {
		if (requests.isEmpty()) {
			return;
		}
		OperationRequest first = requests.getFirst();
		OperationDescriptor operation = operations.find(first.operation()).orElseThrow();
		confirm(window, operation, first, operations.question(first), confirmed -> Job.createSystem("Begin " + first.operation(), monitor -> {
			try {
				operations.run(confirmed).await();
				ended.run();
				if (requests.size() > 1) {
					awaitPossible(requests.get(1));
				}
				window.getWorkbench().getDisplay().asyncExec(() -> {
					if (window.getShell() != null && !window.getShell().isDisposed()) {
						confirmInOrder(window, requests.subList(1, requests.size()), ended);
					}
				});
			} catch (IllegalArgumentException e) {
				tell(window, e.getMessage());
			} catch (InterruptedException e) {
				return Status.CANCEL_STATUS;
			}
			return Status.OK_STATUS;
		}).schedule());
	}

	/** The picture may be a moment behind what was done: waits until it shows that a request can be done to all its targets, but not for long. */
	private void awaitPossible(OperationRequest request) throws InterruptedException {
		OperationDescriptor operation = operations.find(request.operation()).orElseThrow();
		var news = new Semaphore(1);
		FleetListener listener = change -> news.release();
		fleet.addListener(listener);
		try {
			long end = System.nanoTime() + BEHIND.toNanos();
			while (news.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)
					&& !request.targets().stream().allMatch(t -> operations.check(operation, t, request.parameters()).isAllowed())) {
				// again with the next picture
			}
		} finally {
			fleet.removeListener(listener);
		}
	}

	private void confirm(IWorkbenchWindow window, OperationDescriptor operation, OperationRequest request, Optional<Question> question,
			Consumer<OperationRequest> run) {
		if (question.isEmpty()) {
			run.accept(request);
		} else if (question.get().targets().isEmpty()) {
			// Between the click and now it became impossible.
			StatusLine.showProblem(window, question.get().willNot().values().stream().findFirst().orElse(""));
		} else if (question.get().silenceable() && request.targets().size() == 1 && Confirmations.isSilenced(operation.id())) {
			run.accept(request.confirm(question.get()));
		} else {
			var dialog = new QuestionDialog(window.getShell(), operations, operation, request, question.get(), fleet.picture());
			if (dialog.open() == Window.OK) {
				if (dialog.silence()) {
					Confirmations.silence(operation.id(), true);
				}
				run.accept(dialog.request());
			}
		}
	}

	/** What cannot be done any more is left out where nothing is asked: the others do not wait for it. */
	private void runStages(IWorkbenchWindow window, GroupAct act, OperationRequest request) {
		FleetPicture picture = fleet.picture();
		OperationRequest possible = request.confirmed() ? request
				: request.on(request.targets().stream().filter(t -> operations.find(request.operation())
						.filter(o -> operations.check(o, t, request.parameters()).isAllowed()).isPresent()).toList());
		Job.createSystem("Stages of " + request.operation(), monitor -> {
			try {
				List<Target> left = act.run(possible, operations, run -> {
					run.await();
					return true;
				});
				if (!left.isEmpty()) {
					String names = left.stream().map(t -> DomainLabels.name(((Target.OfDomain) t).key(), picture)).collect(Collectors.joining(", "));
					tell(window, NLS.bind(Messages.Starter_leftAlone, names));
				}
			} catch (IllegalArgumentException e) {
				tell(window, e.getMessage());
			} catch (InterruptedException e) {
				return Status.CANCEL_STATUS;
			}
			return Status.OK_STATUS;
		}).schedule();
	}

	private static void tell(IWorkbenchWindow window, String sentence) {
		window.getWorkbench().getDisplay().asyncExec(() -> {
			if (window.getShell() != null && !window.getShell().isDisposed()) {
				StatusLine.showProblem(window, sentence);
			}
		});
	}

	/** The journal's begin line is written on a worker; what cannot be begun is told on the status line. */
	void run(IWorkbenchWindow window, OperationRequest request) {
		Job.createSystem("Begin " + request.operation(), monitor -> {
			try {
				operations.run(request);
			} catch (IllegalArgumentException e) {
				tell(window, e.getMessage());
			}
			return Status.OK_STATUS;
		}).schedule();
	}

	/** The command line that does the same as an offer would. */
	String asCommand(Offer offer, Map<String, String> parameters) {
		if (offer.groups().size() == 1 && offer.isOfGroups()) {
			Optional<String> command = GroupActs.asCommand(offer.operation().verb(), offer.groups().getFirst().key(), fleet.environment().folder());
			if (command.isPresent()) {
				return command.get();
			}
		}
		return operations.asCommand(
				new OperationRequest(offer.operation().id(), offer.targets(), new HashMap<>(parameters), "", ORIGIN, false));
	}
}
