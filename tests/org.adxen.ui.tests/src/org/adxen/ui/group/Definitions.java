// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.adxen.fleet.ConnectionState;
import org.adxen.fleet.DomainKey;
import org.adxen.fleet.DomainView;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.ImageRepository;
import org.adxen.fleet.PoolView;
import org.adxen.model.Group;
import org.adxen.model.store.GroupFile;
import org.adxen.model.store.StoreException;
import org.adxen.operations.group.GroupFiles;
import org.adxen.operations.group.GroupMember;
import org.adxen.operations.group.KnownGroup;
import org.adxen.ui.tests.Pictures;
import org.adxen.xen.DomainId;
import org.adxen.xen.DomainSnapshot;
import org.adxen.xen.PowerState;

/** Groups in files, and pictures in which their members run. */
final class Definitions {

	private Definitions() {
	}

	/** A group of so many equal members, {@code web-1} and so on. */
	static KnownGroup group(Path folder, String name, int count) throws IOException, StoreException {
		Path config = Files.writeString(folder.resolve(name + ".cfg"),
				"name = \"" + name + "-web-${n}\"\ntype = \"pvh\"\nmemory = 256\nvcpus = 1\nkernel = \"/boot/guest/vmlinuz\"\n");
		Path file = folder.resolve(name + ".adxgroup");
		GroupFiles.create(file, name, List.of(config));
		Group group = GroupFile.load(file);
		group.getMembers().getFirst().setName("web");
		group.getMembers().getFirst().setCount(count);
		GroupFile.save(file, group);
		return KnownGroup.read(file, ImageRepository.NONE);
	}

	/** One pool in which every member of the groups runs. */
	static FleetPicture running(List<KnownGroup> groups) {
		Map<DomainKey, DomainView> domains = new LinkedHashMap<>();
		for (KnownGroup group : groups) {
			for (GroupMember member : group.expansion().members()) {
				DomainView domain = running(member, member.domainName());
				domains.put(domain.key(), domain);
			}
		}
		return with(domains);
	}

	static DomainView running(GroupMember member, String name) {
		var facts = new DomainSnapshot(DomainId.of(member.uuid()), name, "", DomainSnapshot.Kind.ORDINARY, PowerState.RUNNING, "lab-h0", 1, 1, 1,
				256L << 20, 256L << 20, 0.1, null, List.of(), "", Set.of(), Set.of(), Set.of(), member.labels());
		return new DomainView(new DomainKey("lab", facts.id()), facts, "lab-h0", "lab", "xapi", false, "", Set.of());
	}

	private static FleetPicture with(Map<DomainKey, DomainView> domains) {
		PoolView empty = Pictures.pool("lab", new ConnectionState.Connected(), 1, Map.of());
		return Pictures.of(new PoolView(empty.id(), empty.label(), empty.address(), empty.user(), empty.state(), false, null, null,
				new HashMap<>(empty.hosts()), domains, new ArrayList<>(), empty.seenAt()));
	}
}
