// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.group;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.adxen.model.Group;
import org.eclipse.jdt.annotation.Nullable;

/**
 * What a group's file says for people only. Immutable.
 *
 * @param description may be empty
 * @param tags        in the file's order
 * @param notes       of its owners; may be empty
 */
public record GroupNotes(String description, List<String> tags, String notes) {

	public GroupNotes {
		tags = List.copyOf(tags);
	}

	/**
	 * Blocks.
	 *
	 * @throws IOException as {@link GroupFiles#read}
	 */
	public static GroupNotes read(Path file) throws IOException {
		Group group = GroupFiles.load(file);
		return new GroupNotes(text(group.getDescription()), List.copyOf(group.getTags()), text(group.getNotes()));
	}

	private static String text(@Nullable String text) {
		return text == null ? "" : text.strip();
	}
}
