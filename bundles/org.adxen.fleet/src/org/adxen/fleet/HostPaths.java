// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet;

/** Paths as hosts write them, whatever the machine that AdXen runs on. Pure. */
public final class HostPaths {

	private HostPaths() {
	}

	/** What is called so in a folder; an absolute path stays what it is. */
	public static String join(String folder, String relative) {
		if (relative.startsWith("/") || relative.isEmpty()) {
			return relative.isEmpty() ? folder : relative;
		}
		return folder.endsWith("/") ? folder + relative : folder + "/" + relative;
	}

	/** The folder of an absolute path. */
	public static String parent(String path) {
		int slash = path.lastIndexOf('/');
		return slash <= 0 ? "/" : path.substring(0, slash);
	}

	/** What it is called in its folder. */
	public static String name(String path) {
		return path.substring(path.lastIndexOf('/') + 1);
	}
}
