// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group.editor;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.adxen.fleet.Fleet;
import org.adxen.fleet.HostView;
import org.adxen.fleet.query.Query;
import org.adxen.fleet.query.QueryException;
import org.adxen.model.Group;
import org.adxen.operations.group.GroupProblem;
import org.adxen.operations.group.GroupProblem.Feature;
import org.adxen.operations.group.Groups;
import org.adxen.operations.placement.PlacementPolicies.Named;
import org.adxen.ui.picture.FleetFeed;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.forms.widgets.FormToolkit;

/** On which hosts the members go, and which of them belong together or apart. */
final class PlacementPage extends GroupPage {

	private static final int NAMES_TOLD = 4;
	private static final Set<Feature> FEATURES = EnumSet.of(Feature.POLICY, Feature.HOSTS, Feature.TOGETHER, Feature.APART,
			Feature.PINNED);

	private List<Named> policies;
	private FieldRows fields;
	private Combo policy;
	private Label policyText;
	private Text hosts;
	private Label matching;
	private RuleTable together;
	private RuleTable apart;
	private PinTable pinned;

	PlacementPage(GroupEditor editor) {
		super(editor, "placement", Messages.Placement_title);
	}

	@Override
	void create(Composite body, FormToolkit toolkit) {
		policies = editor().service(Groups.class).policies().all();
		fields = new FieldRows(toolkit, document());
		Composite where = section(body, toolkit, Messages.Placement_where, 2, false);
		fields.label(where, Messages.Placement_policy, false);
		policy = new Combo(where, SWT.READ_ONLY);
		policies.forEach(p -> policy.add(p.name()));
		toolkit.adapt(policy, true, true);
		GridDataFactory.swtDefaults().applyTo(policy);
		policy.addListener(SWT.Selection, e -> document().change(Messages.Placement_policy,
				() -> group().setPolicy(policies.get(policy.getSelectionIndex()).id())));
		fields.mark(Feature.POLICY, policy);
		toolkit.createLabel(where, "");
		policyText = toolkit.createLabel(where, "", SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(policyText);
		fields.also(this::showPolicy);
		hosts = fields.text(where, Messages.Placement_hosts, Messages.Placement_hostsHint, 1,
				() -> Objects.requireNonNullElse(group().getHosts(), ""), typed -> document().change(Messages.Placement_hosts,
						Arrays.asList(this, Feature.HOSTS), () -> group().setHosts(typed.isEmpty() ? null : typed)));
		fields.mark(Feature.HOSTS, hosts);
		toolkit.createLabel(where, "");
		matching = toolkit.createLabel(where, "");
		GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(matching);
		fields.also(this::showMatching);
		FleetFeed.attach(matching, editor().service(Fleet.class), change -> {
			showMatching();
			pinned.refresh();
		});

		Composite rules = toolkit.createComposite(body);
		GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).spacing(14, 10).applyTo(rules);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(rules);
		together = new RuleTable(section(rules, toolkit, Messages.Placement_together, 2, true), toolkit, editor(),
				Messages.Placement_togetherHint, Group::getTogether);
		apart = new RuleTable(section(rules, toolkit, Messages.Placement_apart, 2, true), toolkit, editor(), Messages.Placement_apartHint,
				Group::getApart);
		fields.mark(Feature.TOGETHER, together.control());
		fields.mark(Feature.APART, apart.control());
		pinned = new PinTable(section(body, toolkit, Messages.Placement_pinned, 2, true), toolkit, editor());
	}

	private Group group() {
		return document().group();
	}

	private void showPolicy() {
		String id = Objects.requireNonNullElse(group().getPolicy(), "");
		int index = id.isEmpty() ? 0 : policies.stream().map(Named::id).toList().indexOf(id);
		if (index >= 0) {
			policy.select(index);
		} else {
			policy.deselectAll(); // the check says that there is no such one
		}
		policyText.setText(index < 0 ? "" : policies.get(index).description());
	}

	private void showMatching() {
		String text = matches(editor().service(Fleet.class), Objects.requireNonNullElse(group().getHosts(), ""));
		if (!text.equals(matching.getText())) {
			matching.setText(text);
			matching.setToolTipText(text);
		}
	}

	/** How many hosts, and the first of them; empty for a query that cannot be read. */
	static String matches(Fleet fleet, String query) {
		try {
			Query wanted = Query.parse(query);
			List<HostView> found = fleet.picture().hosts().filter(wanted::matches).toList();
			long all = fleet.picture().hosts().count();
			String names = Names.some(found, NAMES_TOLD, h -> h.facts().name());
			return NLS.bind(found.isEmpty() ? Messages.Placement_noneMatch : Messages.Placement_match,
					new Object[] { found.size(), all, names });
		} catch (QueryException e) {
			return ""; // the check says why
		}
	}

	@Override
	void refresh() {
		fields.refresh();
		together.refresh();
		apart.refresh();
		pinned.refresh();
	}

	@Override
	void show(List<GroupProblem> problems) {
		fields.show(problems.stream().filter(p -> p.index() == GroupProblem.WHOLE).toList());
		pinned.show(problems.stream().filter(p -> p.feature() == Feature.PINNED).toList());
	}

	@Override
	boolean isAbout(GroupProblem problem) {
		return FEATURES.contains(problem.feature());
	}

	@Override
	void reveal(GroupProblem problem) {
		if (problem.feature() == Feature.PINNED) {
			pinned.select(problem.index());
		} else {
			fields.focus(problem.feature());
		}
	}
}
