// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group.editor;

import java.util.List;

import org.adxen.model.Member;
import org.adxen.operations.group.GroupProblem;
import org.adxen.ui.DialogButtons;
import org.adxen.ui.theme.Theme;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.ui.forms.widgets.FormToolkit;

/** The members, and the details of the one that is selected. */
final class MembersPage extends GroupPage {

	private static final int[] WEIGHTS = { 58, 42 };
	/** Where there is less, the details are below the list. */
	private static final int NARROW = 760;
	private static final int LIST_HEIGHT = 200;

	private MembersTable table;
	private MemberDetails details;
	private MemberActs acts;
	private Button remove;
	private Button duplicate;
	private Button up;
	private Button down;
	private Button open;

	MembersPage(GroupEditor editor) {
		super(editor, "members", Messages.Members_title);
	}

	@Override
	void create(Composite body, FormToolkit toolkit) {
		var sash = new SashForm(body, SWT.HORIZONTAL);
		toolkit.adapt(sash, false, false);
		GridDataFactory.fillDefaults().grab(true, true).hint(400, LIST_HEIGHT).applyTo(sash);
		Composite left = toolkit.createComposite(sash);
		GridLayoutFactory.fillDefaults().extendedMargins(0, 8, 0, 0).applyTo(left);
		Composite list = section(left, toolkit, Messages.Members_section, 2, true);
		table = new MembersTable(list, document(), editor().service(Theme.class), this::selected);
		GridDataFactory.fillDefaults().grab(true, true).hint(200, LIST_HEIGHT).applyTo(table.control());
		acts = new MemberActs(editor(), table);
		new MemberDrag(table, document(), acts::add);
		createButtons(list, toolkit);

		var scroller = new ScrolledComposite(sash, SWT.V_SCROLL);
		toolkit.adapt(scroller, false, false);
		scroller.setExpandHorizontal(true);
		scroller.setExpandVertical(true);
		Composite right = toolkit.createComposite(scroller);
		GridLayoutFactory.fillDefaults().extendedMargins(6, 4, 0, 0).spacing(0, 10).applyTo(right);
		details = new MemberDetails(right, toolkit, editor(), acts);
		scroller.setContent(right);
		Runnable fit = () -> scroller.setMinHeight(right.computeSize(scroller.getClientArea().width, SWT.DEFAULT).y);
		scroller.addListener(SWT.Resize, e -> fit.run());
		fit.run();
		sash.setWeights(WEIGHTS);
		sash.addListener(SWT.Resize, e -> {
			int wanted = sash.getSize().x < NARROW ? SWT.VERTICAL : SWT.HORIZONTAL;
			if (sash.getOrientation() != wanted) {
				sash.setOrientation(wanted);
			}
		});
	}

	private void createButtons(Composite list, FormToolkit toolkit) {
		Composite buttons = toolkit.createComposite(list);
		GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(buttons);
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.BEGINNING).applyTo(buttons);
		button(buttons, Messages.Members_addFiles, acts::addFiles);
		button(buttons, Messages.Members_addRepository, acts::addFromRepository);
		open = button(buttons, Messages.Members_open, acts::open);
		duplicate = button(buttons, Messages.Members_duplicate, acts::duplicate);
		remove = button(buttons, Messages.Members_remove, acts::remove);
		up = button(buttons, Messages.Members_up, () -> acts.move(-1));
		down = button(buttons, Messages.Members_down, () -> acts.move(1));
		var menu = new Menu(table.control());
		item(menu, Messages.Members_addFiles, acts::addFiles);
		item(menu, Messages.Members_addRepository, acts::addFromRepository);
		new MenuItem(menu, SWT.SEPARATOR);
		item(menu, Messages.Members_open, acts::open);
		item(menu, Messages.Members_duplicate, acts::duplicate);
		item(menu, Messages.Members_remove + "\tDel", acts::remove);
		new MenuItem(menu, SWT.SEPARATOR);
		item(menu, Messages.Members_up + "\tAlt+Up", () -> acts.move(-1));
		item(menu, Messages.Members_down + "\tAlt+Down", () -> acts.move(1));
		table.control().setMenu(menu);
		table.control().addListener(SWT.DefaultSelection, e -> acts.open());
		table.control().addListener(SWT.KeyDown, e -> {
			if (e.stateMask == SWT.ALT && (e.keyCode == SWT.ARROW_UP || e.keyCode == SWT.ARROW_DOWN)) {
				acts.move(e.keyCode == SWT.ARROW_UP ? -1 : 1);
				e.doit = false;
			} else if (e.stateMask == 0 && e.keyCode == SWT.DEL) {
				acts.remove();
			}
		});
	}

	private static void item(Menu menu, String text, Runnable code) {
		var item = new MenuItem(menu, SWT.PUSH);
		item.setText(text);
		item.addListener(SWT.Selection, e -> code.run());
	}

	private void selected() {
		if (acts == null || details == null || down == null) {
			return; // still being made
		}
		List<Member> selection = table.selection();
		details.show(selection.size() == 1 ? selection.getFirst() : null, selection.size());
		boolean any = !selection.isEmpty();
		DialogButtons.enable(remove, any);
		DialogButtons.enable(duplicate, any);
		DialogButtons.enable(open, selection.size() == 1);
		DialogButtons.enable(up, acts.mayMove(-1));
		DialogButtons.enable(down, acts.mayMove(1));
	}

	@Override
	void refresh() {
		table.refresh();
	}

	@Override
	void show(List<GroupProblem> problems) {
		table.show(editor().check());
		details.show(problems);
	}

	@Override
	boolean isAbout(GroupProblem problem) {
		return problem.index() >= 0 && problem.feature() != GroupProblem.Feature.PINNED;
	}

	@Override
	void reveal(GroupProblem problem) {
		List<Member> members = document().group().getMembers();
		if (problem.index() < members.size()) {
			table.select(List.of(members.get(problem.index())));
			details.focus(problem.feature());
		}
	}
}
