// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The account of this machine whose SSH configuration, keys and agent are used.
 *
 * @param user        its name
 * @param home        where {@code .ssh} is
 * @param system      the folder of the machine's own configuration, {@code /etc/ssh}
 * @param environment variables of the process
 */
public record LocalAccount(String user, Path home, Path system, Map<String, String> environment) {

	/** The account this program runs as. */
	public static LocalAccount current() {
		return new LocalAccount(System.getProperty("user.name"), Path.of(System.getProperty("user.home")), Path.of("/etc/ssh"),
				System.getenv());
	}

	Path ssh() {
		return home.resolve(".ssh");
	}

	/** A path as OpenSSH writes them, with a tilde for the home folder. */
	Path path(String text) {
		return text.equals("~") ? home : text.startsWith("~/") ? home.resolve(text.substring(2)) : Path.of(text);
	}

	/** The number of the account; empty where the system has none. */
	String id() {
		try {
			return Files.getAttribute(home, "unix:uid").toString();
		} catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
			return "";
		}
	}

	/** A path for people, with the home folder shortened. */
	public String shown(Path path) {
		return path.startsWith(home) && !path.equals(home) ? "~/" + home.relativize(path) : path.toString();
	}
}
