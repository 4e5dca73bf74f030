// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.group;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.adxen.fleet.ImageRepository;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A group's file as it was read last. Immutable.
 *
 * @param file       absolute
 * @param definition null when the file cannot be read
 * @param expansion  the domains that it makes; none when the file cannot be read
 * @param problem    why the file cannot be read, a sentence; empty when it can
 */
public record KnownGroup(Path file, @Nullable GroupDefinition definition, GroupExpansion expansion, String problem) {

	/** Reads the file and the configuration files of its members. Blocks; what is wrong is in the result. */
	public static KnownGroup read(Path file, ImageRepository repository) {
		try {
			GroupDefinition definition = GroupFiles.read(file, repository);
			return new KnownGroup(file, definition, GroupExpansion.of(definition), "");
		} catch (IOException e) {
			return new KnownGroup(file, null, new GroupExpansion(List.of(), List.of()), String.valueOf(e.getMessage()));
		}
	}

	/** As shown; that of the file where it cannot be read. */
	public String name() {
		GroupDefinition known = definition;
		return known == null ? String.valueOf(file.getFileName()) : known.name();
	}
}
