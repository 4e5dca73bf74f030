// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.group;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.adxen.fleet.ImageRepository;
import org.adxen.operations.group.GroupDefinition;
import org.adxen.operations.group.KnownGroup;
import org.adxen.operations.group.MemberDefinition;

/** Reads groups' files, each only when it or a configuration file of it changed. Blocks; one thread at a time. */
final class GroupReading {

	private static final String ABSENT = "absent";

	/** @param stamps of all files that it was read from */
	private record Read(ImageRepository repository, Map<Path, String> stamps, KnownGroup group) {
	}

	private final Map<Path, Read> last = new HashMap<>();

	List<KnownGroup> read(List<Path> files, ImageRepository repository) {
		last.keySet().retainAll(Set.copyOf(files));
		var groups = new ArrayList<KnownGroup>();
		for (Path file : files) {
			Read known = last.get(file);
			if (known == null || !known.repository.equals(repository) || !known.stamps.equals(stamps(known.stamps.keySet()))) {
				known = read(file, repository);
				last.put(file, known);
			}
			groups.add(known.group);
		}
		return List.copyOf(groups);
	}

	private static Read read(Path file, ImageRepository repository) {
		// Stamped before it is read: a change meanwhile is seen the next time.
		Map<Path, String> stamps = stamps(Set.of(file));
		KnownGroup group = KnownGroup.read(file, repository);
		GroupDefinition definition = group.definition();
		if (definition != null) {
			var configs = new HashSet<Path>();
			definition.members().stream().map(MemberDefinition::config).forEach(configs::add);
			stamps.putAll(stamps(configs));
		}
		return new Read(repository, stamps, group);
	}

	private static Map<Path, String> stamps(Set<Path> files) {
		Map<Path, String> stamps = new HashMap<>();
		for (Path file : files) {
			try {
				FileTime time = Files.getLastModifiedTime(file);
				stamps.put(file, time.toMillis() + " " + Files.size(file));
			} catch (IOException e) {
				stamps.put(file, ABSENT);
			}
		}
		return stamps;
	}
}
