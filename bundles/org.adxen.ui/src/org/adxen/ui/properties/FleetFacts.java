// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.properties;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.adxen.fleet.DomainView;
import org.adxen.fleet.HostView;
import org.adxen.fleet.PoolView;
import org.adxen.ui.labels.Connections;
import org.adxen.ui.labels.DomainLabels;
import org.adxen.ui.labels.Values;
import org.adxen.xen.Capabilities;
import org.adxen.xen.DomainDetails;
import org.adxen.xen.DomainSnapshot;
import org.adxen.xen.HostSnapshot;
import org.adxen.xen.PoolFacts;
import org.eclipse.osgi.util.NLS;

/** What there is to say of a pool, a host, a domain. Pure. */
final class FleetFacts {

	private FleetFacts() {
	}

	static List<Section> of(PoolView pool) {
		var sections = new ArrayList<Section>();
		sections.add(new Section.Builder(Messages.Section_general).fact(Messages.Fact_label, pool.label())
				.fact(Messages.Fact_address, pool.address().toString()).fact(Messages.Fact_user, pool.user())
				.fact(Messages.Fact_connection, Connections.text(pool))
				.fact(Messages.Fact_lastSeen, pool.isConnected() ? "" : Values.exact(pool.seenAt()))
				.fact(Messages.Fact_readOnly, pool.readOnly() ? Messages.yes : "")
				.fact(Messages.Fact_hosts, Integer.toString(pool.hosts().size()))
				.fact(Messages.Fact_domains, Integer.toString(pool.domains().size())).build());
		sections.add(toolstack(pool));
		return sections;
	}

	private static Section toolstack(PoolView pool) {
		var section = new Section.Builder(Messages.Section_toolstack);
		PoolFacts facts = pool.facts();
		if (facts != null) {
			section.fact(Messages.Fact_name, facts.name()).fact(Messages.Fact_toolstack, facts.toolstack());
			HostView coordinator = facts.coordinator() == null ? null : pool.hosts().get(facts.coordinator());
			section.fact(Messages.Fact_coordinator, coordinator == null ? "" : Connections.name(coordinator))
					.fact(Messages.Fact_ha, facts.ha() ? Messages.yes : Messages.no).id(Messages.Fact_uuid, facts.id());
		}
		Capabilities can = pool.capabilities();
		if (can != null) {
			section.fact(Messages.Fact_role, can.role()).fact(Messages.Fact_changes, can.events() ? Messages.told : Messages.polled);
		}
		return section.build();
	}

	static List<Section> of(PoolView pool, HostView host) {
		HostSnapshot facts = host.facts();
		PoolFacts seen = pool.facts();
		var sections = new ArrayList<Section>();
		sections.add(new Section.Builder(Messages.Section_general).fact(Messages.Fact_name, Connections.name(host))
				.fact(Messages.Fact_pool, pool.label()).fact(Messages.Fact_connection, Connections.text(pool))
				.fact(Messages.Fact_state, Connections.state(facts))
				.fact(Messages.Fact_coordinator, facts.coordinator() && pool.hosts().size() > 1 ? Messages.yes : "")
				.fact(Messages.Fact_address, facts.address()).fact(Messages.Fact_tags, tags(facts.tags()))
				.fact(Messages.Fact_lastSeen, pool.isConnected() ? "" : Values.exact(pool.seenAt()))
				.id(Messages.Fact_uuid, facts.id()).build());
		sections.add(new Section.Builder(Messages.Section_capacity)
				.fact(Messages.Fact_processors, Integer.toString(facts.cpus())).fact(Messages.Fact_cpuModel, facts.cpuModel())
				.fact(Messages.Fact_cpuLoad, Values.percent(facts.cpuLoad()))
				.fact(Messages.Fact_memory, Values.memory(facts.memoryTotalBytes()))
				.fact(Messages.Fact_memoryFree, Values.memory(facts.memoryFreeBytes()))
				.fact(Messages.Fact_domainsRunning, Integer.toString(host.running())).build());
		sections.add(new Section.Builder(Messages.Section_software).fact(Messages.Fact_product, facts.software())
				.fact(Messages.Fact_xen, facts.xenVersion())
				.fact(Messages.Fact_toolstack, seen == null ? "" : seen.toolstack()).build());
		return sections;
	}

