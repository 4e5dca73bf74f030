// SPDX-License-Identifier: EPL-2.0
package org.adxen.tests.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The source tree of AdXen that the rules are about. System property {@code adxen.root} names it (default: two folders up);
 * {@code adxen.classes} says where the class files of a bundle are, with a {@code *} for the bundle's name
 * (default: {@code bundles/&#42;/target/classes}; an IDE builds elsewhere).
 */
final class Project {
	/** Folders that hold what was built or generated, not what was written. */
	private static final Set<String> NOT_OURS = Set.of("target", "bin", "src-gen", ".git", ".build", ".settings", "node_modules");

	private Project() {
	}

	static Path root() {
		return Path.of(System.getProperty("adxen.root", "../..")).toAbsolutePath().normalize();
	}

	/** Every folder below bundles/, in the order of their names. */
	static List<Bundle> bundles() {
		var classes = System.getProperty("adxen.classes", "bundles/*/target/classes");
		try (var folders = Files.list(root().resolve("bundles"))) {
			return folders.filter(Files::isDirectory).sorted()
					.map(folder -> new Bundle(folder, root().resolve(classes.replace("*", folder.getFileName().toString()))))
					.toList();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Every file below a folder that somebody wrote. */
	static List<Path> filesBelow(Path folder) {
		var files = new ArrayList<Path>();
		try {
			Files.walkFileTree(folder, new SimpleFileVisitor<>() {
				@Override
				public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
					return NOT_OURS.contains(dir.getFileName().toString()) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
				}

				@Override
				public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
					if (attributes.isRegularFile())
						files.add(file);
					return FileVisitResult.CONTINUE;
				}
			});
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		files.sort(null);
		return files;
	}

	/** The lines of a text file; none if it is not UTF-8 text (a picture). */
	static List<String> lines(Path file) {
		try {
			return Files.readAllLines(file);
		} catch (MalformedInputException notText) {
			return List.of();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	static String relative(Path file) {
		return root().relativize(file).toString().replace('\\', '/');
	}
}
