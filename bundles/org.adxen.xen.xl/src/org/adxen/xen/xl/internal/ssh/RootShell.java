// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh;

import java.util.regex.Pattern;

import org.adxen.xen.Address;
import org.adxen.xen.ShellWords;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.xl.internal.ssh.RemoteHost.Result;

/**
 * How an account runs scripts as root. The words that its login shell sees mean the same in each usual shell; the script itself
 * is always one for {@code sh}, with messages in English and with the folders of system programs.
 */
final class RootShell {

	private static final String ROOT = "root";
	private static final String PREPARE = "export LC_ALL=C"
			+ " PATH=\"${PATH:+$PATH:}/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin\"; ";
	/** sudo(8) with -n: what it says instead of running anything. */
	private static final Pattern REFUSED = Pattern.compile("^(sudo: |Sorry, user )");
	private static final Pattern MISSING = Pattern.compile("sudo\\W.*(not found|No such file)");

	private final Address address;
	private final String user;

	RootShell(Address address, String user) {
		this.address = address;
		this.user = user;
	}

	boolean isRoot() {
		return user.equals(ROOT);
	}

	/** The command for the account's login shell. */
	String command(String script) {
		return (isRoot() ? "sh -c " : "env LC_ALL=C sudo -n sh -c ") + ShellWords.quote(PREPARE + script);
	}

	/** The same for a person at a terminal, who can be asked for a password. */
	String onTerminal(String command) {
		return isRoot() ? command : "sudo sh -c " + ShellWords.quote(command);
	}

	/** The result, if it is the script's and not that of sudo having refused. */
	Result checked(Result result) throws XenException {
		if (isRoot() || result.code() == 0) {
			return result;
		}
		if (result.code() == 127 && MISSING.matcher(result.error()).find()) {
			throw refused("there is no sudo there. Log in as root, or install sudo", result);
		}
		if (result.code() == 1 && REFUSED.matcher(result.error()).find()) {
			throw refused("may not become root there without a password. Allow it with the line \"" + user
					+ " ALL=(root) NOPASSWD: ALL\" in sudoers (visudo), or log in as root", result);
		}
		return result;
	}

	private XenException refused(String why, Result result) {
		return new XenException(new XenFailure.Authentication(address, user),
				user + " is logged in at " + address.host() + ", but " + why + ".", result.error().strip(), null);
	}
}
