// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.group;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

import org.eclipse.osgi.util.NLS;

/** One activation of a group at a time, over all programs of an environment. A killed program's lock is free at once. */
final class ActivationLock implements AutoCloseable {

	private final Path folder;
	private final FileChannel channel;

	private ActivationLock(Path folder, FileChannel channel) {
		this.folder = folder;
		this.channel = channel;
	}

	static ActivationLock take(Path environment, GroupDefinition group) throws IOException {
		Path folder = environment.resolve("groups")
				.resolve(UUID.nameUUIDFromBytes(group.id().getBytes(StandardCharsets.UTF_8)).toString());
		FileChannel channel;
		try {
			Files.createDirectories(folder);
			channel = FileChannel.open(folder.resolve("active.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
		} catch (IOException e) {
			throw new IOException(NLS.bind(Messages.lockUnusable, folder, e.getMessage()), e);
		}
		try {
			if (channel.tryLock() != null) {
				return new ActivationLock(folder, channel);
			}
		} catch (OverlappingFileLockException e) {
			channel.close();
			throw new IOException(NLS.bind(Messages.alreadyActive, group.name()), e);
		}
		channel.close();
		throw new IOException(NLS.bind(Messages.alreadyActive, group.name()));
	}

	/** Where the configurations of the members are written. */
	Path folder() {
		return folder;
	}

	@Override
	public void close() {
		try {
			channel.close();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
