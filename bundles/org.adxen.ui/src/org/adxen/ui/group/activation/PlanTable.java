// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group.activation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.adxen.fleet.HostKey;
import org.adxen.ui.table.RowColumn;
import org.adxen.ui.table.RowTable;
import org.adxen.ui.theme.Theme;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;

/** The members with their hosts and why, or how far they are, and the menu that moves them. Display thread only. */
final class PlanTable {

	private static final int WHY = 3;

	private final ActivationSession session;
	private final Theme theme;
	private final RowTable<MemberLine> rows;
	private final Menu menu;
	private Menu below;

	PlanTable(Composite parent, Theme theme, ActivationSession session) {
		this.session = session;
		this.theme = theme;
		rows = new RowTable<>(parent, theme, columns(), () -> session.shown().members(), MemberLine::key, m -> false, "", true);
		menu = new Menu(rows.control());
		menu.addListener(SWT.Show, e -> fill());
		rows.control().setMenu(menu);
	}

	private static List<RowColumn<MemberLine>> columns() {
		return List.of(RowColumn.<MemberLine>text("member", Messages.Plan_member, 22, MemberLine::name).withIcon(MemberLine::icon),
				RowColumn.<MemberLine>number("memory", Messages.Plan_memory, 12, MemberLine::memoryText, MemberLine::memory),
				RowColumn.<MemberLine>text("host", Messages.Plan_host, 24, MemberLine::host),
				RowColumn.<MemberLine>text("why", Messages.Plan_why, 66, PlanTable::why).withTooltip(PlanTable::tip));
	}

	private static String why(MemberLine line) {
		return line.state() == null ? line.why() : line.progress();
	}

	private static String tip(MemberLine line) {
		return line.state() == null ? line.why() : line.progress() + '\n' + line.why();
	}

	Table control() {
		return rows.control();
	}

	void changed() {
		boolean begun = session.shown().activation() != null;
		rows.control().getColumn(WHY).setText(begun ? Messages.Plan_progressTitle : Messages.Plan_why);
		rows.changed();
	}

	void onSelection(Runnable code) {
		rows.addSelectionChangedListener(e -> code.run());
	}

	/** Members that are selected and could be moved. */
	List<String> movable() {
		if (session.shown().activation() != null) {
			return List.of();
		}
		List<String> members = new ArrayList<>();
		for (Object row : rows.getSelection().toList()) {
			if (row instanceof MemberLine member && !member.isProblem()) {
				members.add(member.name());
			}
		}
		return members;
	}

	private void fill() {
		for (MenuItem item : menu.getItems()) {
			item.dispose();
		}
		var move = new MenuItem(menu, SWT.CASCADE);
		move.setText(Messages.Plan_moveTo);
		move.setEnabled(!movable().isEmpty());
		var hosts = new Menu(menu);
		move.setMenu(hosts);
		fillHosts(hosts);
	}

	/** The hosts to move to, below a button. */
	void popUpHosts(Button button) {
		if (below != null) {
			below.dispose();
		}
		below = new Menu(button);
		fillHosts(below);
		Rectangle bounds = button.getBounds();
		below.setLocation(button.getParent().toDisplay(bounds.x, bounds.y + bounds.height));
		below.setVisible(true);
	}

	private void fillHosts(Menu hosts) {
		List<String> members = movable();
		Set<HostKey> used = session.wish() == null ? Set.of() : session.wish().hosts();
		session.shown().hosts().stream().filter(h -> used.contains(h.key())).forEach(host -> {
			var item = new MenuItem(hosts, SWT.PUSH);
			item.setText(NLS.bind(Messages.Plan_moveToHost, host.host().name(), host.memory()));
			item.setImage(theme.icon(host.icon()));
			item.addListener(SWT.Selection, e -> session.move(members, host.key()));
		});
	}
}
