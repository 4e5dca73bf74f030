// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.adxen.xen.XenException;

/** Finds and reads the files of the configuration. */
final class ConfigFiles {

	private static final long LARGEST = 4 << 20;

	private ConfigFiles() {
	}

	/** The lines of a file; none when it is not there. Files too large to be a configuration are refused. */
	static List<ConfigLine> lines(Path file, String shown) throws XenException {
		if (!Files.isRegularFile(file)) {
			return List.of();
		}
		var whole = new ConfigLine(shown, 1, "", List.of(), "the file");
		String text;
		try {
			if (Files.size(file) > LARGEST) {
				throw whole.refused("is too large");
			}
			if (Files.getFileStore(file).supportsFileAttributeView(PosixFileAttributeView.class)
					&& Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_WRITE)) {
				throw whole.refused("may be written by everybody, so it is not trusted; ssh refuses it too");
			}
			text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
		} catch (IOException e) {
			throw whole.refused("cannot be read (" + e.getMessage() + ")");
		}
		var lines = new ArrayList<ConfigLine>();
		int number = 0;
		for (String line : text.split("\r?\n")) {
			ConfigLine.parse(shown, ++number, line).ifPresent(lines::add);
		}
		return lines;
	}

	/** The files that a pattern of Include names, in order. */
	static List<Path> named(Path pattern) {
		Path root = pattern.getRoot();
		List<Path> found = root == null ? List.of(Path.of("")) : List.of(root);
		for (Path part : pattern) {
			String name = part.toString();
			var next = new ArrayList<Path>();
			for (Path folder : found) {
				if (name.indexOf('*') >= 0 || name.indexOf('?') >= 0) {
					next.addAll(children(folder, name));
				} else if (Files.exists(folder.resolve(name))) {
					next.add(folder.resolve(name));
				}
			}
			found = next;
		}
		return found;
	}

	private static List<Path> children(Path folder, String pattern) {
		var found = new ArrayList<Path>();
		try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
			for (Path child : children) {
				String name = child.getFileName().toString();
				if (name.startsWith(".") == pattern.startsWith(".") && Patterns.fits(pattern, name)) {
					found.add(child);
				}
			}
		} catch (IOException e) {
			return List.of(); // as glob(3): what cannot be listed matches nothing
		}
		found.sort(Comparator.naturalOrder());
		return found;
	}
}
