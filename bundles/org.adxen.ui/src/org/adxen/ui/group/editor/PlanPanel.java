// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group.editor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.adxen.fleet.DomainView;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.HostKey;
import org.adxen.fleet.query.QueryException;
import org.adxen.operations.group.Drift;
import org.adxen.operations.group.GroupCheck;
import org.adxen.operations.group.GroupDefinition;
import org.adxen.operations.group.GroupMember;
import org.adxen.operations.group.GroupPlan;
import org.adxen.operations.group.GroupPlanner;
import org.adxen.operations.group.GroupReality;
import org.adxen.operations.group.Groups;
import org.adxen.operations.placement.Placement.Decision;
import org.adxen.operations.placement.PlacementPolicies;
import org.adxen.operations.placement.PlacementPolicies.Named;
import org.adxen.ui.labels.DomainLabels;
import org.adxen.ui.picture.FleetFeed;
import org.adxen.ui.theme.Theme;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.forms.widgets.FormToolkit;

/** Each member with the host where it would go, why, and how it is now. Planned on a worker. Display thread only. */
final class PlanPanel {

	private static final String ORIGIN = "workbench";
	private static final int HEIGHT = 160;
	private static final int[] WIDTHS = { 120, 130, 110, 300, 200 };
	private static final int WHY = 3;

	/** What is shown of a member. */
	private record Row(String member, DomainView domain, String host, String why, boolean fits, String drift) {
	}

	private final GroupEditor editor;
	private final Theme theme;
	private final Table table;
	private final Label summary;
	private List<Row> rows = List.of();
	private volatile GroupCheck wanted;
	private final Job planner = Job.createSystem("Plan a group", monitor -> {
		work();
		return Status.OK_STATUS;
	});

	/** @param summary says how many fit */
	PlanPanel(Composite parent, FormToolkit toolkit, GroupEditor editor, Label summary) {
		this.editor = editor;
		this.summary = summary;
		theme = editor.service(Theme.class);
		table = new Table(parent, SWT.VIRTUAL | SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER);
		table.setHeaderVisible(true);
		toolkit.adapt(table, false, false);
		String[] titles = { Messages.Plan_member, Messages.Plan_state, Messages.Plan_host, Messages.Plan_why, Messages.Plan_drift };
		for (int i = 0; i < titles.length; i++) {
			var column = new TableColumn(table, SWT.LEFT);
			column.setText(titles[i]);
			column.setWidth(WIDTHS[i]);
		}
		GridDataFactory.fillDefaults().grab(true, true).hint(300, HEIGHT).applyTo(table);
		table.addListener(SWT.SetData, this::fill);
		table.addListener(SWT.Resize, e -> giveRoom());
		theme.follow(table, table::clearAll);
		FleetFeed.attach(table, editor.service(Fleet.class), change -> plan());
		table.addDisposeListener(e -> planner.cancel());
	}

	/** What is left is for the reasons. */
	private void giveRoom() {
		int others = 0;
		for (int i = 0; i < WIDTHS.length; i++) {
			// GTK makes the last one wider than it has to be.
			others += i == WHY ? 0 : i == WIDTHS.length - 1 ? WIDTHS[i] : table.getColumn(i).getWidth();
		}
		table.getColumn(WHY).setWidth(Math.max(WIDTHS[WHY], table.getClientArea().width - others - 2));
	}

	private void fill(Event event) {
		if (event.index < 0 || event.index >= rows.size()) {
			return;
		}
		Row row = rows.get(event.index);
		var item = (TableItem) event.item;
		String state = row.domain() == null ? Messages.Plan_absent
				: row.domain().hostName() == null ? DomainLabels.state(row.domain())
						: NLS.bind(Messages.Plan_on, DomainLabels.state(row.domain()), row.domain().hostName());
		item.setText(new String[] { row.member(), state, row.host(), row.why(), row.drift() });
		item.setImage(0, theme.icon(row.fits() ? "domain" : "failed"));
		item.setImage(1, row.domain() == null ? null : theme.icon(DomainLabels.icon(row.domain())));
		item.setForeground(3, row.fits() ? null : theme.tones().problem());
	}

	/** @param check null before the first one */
	void show(GroupCheck check) {
		wanted = check;
		plan();
	}

	/** Again, as the fleet is now. */
	void plan() {
		if (wanted != null && table.isVisible()) {
			planner.schedule();
		}
	}

	private void work() {
		GroupCheck check = wanted;
		FleetPicture picture = editor.service(Fleet.class).picture();
		List<Row> planned;
		String said;
		try {
			planned = rows(check, picture);
			long fit = planned.stream().filter(Row::fits).count();
			said = NLS.bind(fit == planned.size() ? Messages.Plan_fits : Messages.Plan_fitsNot, fit, planned.size());
			if (!check.problems().isEmpty()) {
				said = Messages.Plan_problems;
			}
		} catch (QueryException e) {
			planned = List.of();
			said = String.valueOf(e.getMessage());
		}
		List<Row> done = planned;
		String text = said;
		if (!table.isDisposed()) {
			table.getDisplay().asyncExec(() -> {
				if (!table.isDisposed() && check == wanted) {
					swap(done, text);
				}
			});
		}
	}

	private void swap(List<Row> done, String text) {
		if (!done.equals(rows)) {
			rows = done;
			table.setItemCount(rows.size());
			table.clearAll();
		}
		summary.setText(text);
	}

	private List<Row> rows(GroupCheck check, FleetPicture picture) throws QueryException {
		GroupDefinition group = check.definition();
		PlacementPolicies policies = editor.service(Groups.class).policies();
		Named policy = policies.find(group.policy()).orElse(policies.all().getFirst());
		GroupPlan plan = GroupPlanner.plan(group, check.expansion(), picture, List.of(), Map.of(), policy.policy());
		List<String> names = check.expansion().members().stream().map(GroupMember::name).toList();
		GroupReality reality = GroupReality.of(group.id(), names, picture);
		Map<String, String> drifts = new HashMap<>(Drift.of(group, check.expansion(), picture, ORIGIN).stream()
				.filter(d -> d.kind() != Drift.Kind.MISSING)
				.collect(Collectors.groupingBy(Drift::member, Collectors.mapping(Drift::sentence, Collectors.joining(" ")))));
		return names.stream().map(name -> row(name, plan.placement().decisions().get(name), reality.domain(name), picture,
				drifts.getOrDefault(name, ""))).toList();
	}

	private static Row row(String name, Decision decision, Optional<DomainView> domain, FleetPicture picture, String drift) {
		HostKey host = decision == null ? null : decision.host();
		var view = host == null ? null : picture.host(host);
		String why = decision == null ? "" : (decision.why() + " " + decision.remedy()).strip();
		return new Row(name, domain.orElse(null), view == null ? "" : view.facts().name(), why, host != null, drift);
	}
}
