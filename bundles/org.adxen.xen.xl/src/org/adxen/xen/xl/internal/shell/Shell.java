// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.shell;

import java.time.Duration;

import org.adxen.xen.XenException;
import org.adxen.xen.xl.internal.ssh.RemoteHost;
import org.adxen.xen.xl.internal.ssh.RemoteHost.Result;

/**
 * Runs scripts on one host and explains what went wrong. Scripts are POSIX {@code sh} as dash and busybox know it. Safe for any
 * thread.
 */
public final class Shell {

	/**
	 * Defines {@code limited SECONDS COMMAND…}: what may hang, as xl does when xenstored does, leaves nothing behind on the host.
	 */
	public static final String LIMITED = "if timeout -s KILL 9 true 2>/dev/null; then limited() { timeout -s KILL \"$@\"; };"
			+ " else limited() { shift; \"$@\"; }; fi\n";

	/** More than any answer of a sane host: some 30,000 domains in {@code xl list -l}. */
	private static final int MOST_OUTPUT = 64 << 20;
	private static final byte[] NOTHING = {};

	private final RemoteHost host;
	private final Duration patience;

	/** @param patience bound for each ordinary script */
	public Shell(RemoteHost host, Duration patience) {
		this.host = host;
		this.patience = patience;
	}

	public RemoteHost host() {
		return host;
	}

	/** How long an ordinary script may take. */
	public Duration patience() {
		return patience;
	}

	/** The output of a script that must succeed. */
	public byte[] read(Attempt attempt, String script) throws XenException, InterruptedException {
		return read(attempt, script, NOTHING);
	}

	/** @param stdin what the script reads */
	public byte[] read(Attempt attempt, String script, byte[] stdin) throws XenException, InterruptedException {
		return run(attempt, script, stdin, patience).output();
	}

	/** The result of a script that must succeed and may take longer than usual. */
	public Result run(Attempt attempt, String script, byte[] stdin, Duration timeout)
			throws XenException, InterruptedException {
		Result result = host.run(script, stdin, MOST_OUTPUT, timeout);
		if (result.code() != 0) {
			throw Failures.explain(attempt, host.address(), patience, result);
		}
		return result;
	}

	/** The result of a script that must succeed. */
	public Result run(Attempt attempt, String script) throws XenException, InterruptedException {
		return run(attempt, script, NOTHING, patience);
	}
}
