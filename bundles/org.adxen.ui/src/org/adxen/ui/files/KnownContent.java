// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** What an editor knows of its file on the disk, to notice that somebody else changed it. Blocks; safe for any thread. */
public final class KnownContent {

	/** How the file is now. */
	public enum Now {
		SAME, OTHER, GONE
	}

	private byte[] digest = {};
	private FileTime modified = FileTime.fromMillis(0);
	private long size = -1;

	/** It was just read from there, or written there. */
	public synchronized void is(Path file, byte[] content) {
		digest = digest(content);
		size = content.length;
		try {
			modified = Files.getLastModifiedTime(file);
		} catch (IOException e) {
			modified = FileTime.fromMillis(0); // then its content is looked at the next time
		}
	}

	/** It is another one, and was told of; the next look compares with what is there now. */
	public synchronized void isAsItIs(Path file) {
		try {
			is(file, Files.readAllBytes(file));
		} catch (IOException e) {
			size = -1;
			digest = new byte[0];
		}
	}

	/** Reads the content only where time or size differ. */
	public synchronized Now look(Path file) {
		try {
			var attributes = Files.readAttributes(file, BasicFileAttributes.class);
			if (attributes.size() == size && attributes.lastModifiedTime().equals(modified)) {
				return Now.SAME;
			}
			if (Arrays.equals(digest(Files.readAllBytes(file)), digest)) {
				modified = attributes.lastModifiedTime();
				return Now.SAME;
			}
			return Now.OTHER;
		} catch (NoSuchFileException e) {
			return size < 0 ? Now.SAME : Now.GONE;
		} catch (IOException e) {
			return Now.SAME; // what cannot be read now is told of when it is saved
		}
	}

	private static byte[] digest(byte[] content) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(content);
		} catch (NoSuchAlgorithmException e) {
			throw new IllegalStateException("Every Java has SHA-256", e);
		}
	}
}
