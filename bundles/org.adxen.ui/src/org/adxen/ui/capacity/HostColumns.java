// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.capacity;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

import org.adxen.ui.labels.Values;
import org.adxen.ui.table.NaturalOrder;
import org.adxen.ui.table.RowColumn;
import org.adxen.xen.HostSnapshot;

/** The columns of the table of hosts. */
final class HostColumns {

	private HostColumns() {
	}

	static List<RowColumn<HostRow>> all() {
		return List.of(RowColumn.<HostRow>text("name", Messages.Columns_name, 19, HostRow::name).withIcon(HostRow::icon),
				RowColumn.<HostRow>text("state", Messages.Columns_state, 18, HostRow::state).withTooltip(HostRow::state),
				RowColumn.<HostRow>text("pool", Messages.Columns_pool, 14, r -> r.pool().label()),
				RowColumn.<HostRow>number("domains", Messages.Columns_domains, 11, r -> r.host() == null ? "" : Integer.toString(r.host().running()),
						r -> r.host() == null ? null : r.host().running()).withTooltip(r -> Messages.Columns_domainsTip),
				RowColumn.<HostRow>number("cpus", Messages.Columns_cpus, 8, text(f -> Integer.toString(f.cpus())), known(f -> f.cpus())),
				RowColumn.<HostRow>number("cpu", Messages.Columns_cpu, 8, r -> Values.percent(r.cpuLoad()), r -> number(r.cpuLoad()))
						.withLoad(HostRow::cpuLoad),
				RowColumn.<HostRow>number("memory", Messages.Columns_memory, 11, HostRow::memoryTotal,
						known(HostSnapshot::memoryTotalBytes)),
				RowColumn.<HostRow>number("used", Messages.Columns_used, 8, r -> Values.percent(r.memoryUsed()),
						r -> number(r.memoryUsed())).withLoad(HostRow::memoryUsed),
				RowColumn.<HostRow>number("free", Messages.Columns_free, 15, HostRow::memoryFree, known(HostSnapshot::memoryFreeBytes)),
				RowColumn.<HostRow>text("xen", Messages.Columns_xen, 12, text(HostSnapshot::xenVersion)),
				RowColumn.<HostRow>text("software", Messages.Columns_software, 20, text(HostSnapshot::software)),
				RowColumn.<HostRow>text("address", Messages.Columns_address, 16, text(HostSnapshot::address)).hidden(),
				RowColumn.<HostRow>text("toolstack", Messages.Columns_toolstack, 10, r -> r.pool().address().scheme()).hidden(),
				RowColumn.<HostRow>text("model", Messages.Columns_model, 24, text(HostSnapshot::cpuModel)).hidden(),
				RowColumn.<HostRow>text("tags", Messages.Columns_tags, 16,
						text(f -> f.tags().stream().sorted().collect(Collectors.joining(", ")))).hidden(),
				RowColumn.<HostRow>text("uuid", Messages.Columns_uuid, 18, text(f -> Values.shortened(f.id(), 17)))
						.withTooltip(text(HostSnapshot::id)).sortedBy(r -> NaturalOrder.key(text(HostSnapshot::id).apply(r))).hidden());
	}

	private static Function<HostRow, String> text(Function<HostSnapshot, String> fact) {
		return row -> row.facts() == null ? "" : fact.apply(row.facts());
	}

	private static Function<HostRow, Long> known(ToDoubleFunction<HostSnapshot> fact) {
		return row -> row.facts() == null ? null : (Long) (long) fact.applyAsDouble(row.facts());
	}

	private static Double number(double value) {
		return Double.isNaN(value) ? null : value;
	}
}
