// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.properties;

import java.util.ArrayList;
import java.util.List;

import org.adxen.fleet.DomainKey;
import org.adxen.fleet.DomainView;
import org.adxen.fleet.FailureText;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.HostView;
import org.adxen.fleet.PoolView;
import org.adxen.operations.group.Groups;
import org.adxen.operations.group.GroupView;
import org.adxen.ui.picture.FleetFeed;
import org.adxen.ui.picture.FleetSelection;
import org.adxen.xen.DomainDetails;
import org.adxen.xen.XenException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchSite;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.part.Page;
import org.eclipse.ui.views.properties.IPropertySheetPage;

/** The properties of the selected pool, host, domain or group, kept up to date; what is not in the picture is loaded in the background. */
public final class FleetPropertyPage extends Page implements IPropertySheetPage {

	/** After a selection, so that going through a table with the keys does not load everything on the way. */
	private static final int DELAY_MS = 250;
	private static final int REFRESH_MS = 15_000;

	private final Fleet fleet;
	private final Groups groups;

	private Composite stack;
	private Label hint;
	private FactSheet sheet;
	private Object selected;
	private int count;
	private DomainKey detailsOf;
	private DomainDetails details;
	private String problem = "";
	private Loader loader;

	private final FleetSelection selection;
	private final IWorkbenchWindow window;

	public FleetPropertyPage(IWorkbenchSite site) {
		fleet = site.getService(Fleet.class);
		groups = site.getService(Groups.class);
		selection = site.getService(FleetSelection.class);
		window = site.getWorkbenchWindow();
	}

	@Override
	public void createControl(Composite parent) {
		stack = new Composite(parent, SWT.NONE);
		stack.setLayout(new StackLayout());
		hint = new Label(stack, SWT.WRAP);
		sheet = new FactSheet(stack);
		FleetFeed.attach(stack, fleet, change -> show());
		selection.follow(stack, this::select);
		select();
	}

	@Override
	public Control getControl() {
		return stack;
	}

	@Override
	public void setFocus() {
		sheet.control().setFocus();
	}

	/** What counts is what commands act on, not what happens to be selected in a part of another kind. */
	@Override
	public void selectionChanged(IWorkbenchPart part, ISelection other) {
		select();
	}

	private void select() {
		IStructuredSelection now = selection.get(window);
		Object first = now.size() == 1 ? now.getFirstElement() : null;
		count = now.size();
		selected = first;
		DomainKey domain = first instanceof DomainView d ? d.key() : null;
		if (domain == null || !domain.equals(detailsOf)) {
			details = null;
			problem = "";
			detailsOf = domain;
			load(DELAY_MS);
		}
		show();
	}

	private void show() {
		if (stack == null || stack.isDisposed()) {
			return;
		}
		List<Section> sections = sections(fleet.picture());
		hint.setText(count > 1 ? NLS.bind(Messages.many, count) : Messages.nothing);
		if (!sections.isEmpty()) {
			sheet.show(sections);
		}
		Control top = sections.isEmpty() ? hint : sheet.control();
		var layout = (StackLayout) stack.getLayout();
		layout.marginWidth = sections.isEmpty() ? 10 : 0;
		layout.marginHeight = layout.marginWidth;
		if (layout.topControl != top) {
			layout.topControl = top;
			stack.layout();
		}
	}

	/** Of the newest records; empty when it is gone or nothing is selected. */
	private List<Section> sections(FleetPicture picture) {
		switch (selected) {
		case PoolView p -> {
			PoolView pool = picture.pools().get(p.id());
			return pool == null ? List.of() : FleetFacts.of(pool);
		}
		case HostView h -> {
			HostView host = picture.host(h.key());
			return host == null ? List.of() : FleetFacts.of(picture.pools().get(h.key().pool()), host);
		}
		case DomainView d -> {
			DomainView domain = picture.domain(d.key());
			if (domain == null) {
				return List.of();
			}
			var sections = new ArrayList<>(FleetFacts.of(picture.pools().get(d.key().pool()), domain, details, problem));
			sections.add(1, GroupFacts.of(domain, groups.memberships()));
			return sections;
		}
		case GroupView group -> {
			return GroupFacts.of(group, groups);
		}
		case null, default -> {
			return List.of();
		}
		}
	}

	// --- what is loaded only for what is looked at

	private void load(int delay) {
		if (loader != null) {
			loader.cancel();
		}
		if (detailsOf != null) {
			loader = new Loader(detailsOf);
			loader.schedule(delay);
		}
	}

	private void loaded(Loader by, DomainDetails found, String failure) {
		if (by == loader && stack != null && !stack.isDisposed()) {
			details = found == null ? details : found;
			problem = failure;
			show();
			load(REFRESH_MS);
		}
	}

	@Override
	public void dispose() {
		if (loader != null) {
			loader.cancel();
		}
		super.dispose();
	}

	private final class Loader extends Job {

		private final DomainKey domain;

		Loader(DomainKey domain) {
			super(Messages.loading);
			this.domain = domain;
			setSystem(true);
		}

		@Override
		protected IStatus run(IProgressMonitor monitor) {
			DomainDetails found = null;
			String failure = "";
			try {
				PoolView pool = fleet.picture().pools().get(domain.pool());
				if (pool == null || !pool.isConnected()) {
					failure = Messages.notConnected;
				} else {
					found = fleet.connection(domain.pool()).details(domain.domain());
				}
			} catch (XenException e) {
				failure = FailureText.sentence(e);
			} catch (InterruptedException e) {
				return Status.CANCEL_STATUS;
			}
			if (monitor.isCanceled()) {
				return Status.CANCEL_STATUS;
			}
			DomainDetails result = found;
			String why = failure;
			if (stack != null && !stack.isDisposed()) {
				stack.getDisplay().asyncExec(() -> loaded(this, result, why));
			}
			return Status.OK_STATUS;
		}

		@Override
		protected void canceling() {
			Thread thread = getThread();
			if (thread != null) {
				thread.interrupt();
			}
		}
	}
}
