// SPDX-License-Identifier: EPL-2.0
package org.adxen.model.internal;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;

import org.adxen.xen.DomainAction;
import org.adxen.xen.DomainId;
import org.adxen.xen.DomainSnapshot;
import org.adxen.xen.HostSnapshot;
import org.adxen.xen.PoolFacts;
import org.adxen.xen.PowerState;
import org.adxen.xen.TemplateSnapshot;

/** The records of the Xen layer as one line of text each, for the last known picture. Called by the generated factory. */
public final class RecordText {

	private RecordText() {
	}

	public static String text(HostSnapshot h) {
		return FieldText.empty().put("id", h.id()).put("name", h.name()).put("address", h.address())
				.put("enabled", h.enabled()).put("live", h.live()).put("coordinator", h.coordinator())
				.put("cpus", h.cpus(), 0).put("cpu", h.cpuModel()).put("memory", h.memoryTotalBytes(), -1)
				.put("free", h.memoryFreeBytes(), -1).put("load", h.cpuLoad()).put("software", h.software())
				.put("xen", h.xenVersion()).put("evacuating", h.evacuating()).put("tags", h.tags()).toString();
	}

	public static HostSnapshot host(String text) {
		FieldText f = FieldText.read(text);
		return new HostSnapshot(f.string("id"), f.string("name"), f.string("address"), f.flag("enabled"), f.flag("live"),
				f.flag("coordinator"), (int) f.number("cpus", 0), f.string("cpu"), f.number("memory", -1),
				f.number("free", -1), f.load("load"), f.string("software"), f.string("xen"), f.flag("evacuating"),
				new HashSet<>(f.strings("tags")));
	}

	public static String text(DomainSnapshot d) {
		return FieldText.empty().put("uuid", d.id().uuid()).put("on", d.id().host()).put("name", d.name())
				.put("description", d.description()).put("kind", d.kind()).put("state", d.state()).put("host", d.host())
				.put("domid", d.domid(), -1).put("vcpus", d.vcpus(), 0).put("vcpusMax", d.vcpusMax(), 0)
				.put("memory", d.memoryBytes(), -1).put("memoryMax", d.memoryMaxBytes(), -1).put("load", d.cpuLoad())
				.put("started", d.startedAt()).put("addresses", d.addresses()).put("os", d.os()).put("tags", d.tags())
				.put("allowed", d.allowed()).put("current", d.current()).put("labels", d.labels()).toString();
	}

	public static DomainSnapshot domain(String text) {
		FieldText f = FieldText.read(text);
		// A kind that only a newer AdXen knows is not ordinary, so it must not be operated on.
		return new DomainSnapshot(new DomainId(f.string("uuid"), f.string("on")), f.string("name"),
				f.string("description"), f.constant("kind", DomainSnapshot.Kind.class, DomainSnapshot.Kind.DRIVER),
				f.constant("state", PowerState.class, PowerState.UNKNOWN), f.stringOrNull("host"),
				(int) f.number("domid", -1), (int) f.number("vcpus", 0), (int) f.number("vcpusMax", 0),
				f.number("memory", -1), f.number("memoryMax", -1), f.load("load"), f.instant("started"),
				f.strings("addresses"), f.string("os"), new HashSet<>(f.strings("tags")),
				new HashSet<>(f.constants("allowed", DomainAction.class, DomainAction.OTHER)),
				new HashSet<>(f.constants("current", DomainAction.class, DomainAction.OTHER)), Map.copyOf(f.map("labels")));
	}

	public static String text(TemplateSnapshot t) {
		return FieldText.empty().put("uuid", t.uuid()).put("name", t.name()).put("description", t.description())
				.put("shipped", t.shipped()).toString();
	}

	public static TemplateSnapshot template(String text) {
		FieldText f = FieldText.read(text);
		return new TemplateSnapshot(f.string("uuid"), f.string("name"), f.string("description"), f.flag("shipped"));
	}

	public static String text(PoolFacts p) {
		return FieldText.empty().put("id", p.id()).put("name", p.name()).put("toolstack", p.toolstack())
				.put("coordinator", p.coordinator()).put("ha", p.ha()).toString();
	}

	public static PoolFacts facts(String text) {
		FieldText f = FieldText.read(text);
		return new PoolFacts(f.stringOrNull("id"), f.string("name"), f.string("toolstack"), f.stringOrNull("coordinator"),
				f.flag("ha"));
	}

	public static String text(Instant instant) {
		return instant.toString();
	}

	/** Null when it cannot be understood: then nobody knows when it was. */
	public static Instant instant(String text) {
		try {
			return Instant.parse(text);
		} catch (java.time.format.DateTimeParseException e) {
			return null;
		}
	}
}