	/** @param details null while they are being loaded; @param problem why they could not be, or empty */
	static List<Section> of(PoolView pool, DomainView domain, DomainDetails details, String problem) {
		DomainSnapshot facts = domain.facts();
		Duration uptime = DomainLabels.uptime(domain);
		String state = DomainLabels.state(domain);
		var sections = new ArrayList<Section>();
		sections.add(new Section.Builder(Messages.Section_general).fact(Messages.Fact_name, DomainLabels.name(domain))
				.fact(Messages.Fact_state, domain.stale() && pool.seenAt() != null
						? NLS.bind(Messages.Fact_stateThen, state, Values.ago(pool.seenAt()))
						: state)
				.fact(Messages.Fact_kind, facts.kind() == DomainSnapshot.Kind.ORDINARY ? "" : DomainLabels.kind(facts.kind()))
				.fact(Messages.Fact_host, domain.hostName()).fact(Messages.Fact_pool, domain.poolLabel())
				.fact(Messages.Fact_uptime, uptime == null ? "" : Values.duration(uptime))
				.fact(Messages.Fact_description, facts.description()).fact(Messages.Fact_os, facts.os())
				.fact(Messages.Fact_protected, domain.isProtected() ? Messages.yes : "")
				.fact(Messages.Fact_tags, tags(domain.tags())).fact(Messages.Fact_notes, domain.notes())
				.fact(Messages.Fact_domid, facts.domid() < 0 ? "" : Integer.toString(facts.domid()))
				.id(Messages.Fact_uuid, facts.id().uuid()).build());
		sections.add(new Section.Builder(Messages.Section_resources)
				.fact(Messages.Fact_vcpus, facts.vcpusMax() > facts.vcpus()
						? NLS.bind(Messages.Fact_upTo, facts.vcpus(), facts.vcpusMax())
						: Integer.toString(facts.vcpus()))
				.fact(Messages.Fact_cpuLoad, domain.stale() ? "" : Values.percent(facts.cpuLoad()))
				.fact(Messages.Fact_memory, facts.memoryMaxBytes() > facts.memoryBytes()
						? NLS.bind(Messages.Fact_upTo, Values.memory(facts.memoryBytes()), Values.memory(facts.memoryMaxBytes()))
						: Values.memory(facts.memoryBytes()))
				.build());
		var network = new Section.Builder(Messages.Section_network).fact(Messages.Fact_addresses,
				String.join("\n", facts.addresses()));
		if (details != null) {
			details.nics().forEach(nic -> network.fact(device(nic), NLS.bind(Messages.Fact_nic, nic.mac(), nic.network())));
		}
		sections.add(network.build());
		if (details == null) {
			sections.add(new Section.Builder(Messages.Section_disks)
					.fact("", problem.isEmpty() ? Messages.loading : problem).build());
		} else {
			sections.addAll(of(details));
		}
		return sections;
	}

	private static List<Section> of(DomainDetails details) {
		var disks = new Section.Builder(Messages.Section_disks);
		for (DomainDetails.Disk disk : details.disks()) {
			String how = disk.cdrom() ? Messages.cdrom : disk.writable() ? "" : Messages.readOnlyDisk;
			disks.fact(disk.device(), String.join("  ", List.of(disk.name(), unbroken(Values.memory(disk.bytes())), how)).strip());
		}
		var snapshots = new Section.Builder(Messages.Section_snapshots);
		details.snapshots().forEach(s -> snapshots.fact(Values.exact(s.takenAt()), s.name()));
		return List.of(disks.build(), snapshots.build());
	}

	/** XAPI only counts the interfaces. */
	private static String device(DomainDetails.Nic nic) {
		return nic.device().matches("\\d+") ? NLS.bind(Messages.Fact_interface, nic.device()) : nic.device();
	}

	/** A number stays with its unit. */
	private static String unbroken(String value) {
		return value.replace(' ', '\u00a0');
	}

	private static String tags(Set<String> tags) {
		return tags.stream().sorted().collect(Collectors.joining(", "));
	}
}
