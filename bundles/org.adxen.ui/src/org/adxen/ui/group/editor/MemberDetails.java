// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group.editor;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;

import org.adxen.fleet.ByteSize;
import org.adxen.model.Member;
import org.adxen.operations.group.GroupEdits;
import org.adxen.operations.group.GroupProblem;
import org.adxen.operations.group.GroupProblem.Feature;
import org.adxen.operations.group.Readiness;
import org.adxen.ui.theme.Theme;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.eclipse.ui.forms.widgets.Section;

/** Everything of one member, to be changed. Display thread only. */
final class MemberDetails {

	private static final int LIST_ROWS = 2;
	private static final int COLUMNS = 2;
	/** In the order of the combo. */
	private static final List<Readiness.Kind> KINDS = List.of(Readiness.Kind.RUNNING, Readiness.Kind.GUEST, Readiness.Kind.TCP,
			Readiness.Kind.DELAY);

	private final Composite parent;
	private final GroupDocument document;
	private final FormToolkit toolkit;
	private final Theme theme;
	private final FieldRows fields;
	private Section section;
	private Text name;
	private Combo readiness;
	private Spinner port;
	private Spinner pause;
	/** Null when none or several are selected. */
	private Member member;
	private List<GroupProblem> problems = List.of();

	MemberDetails(Composite parent, FormToolkit toolkit, GroupEditor editor, MemberActs acts) {
		this.parent = parent;
		this.toolkit = toolkit;
		theme = editor.service(Theme.class);
		document = editor.document();
		fields = new FieldRows(toolkit, document);
		createMember(acts);
		createOverrides();
		createStart(editor);
		fields.align();
		show(null, 0);
	}

	private void createMember(MemberActs acts) {
		Composite form = GroupPage.section(parent, toolkit, theme, Messages.Details_section, COLUMNS, false);
		section = (Section) form.getParent();
		name = fields.mark(Feature.NAME, fields.text(form, Messages.Details_name, "", 1, value(Member::getName)::get, typed -> change(
				Messages.Details_name, (m, text) -> GroupEdits.rename(document.group(), m, text), typed)));
		fields.mark(Feature.FILE, fields.text(form, Messages.Details_file, Messages.Details_fileHint, 1, value(Member::getFile)::get,
				typed -> change(Messages.Details_file, Member::setFile, typed)));
		toolkit.createLabel(form, "");
		Composite places = toolkit.createComposite(form);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(6, 6).applyTo(places);
		GroupPage.button(places, Messages.Details_browse, () -> acts.browse(member));
		GroupPage.button(places, Messages.Details_repository, () -> acts.browseRepository(member));
		Button inRepository = toolkit.createButton(places, Messages.Details_inRepository, SWT.CHECK);
		inRepository.addListener(SWT.Selection,
				e -> document.change(Messages.Details_file, () -> member.setInRepository(inRepository.getSelection())));
		GridDataFactory.swtDefaults().span(2, 1).applyTo(inRepository);
		fields.also(() -> inRepository.setSelection(member != null && member.isInRepository()));
		fields.mark(Feature.TEMPLATE, fields.text(form, Messages.Details_template, Messages.Details_templateHint, 1,
				value(Member::getTemplate)::get, typed -> change(Messages.Details_template, (m, t) -> m.setTemplate(orNull(t)), typed)));
		fields.mark(Feature.COUNT, number(form, Messages.Details_count, 1, Member::getCount, Member::setCount));
	}

	private void createOverrides() {
		Composite form = GroupPage.section(parent, toolkit, theme, Messages.Details_overrides, COLUMNS, false);
		fields.mark(Feature.DOMAIN_NAME, fields.text(form, Messages.Details_domainName, Messages.Details_asInFile, 1,
				value(Member::getDomainName)::get, typed -> change(Messages.Details_domainName, (m, t) -> m.setDomainName(orNull(t)), typed)));
		Text memory = fields.text(form, Messages.Details_memory, Messages.Details_asInFile, 1,
				() -> member == null || member.getMemoryBytes() == 0 ? "" : ByteSize.exact(member.getMemoryBytes()), this::setMemory);
		memory.setData(FieldRows.OWN_TEXT, true);
		fields.mark(Feature.MEMORY, memory);
		Text vcpus = fields.text(form, Messages.Details_vcpus, Messages.Details_asInFile, 1,
				() -> member == null || member.getVcpus() == 0 ? "" : Integer.toString(member.getVcpus()), this::setVcpus);
		vcpus.setData(FieldRows.OWN_TEXT, true);
		fields.mark(Feature.VCPUS, vcpus);
		fields.mark(Feature.DISKS, list(form, Messages.Details_disks, Messages.Details_disksHint, Member::getDisks));
		fields.mark(Feature.VIFS, list(form, Messages.Details_vifs, Messages.Details_vifsHint, Member::getVifs));
		toolkit.createLabel(form, "");
		GridDataFactory.fillDefaults().grab(true, false).hint(80, SWT.DEFAULT)
				.applyTo(toolkit.createLabel(form, Messages.Details_listsHint, SWT.WRAP));
	}

