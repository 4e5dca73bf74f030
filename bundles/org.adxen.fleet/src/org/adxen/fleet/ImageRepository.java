// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import org.eclipse.osgi.util.NLS;

/**
 * Where the repository is. Immutable.
 *
 * @param path the folder as every plain Xen host sees it, absolute; empty when there is none
 * @param here the same folder on this machine, absolute; empty when it is not mounted here
 */
public record ImageRepository(String path, String here) {

	public static final ImageRepository NONE = new ImageRepository("", "");

	/** @throws IllegalArgumentException a path is not absolute, with a sentence for the admin */
	public ImageRepository {
		path = withoutEnd(path.strip());
		here = here.strip();
		if (!path.isEmpty() && (!path.startsWith("/") || path.indexOf('\0') >= 0 || path.indexOf('\n') >= 0)) {
			throw new IllegalArgumentException(NLS.bind(Messages.repository_not_absolute, path));
		}
		if (path.isEmpty() && !here.isEmpty()) {
			throw new IllegalArgumentException(Messages.repository_here_alone);
		}
		if (!here.isEmpty() && !isAbsolute(here)) {
			throw new IllegalArgumentException(NLS.bind(Messages.repository_here_not_absolute, here));
		}
	}

	/** What somebody else wrote into the environment: what makes no sense there is as good as nothing. */
	public static ImageRepository read(String path, String here) {
		try {
			return new ImageRepository(path, here);
		} catch (IllegalArgumentException e) {
			return NONE;
		}
	}

	public boolean isSet() {
		return !path.isEmpty();
	}

	/** The path of something in it, as hosts see it. */
	public String resolve(String relative) {
		return HostPaths.join(path, relative);
	}

	/** Whether a path of a host lies in it. */
	public boolean contains(String hostPath) {
		return isSet() && (hostPath.equals(path) || hostPath.startsWith(path.endsWith("/") ? path : path + "/"));
	}

	private static String withoutEnd(String path) {
		int end = path.length();
		while (end > 1 && path.charAt(end - 1) == '/') {
			end--;
		}
		return path.substring(0, end);
	}

	private static boolean isAbsolute(String here) {
		try {
			return Path.of(here).isAbsolute();
		} catch (InvalidPathException e) {
			return false;
		}
	}
}
