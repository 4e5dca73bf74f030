// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.domains;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.adxen.fleet.DomainView;
import org.adxen.ui.labels.DomainLabels;
import org.adxen.ui.labels.Values;
import org.adxen.ui.table.RowColumn;
import org.adxen.xen.DomainSnapshot;
import org.adxen.xen.PowerState;

/** The columns of the table of domains. */
final class DomainColumns {

	private DomainColumns() {
	}

	/** @param group name of a domain's group, empty for none */
	static List<RowColumn<DomainView>> all(Function<DomainView, String> group) {
		return List.of(
				RowColumn.<DomainView>text("name", Messages.Columns_name, 19, DomainLabels::name)
						.withIcon(d -> d.facts().kind() == DomainSnapshot.Kind.ORDINARY ? DomainLabels.icon(d) : "domain0")
						.withTooltip(DomainColumns::nameTip),
				RowColumn.<DomainView>text("state", Messages.Columns_state, 14, DomainLabels::state),
				RowColumn.<DomainView>text("host", Messages.Columns_host, 12, d -> d.hostName() == null ? "" : d.hostName()),
				RowColumn.<DomainView>text("pool", Messages.Columns_pool, 12, DomainView::poolLabel),
				RowColumn.<DomainView>number("vcpus", Messages.Columns_vcpus, 8, d -> Integer.toString(d.facts().vcpus()),
						d -> d.facts().vcpus()),
				RowColumn.<DomainView>number("cpu", Messages.Columns_cpu, 8, d -> Values.percent(cpu(d)), d -> known(cpu(d)))
						.withLoad(DomainColumns::cpu),
				RowColumn.<DomainView>number("memory", Messages.Columns_memory, 10, d -> Values.memory(d.facts().memoryBytes()),
						d -> d.facts().memoryBytes()),
				RowColumn.<DomainView>number("uptime", Messages.Columns_uptime, 11, DomainColumns::uptime,
						d -> DomainLabels.uptime(d)).withTooltip(d -> Values.exact(d.facts().startedAt())),
				RowColumn.<DomainView>text("address", Messages.Columns_address, 13, DomainLabels::address)
						.withTooltip(d -> String.join("\n", d.facts().addresses())),
				RowColumn.<DomainView>text("tags", Messages.Columns_tags, 16,
						d -> d.tags().stream().sorted().collect(Collectors.joining(", "))).hidden(),
				RowColumn.<DomainView>text("group", Messages.Columns_group, 14, group).hidden(),
				RowColumn.<DomainView>text("os", Messages.Columns_os, 22, d -> d.facts().os()).hidden(),
				RowColumn.<DomainView>text("toolstack", Messages.Columns_toolstack, 10, DomainView::toolstack).hidden(),
				RowColumn.<DomainView>number("domid", Messages.Columns_domid, 8, DomainColumns::domid, DomainColumns::domidKey)
						.hidden(),
				RowColumn.<DomainView>text("notes", Messages.Columns_notes, 24, DomainView::notes).hidden(),
				RowColumn.<DomainView>text("uuid", Messages.Columns_uuid, 18,
						d -> Values.shortened(d.facts().id().uuid(), 17)).withTooltip(d -> d.facts().id().uuid())
						.sortedBy(d -> d.facts().id().uuid()).hidden());
	}

	/** The name as reported, where another is shown, and the description. */
	private static String nameTip(DomainView domain) {
		String name = domain.facts().name();
		return (name.equals(DomainLabels.name(domain)) ? "" : name + "\n") + domain.facts().description();
	}

	private static double cpu(DomainView domain) {
		return domain.stale() || domain.facts().state() != PowerState.RUNNING ? Double.NaN : domain.facts().cpuLoad();
	}

	private static Double known(double value) {
		return Double.isNaN(value) ? null : value;
	}

	private static String uptime(DomainView domain) {
		Duration uptime = DomainLabels.uptime(domain);
		return uptime == null ? "" : Values.duration(uptime);
	}

	private static String domid(DomainView domain) {
		return domain.facts().domid() < 0 ? "" : Integer.toString(domain.facts().domid());
	}

	private static Integer domidKey(DomainView domain) {
		return domain.facts().domid() < 0 ? null : domain.facts().domid();
	}
}
