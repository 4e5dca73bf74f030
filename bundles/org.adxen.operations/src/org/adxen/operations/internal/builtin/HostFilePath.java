// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.builtin;

import java.io.IOException;

import org.adxen.fleet.HostPaths;
import org.adxen.fleet.ImageRepository;
import org.eclipse.osgi.util.NLS;

/** A file of a host as admins name it: by its absolute path, or by what it is called in the repository. */
final class HostFilePath {

	private HostFilePath() {
	}

	/** @throws IOException it is not absolute and there is no repository; a sentence for the admin */
	static String of(String given, ImageRepository repository) throws IOException {
		if (!given.startsWith("/") && !repository.isSet() || given.indexOf('\0') >= 0) {
			throw new IOException(NLS.bind(Messages.noHostPath, given));
		}
		return HostPaths.join(repository.path(), given);
	}

	/** Where a file goes: into a folder, if what is given ends with a slash or is nothing at all, under its own name. */
	static String of(String given, String name, ImageRepository repository) throws IOException {
		return of(given.isEmpty() || given.endsWith("/") ? given + name : given, repository);
	}
}
