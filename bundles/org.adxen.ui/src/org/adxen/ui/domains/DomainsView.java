// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.domains;

import org.adxen.fleet.DomainView;
import org.adxen.ui.overview.FleetTableView;
import org.adxen.ui.picture.DomainFilter;

/** The table of all domains of all pools. */
public final class DomainsView extends FleetTableView<DomainView> {

	@Override
	protected Rows<DomainView> rows() {
		return new Rows<>("domains", Messages.DomainsView_filterHint, Messages.DomainsView_empty, "domains.csv", DomainColumns.all(),
				picture -> picture.domains().toList(), DomainView::key, domain -> domain, DomainView::stale);
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
