// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.hosts;

import java.util.List;

import org.adxen.cli.internal.output.Field;
import org.adxen.cli.internal.output.Value;
import org.adxen.fleet.HostView;

/** What is told of a host. */
public final class HostFields {

	public static final List<Field<HostView>> ALL = List.of(
			Field.of("name", Messages.Field_name, h -> Value.text(h.facts().name())),
			Field.detail("id", Messages.Field_id, h -> Value.text(h.key().host())),
			Field.of("state", Messages.Field_state, HostFields::state),
			Field.of("pool", Messages.Field_pool, h -> Value.text(h.poolLabel())),
			Field.detail("poolId", Messages.Field_poolId, h -> Value.text(h.key().pool())),
			Field.of("address", Messages.Field_address, h -> Value.text(h.facts().address())),
			Field.detail("coordinator", Messages.Field_coordinator, h -> new Value.Flag(h.facts().coordinator())),
			Field.of("cpus", Messages.Field_cpus, h -> Value.count(h.facts().cpus())),
			Field.detail("cpuModel", Messages.Field_cpuModel, h -> Value.text(h.facts().cpuModel())),
			Field.of("cpuLoad", Messages.Field_cpuLoad, h -> Value.share(h.facts().cpuLoad())),
			Field.of("memoryTotalBytes", Messages.Field_memory, h -> Value.bytes(h.facts().memoryTotalBytes())),
			Field.of("memoryFreeBytes", Messages.Field_memoryFree, h -> Value.bytes(h.facts().memoryFreeBytes())),
			Field.of("running", Messages.Field_running, h -> Value.count(h.running())),
			Field.of("software", Messages.Field_software, h -> Value.text(h.facts().software())),
			Field.detail("xenVersion", Messages.Field_xenVersion, h -> Value.text(h.facts().xenVersion())),
			Field.detail("toolstack", Messages.Field_toolstack, h -> Value.text(h.toolstack())),
			Field.detail("tags", Messages.Field_tags, h -> Value.items(h.facts().tags().stream().sorted().toList())),
			Field.detail("stale", Messages.Field_stale, h -> new Value.Flag(h.stale())));

	private HostFields() {
	}

	private static Value state(HostView host) {
		if (host.stale()) {
			return new Value.Word("unreachable", Messages.State_unreachable);
		}
		if (!host.facts().live()) {
			return new Value.Word("notLive", Messages.State_notLive);
		}
		if (host.facts().evacuating()) {
			return new Value.Word("evacuating", Messages.State_evacuating);
		}
		return host.facts().enabled() ? new Value.Word("enabled", Messages.State_enabled)
				: new Value.Word("maintenance", Messages.State_maintenance);
	}
}