	private Text list(Composite form, String label, String hint, Function<Member, List<String>> items) {
		Text field = fields.lines(form, label, hint, LIST_ROWS, 1, () -> member == null ? "" : String.join("\n", items.apply(member)),
				typed -> change(label, (m, text) -> Names.setLines(items.apply(m), text), typed));
		field.setData(FieldRows.OWN_TEXT, true);
		return field;
	}

	private void createStart(GroupEditor editor) {
		Composite form = GroupPage.section(parent, toolkit, theme, Messages.Details_start, COLUMNS, false);
		number(form, Messages.Details_order, -1000, Member::getOrder, Member::setOrder);
		fields.mark(Feature.DELAY, number(form, Messages.Details_delay, 0, Member::getDelaySeconds, Member::setDelaySeconds));
		fields.label(form, Messages.Details_after, false);
		Composite row = toolkit.createComposite(form);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(6, 0).applyTo(row);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
		Text after = toolkit.createText(row, "", SWT.SINGLE | SWT.BORDER);
		after.setMessage(Messages.Details_afterHint);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(60, SWT.DEFAULT).applyTo(after);
		fields.follow(after, () -> member == null ? "" : String.join(", ", member.getAfter()),
				typed -> change(Messages.Details_after, (m, text) -> Names.set(m.getAfter(), text), typed));
		after.setData(FieldRows.OWN_TEXT, true);
		fields.mark(Feature.AFTER, after);
		Button choose = GroupPage.button(row, Messages.Details_choose, () -> MemberChoice.choose(editor.getSite().getShell(), NLS.bind(Messages.Details_afterTitle,
				text(member.getName())), document.group().getMembers().stream().filter(m -> m != member).map(m -> text(m.getName())).toList(),
				member.getAfter(), 0).ifPresent(names -> document.change(Messages.Details_after,
						() -> Names.set(member.getAfter(), String.join(",", names)))));
		GridDataFactory.swtDefaults().applyTo(choose);
		fields.label(form, Messages.Details_readiness, false);
		readiness = new Combo(form, SWT.READ_ONLY);
		readiness.setItems(Messages.Details_running, Messages.Details_guest, Messages.Details_tcp, Messages.Details_pause);
		toolkit.adapt(readiness, true, true);
		readiness.addListener(SWT.Selection, e -> document.change(Messages.Details_readiness,
				() -> member.setReadiness(KINDS.get(readiness.getSelectionIndex()).name().toLowerCase(Locale.ROOT))));
		GridDataFactory.fillDefaults().grab(true, false).hint(80, SWT.DEFAULT).applyTo(readiness);
		fields.mark(Feature.READINESS, readiness);
		port = fields.mark(Feature.PORT, number(form, Messages.Details_port, 0, Member::getPort, Member::setPort));
		pause = fields.mark(Feature.PAUSE, number(form, Messages.Details_pauseSeconds, 0, Member::getPauseSeconds, Member::setPauseSeconds));
		fields.mark(Feature.TIMEOUT, number(form, Messages.Details_timeout, 0, Member::getTimeoutSeconds, Member::setTimeoutSeconds));
		fields.also(this::showReadiness);
	}

	private Spinner number(Composite form, String label, int least, ToIntFunction<Member> value, BiConsumer<Member, Integer> change) {
		return fields.number(form, label, least, 1, () -> member == null ? least : value.applyAsInt(member),
				typed -> document.change(plain(label), Arrays.asList(member, label), () -> change.accept(member, typed)));
	}

