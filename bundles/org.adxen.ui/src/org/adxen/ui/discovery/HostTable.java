// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.discovery;

import java.util.List;
import java.util.function.Predicate;

import org.adxen.fleet.Fleet;
import org.adxen.ui.picture.FleetFeed;
import org.adxen.ui.table.FilterBar;
import org.adxen.ui.table.RowTable;
import org.adxen.ui.theme.Theme;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;

/** The hosts that were found, or those of one scan, with a filter above. Display thread only. */
final class HostTable {

	private static final int HALF_MINUTE = 30_000;

	private final FilterBar filter;
	private final RowTable<FoundHost> table;

	/** @param wanted which of all that were ever found; asked on a worker */
	HostTable(Composite parent, Theme theme, Fleet fleet, Discovery discovery, Predicate<FoundHost> wanted) {
		filter = new FilterBar(parent, theme, Messages.Discover_filterHint, this::filterBy);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(filter.control());
		table = new RowTable<>(parent, theme, FoundHost.columns(), () -> discovery.rows().stream().filter(wanted).toList(), FoundHost::key,
				FoundHost::isDimmed, "name", true);
		GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, 160).applyTo(table.control());
		filter.leadsTo(table.control());
		table.onCount(filter::setCount);
		Runnable listener = table::changed;
		discovery.addListener(listener);
		table.control().addDisposeListener(e -> discovery.removeListener(listener));
		FleetFeed.attach(table.control(), fleet, change -> {
			if (change.structure()) {
				table.changed();
			}
		});
		keepAgesTrue();
	}

	private void filterBy(String text) {
		table.setFilter(host -> text.isBlank() || host.matches(text));
	}

	private void keepAgesTrue() {
		table.control().getDisplay().timerExec(HALF_MINUTE, () -> {
			if (!table.control().isDisposed()) {
				table.control().clearAll();
				keepAgesTrue();
			}
		});
	}

	RowTable<FoundHost> table() {
		return table;
	}

	FilterBar filter() {
		return filter;
	}

	@SuppressWarnings("unchecked")
	List<FoundHost> selected() {
		return table.getSelection().toList();
	}

	/** Whether the selected ones are to be ignored by the next click, or offered again. */
	boolean isToIgnore() {
		return selected().isEmpty() || !selected().stream().allMatch(FoundHost::isIgnored);
	}
}
