// SPDX-License-Identifier: EPL-2.0
package org.adxen.model.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/**
 * Replaces a file as a whole: whoever reads it, also after a power cut, finds the old content or the new one and never a
 * mixture. Blocks; safe for any thread.
 */
public final class AtomicFile {

	/** Puts bytes on the disk, for good. Another one lets tests fill the disk. */
	@FunctionalInterface
	interface Disk {
		void write(Path newFile, byte[] content, FileAttribute<?>... attributes) throws IOException;
	}

	private final Disk disk;

	public AtomicFile() {
		this(AtomicFile::writeAndSync);
	}

	AtomicFile(Disk disk) {
		this.disk = disk;
	}

	/**
	 * Writes beside the file, to the disk, and then takes its place. Keeps a symbolic link a link.
	 *
	 * @param ownerOnly whether nobody else may read it (where the file system can say so)
	 */
	public void replace(Path file, byte[] content, boolean ownerOnly) throws IOException {
		Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
		Path folder = target.getParent();
		Files.createDirectories(folder);
		Path temporary = folder.resolve("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
		try {
			if (ownerOnly && folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
				disk.write(temporary, content, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
			} else {
				disk.write(temporary, content);
			}
			Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		} finally {
			Files.deleteIfExists(temporary);
		}
		syncFolder(folder);
	}

	private static void writeAndSync(Path newFile, byte[] content, FileAttribute<?>... attributes) throws IOException {
		try (FileChannel channel = FileChannel.open(newFile, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW),
				attributes)) {
			ByteBuffer bytes = ByteBuffer.wrap(content);
			while (bytes.hasRemaining()) {
				channel.write(bytes);
			}
			channel.force(true);
		} catch (FileAlreadyExistsException e) {
			throw new IOException("A file of this unique name exists already: " + newFile, e);
		}
	}

	/** So that the new name is on the disk as well. Windows cannot open folders and does not need it. */
	private static void syncFolder(Path folder) throws IOException {
		if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
			try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
				channel.force(true);
			}
		}
	}
}
