// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.environment;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** How files of groups are named in the environment: so that it can be moved with those that are in its folder. */
public final class GroupPaths {

	private final Path folder;

	public GroupPaths(Path folder) {
		this.folder = folder.toAbsolutePath().normalize();
	}

	public List<String> written(Collection<Path> files) {
		return files.stream().map(f -> f.toAbsolutePath().normalize())
				.map(f -> f.startsWith(folder) ? folder.relativize(f).toString().replace('\\', '/') : f.toString()).distinct().toList();
	}

	/** Absolute; what is no path here, as written on another kind of machine, is left out. */
	public List<Path> read(Collection<String> written) {
		return written.stream().flatMap(text -> {
			try {
				return Stream.of(Objects.requireNonNull(folder.resolve(text).normalize()));
			} catch (InvalidPathException e) {
				return Stream.empty();
			}
		}).toList();
	}
}
