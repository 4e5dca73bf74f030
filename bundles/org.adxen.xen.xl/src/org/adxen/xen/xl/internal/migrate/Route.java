// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.migrate;

import java.util.ArrayList;
import java.util.List;

import org.adxen.xen.ShellWords;
import org.adxen.xen.xl.internal.ssh.RemoteHost;

/**
 * How root of the source logs in to the target. Its own known hosts and keys count, and it is never asked anything.
 *
 * @param user who that is at the target; other accounts than root go through sudo there
 * @param host a name or address as the source knows it
 * @param port of SSH there
 */
public record Route(String user, String host, int port) {

	private static final int USUAL_PORT = 22;

	/** By the address that was registered: each machine has an SSH configuration of its own to make something of it. */
	public static Route to(RemoteHost target) {
		return new Route(target.user(), target.asked().host(), target.asked().port());
	}

	/** The command up to the account, quoted. A target that falls silent is noticed within a minute. */
	String ssh() {
		var words = new ArrayList<>(List.of("ssh", "-o", "BatchMode=yes", "-o", "ConnectTimeout=15", "-o", "ServerAliveInterval=10",
				"-o", "ServerAliveCountMax=5"));
		if (port != USUAL_PORT) {
			words.addAll(List.of("-p", Integer.toString(port)));
		}
		words.addAll(List.of("-l", user, "--", host));
		return ShellWords.join(words);
	}

	/** What comes before a command there. */
	String asRoot() {
		return user.equals("root") ? "" : "sudo -n ";
	}

	/** What a person types after ssh to get there. */
	String words() {
		return (port == USUAL_PORT ? "" : "-p " + port + " ") + account();
	}

	/** For sentences. */
	String account() {
		return user + "@" + host;
	}
}
