// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.domains;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.adxen.cli.internal.output.Field;
import org.adxen.cli.internal.output.Value;
import org.adxen.fleet.DomainView;
import org.adxen.xen.DomainAction;
import org.adxen.xen.DomainDetails.Disk;
import org.adxen.xen.DomainDetails.Nic;
import org.adxen.xen.DomainDetails.Snapshot;
import org.adxen.xen.DomainSnapshot.Kind;
import org.adxen.xen.PowerState;

/** What is told of a domain, in the order of the workbench's table. */
public final class DomainFields {

	static final List<Field<DomainView>> ALL = List.of(
			Field.of("name", Messages.Field_name, d -> Value.text(name(d))),
			Field.detail("uuid", Messages.Field_uuid, d -> Value.text(d.key().domain().uuid())),
			Field.of("state", Messages.Field_state, DomainFields::state),
			Field.detail("kind", Messages.Field_kind, d -> kind(d.facts().kind())),
			Field.detail("description", Messages.Field_description, d -> Value.text(d.facts().description())),
			Field.of("host", Messages.Field_host, d -> Value.text(d.hostName())),
			Field.detail("hostId", Messages.Field_hostId, d -> Value.text(d.facts().host())),
			Field.of("pool", Messages.Field_pool, d -> Value.text(d.poolLabel())),
			Field.detail("poolId", Messages.Field_poolId, d -> Value.text(d.key().pool())),
			Field.detail("toolstack", Messages.Field_toolstack, d -> Value.text(d.toolstack())),
			Field.detail("domid", Messages.Field_domid, d -> Value.count(d.facts().domid())),
			Field.of("vcpus", Messages.Field_vcpus, d -> Value.count(d.facts().vcpus())),
			Field.detail("vcpusMax", Messages.Field_vcpusMax, d -> Value.count(d.facts().vcpusMax())),
			Field.of("cpuLoad", Messages.Field_cpuLoad, d -> Value.share(d.stale() ? Double.NaN : d.facts().cpuLoad())),
			Field.of("memoryBytes", Messages.Field_memory, d -> Value.bytes(d.facts().memoryBytes())),
			Field.detail("memoryMaxBytes", Messages.Field_memoryMax, d -> Value.bytes(d.facts().memoryMaxBytes())),
			Field.of("startedAt", Messages.Field_uptime, d -> d.stale() ? Value.time(d.facts().startedAt()) : Value.since(d.facts().startedAt())),
			Field.of("addresses", Messages.Field_addresses, d -> Value.items(d.facts().addresses())),
			Field.detail("os", Messages.Field_os, d -> Value.text(d.facts().os())),
			Field.of("tags", Messages.Field_tags, d -> Value.items(d.tags().stream().sorted().toList())),
			Field.detail("notes", Messages.Field_notes, d -> Value.text(d.notes())),
			Field.detail("labels", Messages.Field_labels, d -> new Value.Pairs(d.facts().labels())),
			Field.detail("protected", Messages.Field_protected, d -> new Value.Flag(d.isProtected())),
			Field.detail("allowed", Messages.Field_allowed, d -> words(d.facts().allowed())),
			Field.detail("current", Messages.Field_current, d -> words(d.facts().current())),
			Field.detail("stale", Messages.Field_stale, d -> new Value.Flag(d.stale())));

	static final List<Field<Disk>> DISKS = List.of(Field.of("device", Messages.Field_device, d -> Value.text(d.device())),
			Field.of("name", Messages.Field_name, d -> Value.text(d.name())),
			Field.of("bytes", Messages.Field_size, d -> Value.bytes(d.bytes())),
			Field.of("writable", Messages.Field_writable, d -> new Value.Flag(d.writable())),
			Field.of("cdrom", Messages.Field_cdrom, d -> new Value.Flag(d.cdrom())),
			Field.of("target", Messages.Field_target, d -> Value.text(d.target())));

	static final List<Field<Nic>> NICS = List.of(Field.of("device", Messages.Field_device, n -> Value.text(n.device())),
			Field.of("mac", Messages.Field_mac, n -> Value.text(n.mac())),
			Field.of("network", Messages.Field_network, n -> Value.text(n.network())));

	static final List<Field<Snapshot>> SNAPSHOTS = List.of(Field.of("name", Messages.Field_name, s -> Value.text(s.name())),
			Field.of("uuid", Messages.Field_uuid, s -> Value.text(s.uuid())),
			Field.of("takenAt", Messages.Field_taken, s -> Value.time(s.takenAt())));

	private DomainFields() {
	}

	private static Value kind(Kind kind) {
		return new Value.Word(word(kind), switch (kind) {
		case ORDINARY -> Messages.Kind_ordinary;
		case CONTROL -> Messages.Kind_control;
		case DRIVER -> Messages.Kind_driver;
		});
	}

	/** Some toolstacks know domains without a name. */
	private static String name(DomainView domain) {
		return domain.facts().name().isBlank() ? domain.key().domain().uuid() : domain.facts().name();
	}

	/** To people what is being done to it goes before what it is. */
	private static Value state(DomainView domain) {
		PowerState state = domain.facts().state();
		String doing = domain.stale() ? ""
				: domain.facts().current().stream().map(DomainFields::transition).filter(t -> !t.isEmpty()).findFirst().orElse("");
		return doing.isEmpty() ? state(state) : new Value.Word(word(state), doing);
	}

	public static Value.Word state(PowerState state) {
		return new Value.Word(word(state), switch (state) {
		case RUNNING -> Messages.State_running;
		case HALTED -> Messages.State_halted;
		case PAUSED -> Messages.State_paused;
		case SUSPENDED -> Messages.State_suspended;
		case CRASHED -> Messages.State_crashed;
		case UNKNOWN -> Messages.State_unknown;
		});
	}

	/** Empty for what does not change the state. */
	private static String transition(DomainAction action) {
		return switch (action) {
		case START, START_ON -> Messages.State_starting;
		case SHUT_DOWN, FORCE_SHUT_DOWN -> Messages.State_shuttingDown;
		case REBOOT, FORCE_REBOOT -> Messages.State_rebooting;
		case PAUSE -> Messages.State_pausing;
		case UNPAUSE -> Messages.State_unpausing;
		case SUSPEND -> Messages.State_suspending;
		case RESUME, RESUME_ON -> Messages.State_resuming;
		case MIGRATE, MIGRATE_TO_POOL -> Messages.State_migrating;
		case SNAPSHOT -> Messages.State_snapshotting;
		case DELETE -> Messages.State_deleting;
		case CLONE, RENAME, SET_MEMORY, SET_VCPUS, SET_TAGS, CONSOLE, OTHER -> "";
		};
	}

	private static Value words(Set<? extends Enum<?>> words) {
		return Value.items(words.stream().map(DomainFields::word).sorted().toList());
	}

	private static String word(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT);
	}
}
