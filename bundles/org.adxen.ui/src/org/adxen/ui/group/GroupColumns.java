// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.adxen.fleet.DomainView;
import org.adxen.operations.group.ActivationState;
import org.adxen.operations.group.Drift;
import org.adxen.operations.group.GroupView;
import org.adxen.ui.labels.DomainLabels;
import org.adxen.ui.labels.GroupLabels;
import org.adxen.ui.labels.Values;
import org.adxen.ui.table.RowColumn;
import org.eclipse.osgi.util.NLS;

/** The columns of the tree of groups. */
final class GroupColumns {

	/** So many sentences fit a tool tip. */
	private static final int TOLD = 12;

	private GroupColumns() {
	}

	static List<RowColumn<GroupRow>> all() {
		return List.of(
				RowColumn.<GroupRow>text("name", Messages.Columns_name, 26, GroupColumns::name).withIcon(GroupColumns::icon)
						.withTooltip(GroupColumns::nameTip),
				RowColumn.<GroupRow>text("state", Messages.Columns_state, 22, GroupColumns::state)
						.withIcon(row -> row instanceof GroupRow.OfGroup of ? GroupLabels.icon(of.group()) : null)
						.withTooltip(GroupColumns::stateTip),
				RowColumn.<GroupRow>text("host", Messages.Columns_host, 16,
						row -> row instanceof GroupRow.OfGroup of ? places(of.group(), DomainView::hostName, Messages.Columns_hosts)
								: ofDomain(row, DomainView::hostName)),
				RowColumn.<GroupRow>text("pool", Messages.Columns_pool, 14,
						row -> row instanceof GroupRow.OfGroup of ? places(of.group(), DomainView::poolLabel, Messages.Columns_pools)
								: ofDomain(row, DomainView::poolLabel)),
				RowColumn.<GroupRow>number("memory", Messages.Columns_memory, 10, row -> Values.memory(memory(row)), GroupColumns::memory),
				RowColumn.<GroupRow>text("address", Messages.Columns_address, 15, row -> ofDomain(row, DomainLabels::address))
						.withTooltip(row -> ofDomain(row, d -> String.join("\n", d.facts().addresses()))),
				RowColumn.<GroupRow>text("drift", Messages.Columns_drift, 30, GroupColumns::drift)
						.withIcon(row -> drift(row).isEmpty() ? null : "warning").withTooltip(GroupColumns::driftTip));
	}

	/** The domain that a row shows; null when there is none. */
	private static DomainView domain(GroupRow row) {
		return switch (row) {
		case GroupRow.OfGroup g -> null;
		case GroupRow.OfMember m -> m.member().domain();
		case GroupRow.OfExtra e -> e.extra().domain();
		};
	}

	private static String ofDomain(GroupRow row, Function<DomainView, String> text) {
		DomainView domain = domain(row);
		return domain == null ? "" : Objects.requireNonNullElse(text.apply(domain), "");
	}

	private static String name(GroupRow row) {
		return switch (row) {
		case GroupRow.OfGroup g -> g.group().known().name();
		case GroupRow.OfMember m -> m.member().definition().name();
		case GroupRow.OfExtra e -> DomainLabels.name(e.extra().domain());
		};
	}

	private static String icon(GroupRow row) {
		return switch (row) {
		case GroupRow.OfGroup g -> "group";
		case GroupRow.OfMember m -> GroupLabels.icon(m.member());
		case GroupRow.OfExtra e -> DomainLabels.icon(e.extra().domain());
		};
	}

	private static String nameTip(GroupRow row) {
		return switch (row) {
		case GroupRow.OfGroup g -> g.file().toString();
		case GroupRow.OfMember m -> m.member().domain() instanceof DomainView domain ? DomainLabels.name(domain)
				: NLS.bind(Messages.Tip_noDomain, m.member().definition().domainName());
		case GroupRow.OfExtra e -> e.extra().drift().sentence();
		};
	}

	private static String state(GroupRow row) {
		return switch (row) {
		case GroupRow.OfGroup g -> GroupLabels.state(g.group());
		case GroupRow.OfMember m -> GroupLabels.state(m.member());
		case GroupRow.OfExtra e -> DomainLabels.state(e.extra().domain());
		};
	}

	private static String stateTip(GroupRow row) {
		return row instanceof GroupRow.OfMember m && m.member().activation() instanceof ActivationState activation ? activation.detail() : "";
	}

	/** The only place of all members by name, else how many there are. */
	private static String places(GroupView group, Function<DomainView, String> place, String many) {
		List<String> all = group.domains().map(place).filter(Objects::nonNull).distinct().limit(100).toList();
		return all.size() <= 1 ? String.join("", all) : NLS.bind(many, all.size());
	}

	/** -1 where there is no domain. */
	private static Long memory(GroupRow row) {
		return switch (row) {
		case GroupRow.OfGroup g -> g.group().domains().mapToLong(d -> Math.max(0, d.facts().memoryBytes())).reduce(Long::sum).orElse(-1);
		case GroupRow.OfMember m -> m.member().domain() instanceof DomainView domain ? domain.facts().memoryBytes() : -1L;
		case GroupRow.OfExtra e -> e.extra().domain().facts().memoryBytes();
		};
	}

	private static List<Drift> drifts(GroupRow row) {
		return switch (row) {
		case GroupRow.OfGroup g -> List.of();
		case GroupRow.OfMember m -> GroupLabels.marked(m.member().drifts(), m.active());
		case GroupRow.OfExtra e -> List.of(e.extra().drift());
		};
	}

	private static String drift(GroupRow row) {
		return row instanceof GroupRow.OfGroup g ? GroupLabels.drift(g.group())
				: GroupLabels.list(drifts(row), d -> GroupLabels.kind(d.kind()), ", ");
	}

	private static String driftTip(GroupRow row) {
		List<String> all = row instanceof GroupRow.OfGroup g
				? g.group().known().definition() == null ? List.of(g.group().known().problem()) : GroupLabels.sentences(g.group())
				: drifts(row).stream().map(Drift::sentence).toList();
		String told = all.stream().limit(TOLD).collect(Collectors.joining("\n"));
		return all.size() <= TOLD ? told : told + "\n" + NLS.bind(Messages.Tip_more, all.size() - TOLD);
	}
}
