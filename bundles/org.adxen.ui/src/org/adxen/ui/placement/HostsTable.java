// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.placement;

import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

import org.adxen.fleet.HostKey;
import org.adxen.ui.labels.Values;
import org.adxen.ui.theme.Theme;
import org.eclipse.jface.window.DefaultToolTip;
import org.eclipse.jface.window.ToolTip;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/** The hosts, those checked that may be used, each with its memory before and after. Display thread only. */
public final class HostsTable {

	private static final int MEMORY = 4;
	private static final int MEMORY_WIDTH = 220;

	private final Table table;
	private final Theme theme;
	private boolean locked;
	private Set<HostKey> used = Set.of();

	/** @param check told which host was checked or not; null where nothing is to be checked */
	public HostsTable(Composite parent, Theme theme, BiConsumer<HostKey, Boolean> check) {
		this.theme = theme;
		table = new Table(parent, (check == null ? SWT.NONE : SWT.CHECK) | SWT.FULL_SELECTION | SWT.SINGLE);
		table.setHeaderVisible(true);
		column(Messages.Hosts_host, 230, SWT.LEFT);
		column(Messages.Hosts_domains, 85, SWT.RIGHT);
		column(Messages.Hosts_cpu, 70, SWT.RIGHT);
		column(Messages.Hosts_members, 95, SWT.RIGHT);
		column(Messages.Hosts_memory, MEMORY_WIDTH, SWT.LEFT);
		table.addListener(SWT.Selection, e -> {
			if (e.detail == SWT.CHECK) {
				var item = (TableItem) e.item;
				HostKey host = ((HostLine) item.getData()).key();
				if (locked || check == null) {
					item.setChecked(used.contains(host));
				} else {
					check.accept(host, item.getChecked());
				}
			}
		});
		table.addListener(SWT.PaintItem, this::paint);
		table.addListener(SWT.Resize, e -> fitMemory());
		theme.follow(table, table::redraw);
		new Tip();
	}

	public Table control() {
		return table;
	}

	private void column(String title, int width, int style) {
		var column = new TableColumn(table, style);
		column.setText(title);
		column.setWidth(width);
	}

	/** The bars take the room that is left. */
	private void fitMemory() {
		int others = 0;
		for (int i = 0; i < MEMORY; i++) {
			others += table.getColumn(i).getWidth();
		}
		table.getColumn(MEMORY).setWidth(Math.max(MEMORY_WIDTH, table.getClientArea().width - others));
	}

	/** @param fixed whether nothing can be checked now */
	public void show(List<HostLine> lines, Set<HostKey> chosen, boolean fixed) {
		locked = fixed;
		used = chosen;
		while (table.getItemCount() > lines.size()) {
			table.getItem(table.getItemCount() - 1).dispose();
		}
		for (int i = 0; i < lines.size(); i++) {
			HostLine line = lines.get(i);
			TableItem item = i < table.getItemCount() ? table.getItem(i) : new TableItem(table, SWT.NONE);
			item.setChecked(chosen.contains(line.key()));
			if (!line.equals(item.getData())) {
				item.setData(line);
				String memory = line.host().unusable().isEmpty() ? line.memory() : line.host().unusable();
				item.setText(new String[] { line.host().name(), Integer.toString(line.host().running()), Values.percent(line.cpuLoad()),
						line.members(), memory });
				item.setImage(theme.icon(line.icon()));
			}
		}
	}

	private void paint(Event event) {
		if (event.index == MEMORY && event.item.getData() instanceof HostLine line && line.host().unusable().isEmpty()
				&& !Double.isNaN(line.before())) {
			var cell = new Rectangle(event.x, event.y, table.getColumn(MEMORY).getWidth(), event.height);
			MemoryBar.paint(event.gc, cell, theme.tones(), table.getForeground(), line.before(), line.after(), line.memory());
		}
	}

	private final class Tip extends DefaultToolTip {

		Tip() {
			super(table, ToolTip.NO_RECREATE, false);
			setShift(new Point(12, 12));
		}

		@Override
		protected Object getToolTipArea(Event event) {
			return table.getItem(new Point(event.x, event.y));
		}

		@Override
		protected boolean shouldCreateToolTip(Event event) {
			return getText(event) != null;
		}

		@Override
		protected String getText(Event event) {
			TableItem item = table.getItem(new Point(event.x, event.y));
			return item != null && item.getData() instanceof HostLine line ? line.tip() : null;
		}
	}
}
