// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group.editor;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;

import org.adxen.model.Group;
import org.adxen.operations.group.GroupCheck;
import org.adxen.operations.group.GroupMember;
import org.adxen.operations.group.GroupProblem;
import org.adxen.operations.group.GroupProblem.Feature;
import org.adxen.ui.labels.Values;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.forms.widgets.FormToolkit;

/** What the group is, what is in it, and what is wrong with it. */
final class OverviewPage extends GroupPage {

	static final String ID = "overview";

	private static final int DESCRIPTION_ROWS = 3;
	private static final int NOTES_ROWS = 5;
	private static final Set<Feature> FEATURES = EnumSet.of(Feature.NAME);

	private FieldRows fields;
	private ProblemsTable problems;
	private Label members;
	private Label domains;
	private Label memory;
	private Label vcpus;
	private Label file;

	OverviewPage(GroupEditor editor) {
		super(editor, ID, Messages.Overview_title);
	}

	@Override
	void create(Composite body, FormToolkit toolkit) {
		Composite top = toolkit.createComposite(body);
		GridLayoutFactory.fillDefaults().numColumns(2).equalWidth(true).spacing(14, 10).applyTo(top);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(top);
		fields = new FieldRows(toolkit, document());
		Composite general = section(top, toolkit, Messages.Overview_general, 2, false);
		Text name = fields.text(general, Messages.Overview_name, "", 1, () -> text(group().getName()),
				value -> set(Messages.Overview_name, value, Group::setName));
		fields.mark(Feature.NAME, name);
		fields.lines(general, Messages.Overview_description, "", DESCRIPTION_ROWS, 1, () -> text(group().getDescription()),
				value -> set(Messages.Overview_description, value, Group::setDescription));
		Text tags = fields.text(general, Messages.Overview_tags, Messages.Overview_tagsHint, 1, () -> String.join(", ", group().getTags()),
				value -> set(Messages.Overview_tags, value, (group, typed) -> Names.set(group.getTags(), typed == null ? "" : typed)));
		tags.setData(FieldRows.OWN_TEXT, true);
		fields.lines(general, Messages.Overview_notes, "", NOTES_ROWS, 1, () -> text(group().getNotes()),
				value -> set(Messages.Overview_notes, value, Group::setNotes));

		Composite summary = section(top, toolkit, Messages.Overview_summary, 2, false);
		members = fact(summary, toolkit, Messages.Overview_members);
		domains = fact(summary, toolkit, Messages.Overview_domains);
		vcpus = fact(summary, toolkit, Messages.Overview_vcpus);
		memory = fact(summary, toolkit, Messages.Overview_memory);
		file = fact(summary, toolkit, Messages.Overview_file);

		Composite below = section(body, toolkit, Messages.Overview_problems, 1, true);
		problems = new ProblemsTable(below, editor());
	}

	private Label fact(Composite form, FormToolkit toolkit, String title) {
		fields.label(form, title, false);
		Label value = toolkit.createLabel(form, "");
		GridDataFactory.fillDefaults().grab(true, false).hint(80, SWT.DEFAULT).applyTo(value);
		return value;
	}

	private Group group() {
		return document().group();
	}

	/** @param change gets null for nothing */
	private void set(String label, String value, BiConsumer<Group, String> change) {
		document().change(label.replace("&", ""), Arrays.asList(this, label), () -> change.accept(group(), value.isEmpty() ? null : value));
	}

	private static String text(String value) {
		return Objects.requireNonNullElse(value, "");
	}

	@Override
	void refresh() {
		fields.refresh();
		members.setText(Integer.toString(group().getMembers().size()));
		file.setText(document().file().toString());
		file.setToolTipText(document().file().toString());
	}

	@Override
	void show(List<GroupProblem> found) {
		fields.show(found.stream().filter(p -> p.index() == GroupProblem.WHOLE).toList());
		problems.show(found);
		GroupCheck check = editor().check();
		List<GroupMember> all = check == null ? List.of() : check.expansion().members();
		domains.setText(check == null ? "" : Integer.toString(all.size()));
		vcpus.setText(check == null ? "" : Integer.toString(all.stream().mapToInt(m -> m.domain().vcpus().atStart()).sum()));
		memory.setText(check == null ? "" : Values.memory(all.stream().mapToLong(m -> m.domain().memory().bytes()).sum()));
	}

	@Override
	boolean isAbout(GroupProblem problem) {
		return problem.index() == GroupProblem.WHOLE && FEATURES.contains(problem.feature());
	}

	@Override
	void reveal(GroupProblem problem) {
		fields.focus(problem.feature());
	}
}