	private Value value(Function<Member, String> getter) {
		return () -> member == null ? "" : text(getter.apply(member));
	}

	@FunctionalInterface
	private interface Value {
		String get();
	}

	private void change(String label, BiConsumer<Member, String> change, String typed) {
		Member edited = member;
		if (edited != null) {
			document.change(plain(label), Arrays.asList(edited, label), () -> change.accept(edited, typed));
		}
	}

	private void setMemory(String typed) {
		try {
			long bytes = typed.isBlank() ? 0 : ByteSize.parse(typed);
			fields.complain(Feature.MEMORY, "");
			change(Messages.Details_memory, (m, text) -> m.setMemoryBytes(bytes), typed);
		} catch (IllegalArgumentException e) {
			fields.complain(Feature.MEMORY, e.getMessage());
		}
	}

	private void setVcpus(String typed) {
		try {
			int vcpus = typed.isBlank() ? 0 : Integer.parseInt(typed.strip());
			fields.complain(Feature.VCPUS, "");
			change(Messages.Details_vcpus, (m, text) -> m.setVcpus(vcpus), typed);
		} catch (NumberFormatException e) {
			fields.complain(Feature.VCPUS, NLS.bind(Messages.Details_noNumber, typed));
		}
	}

	private void showReadiness() {
		int index = member == null ? 0 : KINDS.indexOf(kind());
		if (index >= 0) {
			readiness.select(index);
		} else {
			readiness.deselectAll(); // the check says that it is none
		}
		visible(port, index >= 0 && KINDS.get(index) == Readiness.Kind.TCP);
		visible(pause, index >= 0 && KINDS.get(index) == Readiness.Kind.DELAY);
	}

	private Readiness.Kind kind() {
		return KINDS.stream().filter(k -> k.name().equalsIgnoreCase(text(member.getReadiness()))).findFirst().orElse(null);
	}

	/** With its label. */
	private void visible(Control control, boolean shown) {
		var data = (GridData) control.getLayoutData();
		if (data.exclude == shown) {
			Control[] siblings = control.getParent().getChildren();
			Control label = siblings[Arrays.asList(siblings).indexOf(control) - 1];
			for (Control each : new Control[] { label, control }) {
				((GridData) each.getLayoutData()).exclude = !shown;
				each.setVisible(shown);
			}
			parent.layout(true, true);
		}
	}

	private static String plain(String label) {
		return label.replace("&", "").replace(":", "");
	}

	private static String text(String value) {
		return Objects.requireNonNullElse(value, "");
	}

	private static String orNull(String value) {
		return value.isEmpty() ? null : value;
	}

	/**
	 * @param shown    null for none
	 * @param selected how many are
	 */
	void show(Member shown, int selected) {
		if (shown != member) {
			fields.complain(Feature.MEMORY, "");
			fields.complain(Feature.VCPUS, "");
			document.endOfTyping();
		}
		boolean other = shown != member;
		member = shown;
		String title = shown != null ? NLS.bind(Messages.Details_of, text(shown.getName()))
				: selected == 0 ? Messages.Details_none : NLS.bind(Messages.Details_several, selected);
		if (!section.getText().equals(title.replace("&", "&&"))) {
			section.setText(title.replace("&", "&&"));
			section.layout();
		}
		enable(parent, shown != null);
		if (other) {
			fields.refreshAll();
			show(problems);
		} else {
			fields.refresh();
		}
	}

	private static void enable(Composite form, boolean usable) {
		for (Control child : form.getChildren()) {
			if (child instanceof Section section) {
				enable((Composite) section.getClient(), usable);
			} else if (child instanceof Composite inner && !(child instanceof Combo) && !(child instanceof Spinner)) {
				enable(inner, usable);
			} else if (child.getEnabled() != usable) {
				child.setEnabled(usable);
			}
		}
	}

	/** @param all of the group */
	void show(List<GroupProblem> all) {
		problems = all;
		int index = member == null ? GroupProblem.WHOLE - 1 : document.group().getMembers().indexOf(member);
		fields.show(all.stream().filter(p -> p.index() == index).toList());
	}

	void focus(Feature feature) {
		if (fields.has(feature)) {
			fields.focus(feature);
		} else {
			name.setFocus();
		}
	}
}
