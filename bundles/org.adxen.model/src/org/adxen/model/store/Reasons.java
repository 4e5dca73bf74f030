// SPDX-License-Identifier: EPL-2.0
package org.adxen.model.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;

import org.eclipse.osgi.util.NLS;

/** Why the disk refused, in words for a sentence. */
final class Reasons {

	private Reasons() {
	}

	/** What the system said, or what the exception's type says where the system said nothing. */
	static String of(Throwable e) {
		if (e instanceof FileSystemException f && f.getReason() != null) {
			return f.getReason();
		}
		if (e instanceof AccessDeniedException || e instanceof ReadOnlyFileSystemException) {
			return "Permission denied";
		}
		if (e instanceof NotDirectoryException) {
			return "Not a directory";
		}
		return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
	}

	static String cannotWrite(Path file, IOException e) {
		String reason = of(e);
		String lower = reason.toLowerCase(Locale.ROOT);
		// ENOSPC and EDQUOT of POSIX, ERROR_DISK_FULL of Windows.
		if (lower.contains("no space left") || lower.contains("quota exceeded") || lower.contains("not enough space")) {
			return NLS.bind(Messages.disk_full, file);
		}
		return NLS.bind(Messages.cannot_write, file, reason);
	}
}
