// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.domains;

import java.time.Duration;

import org.adxen.fleet.DomainView;
import org.adxen.operations.group.Groups;
import org.adxen.operations.group.Memberships;
import org.adxen.ui.overview.FleetTableView;
import org.adxen.ui.picture.DomainFilter;
import org.adxen.ui.table.RowTable;
import org.eclipse.jface.util.Throttler;

/** The table of all domains of all pools. */
public final class DomainsView extends FleetTableView<DomainView> {

	private static final Duration CALM = Duration.ofMillis(500);

	/** By which the groups' names in the table are. Display thread only. */
	private Memberships shown;

	@Override
	protected Rows<DomainView> rows() {
		return new Rows<>("domains", Messages.DomainsView_filterHint, Messages.DomainsView_empty, "domains.csv", DomainColumns.all(this::group),
				picture -> picture.domains().toList(), DomainView::key, domain -> domain, DomainView::stale);
	}

	private String group(DomainView domain) {
		Memberships memberships = getSite().getService(Groups.class).memberships();
		return memberships.of(domain).map(m -> memberships.nameOf(m.group())).orElse("");
	}

	@Override
	protected void created(RowTable<DomainView> table) {
		Groups groups = getSite().getService(Groups.class);
		var throttler = new Throttler(table.control().getDisplay(), CALM, () -> {
			if (!table.control().isDisposed() && shown != groups.memberships()) {
				shown = groups.memberships();
				table.relabel();
			}
		});
		Runnable listener = throttler::throttledAsyncExec;
		groups.addListener(listener);
		table.control().addDisposeListener(e -> groups.removeListener(listener));
	}

	@Override
	protected Filter<DomainView> filter(String text) {
		DomainFilter filter = DomainFilter.parse(text);
		return new Filter<>(filter.predicate(), filter.problem());
	}

	@Override
	protected Object keyOf(Object element) {
		return element instanceof DomainView domain ? domain.key() : null;
	}
}
