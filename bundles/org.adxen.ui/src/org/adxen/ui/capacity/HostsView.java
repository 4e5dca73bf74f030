// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.capacity;

import java.util.List;
import java.util.Locale;

import org.adxen.fleet.HostView;
import org.adxen.fleet.PoolView;
import org.adxen.ui.overview.FleetTableView;

/** The table of all registered hosts, active or not, with what is free on them. */
public final class HostsView extends FleetTableView<HostRow> {

	@Override
	protected Rows<HostRow> rows() {
		return new Rows<>("hosts", Messages.HostsView_filterHint, Messages.HostsView_empty, "hosts.csv", HostColumns.all(),
				HostRow::of, HostRow::key, HostRow::element, HostRow::stale);
	}

	@Override
	protected Filter<HostRow> filter(String text) {
		List<String> words = List.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+"));
		return new Filter<>(row -> row.says(words), "");
	}

	@Override
	protected Object keyOf(Object element) {
		return switch (element) {
		case HostView host -> host.key();
		case PoolView pool -> pool.id();
		case null, default -> null;
		};
	}
}
