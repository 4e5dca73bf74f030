// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group.editor;

import java.util.List;

import org.adxen.operations.group.GroupProblem;
import org.adxen.ui.theme.Theme;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.forms.IManagedForm;
import org.eclipse.ui.forms.editor.FormPage;
import org.eclipse.ui.forms.widgets.ExpandableComposite;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.eclipse.ui.forms.widgets.Section;

/** A page of the editor, made when it is looked at first. Display thread only. */
abstract class GroupPage extends FormPage {

	private final GroupEditor editor;
	private boolean made;

	GroupPage(GroupEditor editor, String id, String title) {
		super(editor, id, title);
		this.editor = editor;
	}

	GroupEditor editor() {
		return editor;
	}

	GroupDocument document() {
		return editor.document();
	}

	@Override
	protected final void createFormContent(IManagedForm form) {
		Composite body = form.getForm().getBody();
		GridLayoutFactory.swtDefaults().margins(10, 8).spacing(14, 10).applyTo(body);
		create(body, form.getToolkit());
		made = true;
		refresh();
		show(editor.problems());
	}

	/** Whether it was looked at, so that there is something to refresh. */
	final boolean isMade() {
		return made && !getManagedForm().getForm().isDisposed();
	}

	/** @param body has a grid of one column */
	abstract void create(Composite body, FormToolkit toolkit);

	/** The group is another one. */
	abstract void refresh();

	/** The check of the group is another one. */
	abstract void show(List<GroupProblem> problems);

	/** Puts the keyboard where a problem is corrected, if that is on this page. */
	abstract void reveal(GroupProblem problem);

	/** Whether a problem is corrected here. */
	abstract boolean isAbout(GroupProblem problem);

	/** See {@link #section(Composite, FormToolkit, Theme, String, int, boolean)}. */
	final Composite section(Composite parent, FormToolkit toolkit, String title, int columns, boolean grabsHeight) {
		return section(parent, toolkit, editor.service(Theme.class), title, columns, grabsHeight);
	}

	/** A section with a grid; its client is returned. */
	static Composite section(Composite parent, FormToolkit toolkit, Theme theme, String title, int columns, boolean grabsHeight) {
		Section section = toolkit.createSection(parent, ExpandableComposite.TITLE_BAR);
		section.setText(title);
		GridDataFactory.fillDefaults().align(SWT.FILL, grabsHeight ? SWT.FILL : SWT.BEGINNING).grab(true, grabsHeight).applyTo(section);
		Composite client = toolkit.createComposite(section);
		GridLayoutFactory.swtDefaults().numColumns(columns).margins(2, 4).spacing(10, 6).applyTo(client);
		section.setClient(client);
		theme.follow(client, () -> takeColors(client, parent));
		return client;
	}

	/** Not by the toolkit, which gives buttons a colour that they would keep while they cannot be pressed. */
	static Button button(Composite parent, String text, Runnable code) {
		var button = new Button(parent, SWT.PUSH);
		button.setText(text);
		button.addListener(SWT.Selection, e -> code.run());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(button);
		return button;
	}

	/** For when the theme is switched: the dark style sheet gives what is in a section the colour of its title. */
	static void takeColors(Composite composite, Composite from) {
		composite.setBackground(from.getBackground());
		for (Control child : composite.getChildren()) {
			if (child.getClass() == Composite.class) {
				takeColors((Composite) child, from);
			} else if (child instanceof Label || child instanceof Button && (child.getStyle() & SWT.CHECK) != 0) {
				child.setBackground(from.getBackground());
			}
		}
	}
}
