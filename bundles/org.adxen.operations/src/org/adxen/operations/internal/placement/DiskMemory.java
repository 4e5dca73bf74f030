// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.placement;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.adxen.xen.DiskUse;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.osgi.util.NLS;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;

/**
 * The last known disks of each pool, in {@code cache/disks} of the environment, so that a pool that does not answer still
 * counts after a restart and for the command line. Safe to delete; safe for any thread and several programs.
 */
public final class DiskMemory {

	private final Path folder;
	private final Consumer<IStatus> log;
	private final Gson gson = new Gson();

	public DiskMemory(Path environment, Consumer<IStatus> log) {
		this.folder = environment.resolve("cache").resolve("disks");
		this.log = log;
	}

	/** Empty when nothing is known. */
	List<DiskUse> recall(String pool) {
		try {
			return Optional.ofNullable(gson.fromJson(Files.readString(file(pool)), DiskUse[].class)).stream()
					.flatMap(Stream::of).filter(Objects::nonNull).toList();
		} catch (NoSuchFileException e) {
			return List.of(); // never asked
		} catch (IOException | JsonParseException e) {
			log.accept(Status.warning(NLS.bind(Messages.memoryUnreadable, file(pool)), e));
			return List.of();
		}
	}

	void keep(String pool, List<DiskUse> disks) {
		try {
			Files.createDirectories(folder);
			Path temporary = Files.createTempFile(folder, "disks", ".tmp");
			try {
				Files.writeString(temporary, gson.toJson(disks.toArray()));
				Files.move(temporary, file(pool), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
			} finally {
				Files.deleteIfExists(temporary);
			}
		} catch (IOException e) {
			log.accept(Status.warning(NLS.bind(Messages.memoryUnwritable, folder), e));
		}
	}

	private Path file(String pool) {
		return folder.resolve(URLEncoder.encode(pool, StandardCharsets.UTF_8) + ".json");
	}
}
