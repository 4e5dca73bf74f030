// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.domains;

import java.util.List;

import org.adxen.fleet.DomainView;
import org.adxen.ui.table.RowColumn;

/** Lends the real columns to the benchmarks. */
public final class BenchmarkColumns {

	private BenchmarkColumns() {
	}

	public static List<RowColumn<DomainView>> all() {
		return DomainColumns.all();
	}
}
