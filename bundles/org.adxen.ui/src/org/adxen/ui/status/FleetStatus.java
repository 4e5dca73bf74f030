// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.status;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.adxen.fleet.Fleet;
import org.adxen.operations.Operations;
import org.adxen.operations.OperationsListener;
import org.adxen.ui.discovery.Discovery;
import org.adxen.ui.discovery.NewsText;
import org.adxen.ui.picture.FleetFeed;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.jface.util.Throttler;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.menus.WorkbenchWindowControlContribution;

/** "7 of 8 hosts connected · 31 of 40 domains running · 2 tasks · 1 problem", and what a scan by itself found. */
public final class FleetStatus extends WorkbenchWindowControlContribution {

	private static final int CHARACTERS = 74;
	private static final int PROBLEMS_SHOWN = 15;
	private static final Duration CALM = Duration.ofMillis(300);

	private Label label;
	private Fleet fleet;
	private Operations operations;
	private Discovery discovery;

	@Override
	protected Control createControl(Composite parent) {
		IWorkbenchWindow window = getWorkbenchWindow();
		fleet = window.getService(Fleet.class);
		operations = window.getService(Operations.class);
		var box = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(6, 3).applyTo(box);
		label = new Label(box, SWT.RIGHT);
		// The trim does not grow with its contents.
		int width = new PixelConverter(label).convertWidthInCharsToPixels(CHARACTERS);
		GridDataFactory.fillDefaults().grab(true, true).align(SWT.FILL, SWT.CENTER).hint(width, SWT.DEFAULT).applyTo(label);
		FleetFeed.attach(label, fleet, change -> show());
		var throttler = new Throttler(label.getDisplay(), CALM, this::show);
		OperationsListener listener = run -> throttler.throttledAsyncExec();
		operations.addListener(listener);
		label.addDisposeListener(e -> operations.removeListener(listener));
		discovery = window.getService(Discovery.class);
		Runnable discovered = throttler::throttledAsyncExec;
		discovery.addListener(discovered);
		label.addDisposeListener(e -> discovery.removeListener(discovered));
		show();
		return box;
	}

	@Override
	public boolean isDynamic() {
		return true;
	}

	private void show() {
		if (label.isDisposed()) {
			return;
		}
		FleetCounts counts = FleetCounts.of(fleet.picture());
		long tasks = operations.runs().stream().filter(r -> !r.isEnded()).count();
		int problems = counts.problems().size();
		String news = NewsText.brief(discovery.unread());
		// There is room for one of them: domains are counted in their view, too.
		String domains = news.isEmpty() ? " · " + NLS.bind(Messages.FleetStatus_domains, counts.domainsRunning(), counts.domains()) : "";
		String text = counts.hosts() == 0 ? "" : NLS.bind(Messages.FleetStatus_hosts, counts.hostsConnected(), counts.hosts()) + domains;
		text += tasks == 0 ? "" : " · " + (tasks == 1 ? Messages.FleetStatus_oneTask : NLS.bind(Messages.FleetStatus_tasks, tasks));
		text += problems == 0 ? ""
				: " · " + (problems == 1 ? Messages.FleetStatus_oneProblem : NLS.bind(Messages.FleetStatus_problems, problems));
		text += news.isEmpty() || text.isEmpty() ? news : " · " + news;
		if (!text.equals(label.getText())) {
			label.setText(text);
		}
		String tip = Stream.concat(counts.problems().stream().limit(PROBLEMS_SHOWN), NewsText.inFull(discovery.unread()).lines())
				.collect(Collectors.joining("\n"));
		label.setToolTipText(tip.isEmpty() ? null : tip);
	}
}
