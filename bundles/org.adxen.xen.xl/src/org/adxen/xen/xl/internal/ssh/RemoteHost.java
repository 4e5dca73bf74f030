// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.adxen.xen.Address;
import org.adxen.xen.PeerIdentity;
import org.adxen.xen.XenException;

/**
 * One kept SSH connection to one host, over which any number of scripts run, each in a channel of its own: eight at once, of
 * which six may be {@link #start started} ones or such that may take more than a minute; others wait. Scripts have messages in
 * English and the folders of system programs in their path. Safe for any thread; calls block, and interrupting the calling
 * thread ends the call soon. Once lost or closed it stays so.
 */
public interface RemoteHost extends AutoCloseable {

	/** As asked for, with the port that was really used. */
	Address address();

	/** As asked for: what this machine's SSH configuration makes of a name and its port, no other machine knows. */
	Address asked();

	/** Who is logged in. */
	String user();

	/** What the host showed. */
	PeerIdentity identity();

	/**
	 * The command for a terminal of this machine that logs in the same way (user, port, jump hosts) and runs one remote
	 * command line there on a terminal; each word quoted for a POSIX shell.
	 */
	String shellCommand(String remoteCommand);

	/**
	 * Starts a script of POSIX {@code sh} as root: as the account itself, or through {@code sudo -n} when that is another.
	 *
	 * @param terminal whether it gets a terminal; then what it writes to both outputs comes as one
	 * @throws XenException {@link org.adxen.xen.XenFailure.Unreachable} the link is lost,
	 *                                    {@link org.adxen.xen.XenFailure.Authentication} the account may not become root
	 */
	RemoteProcess start(String script, boolean terminal) throws XenException, InterruptedException;

	/**
	 * Runs a script to its end. The script goes on at the host when this gives up: killing a channel stops nothing.
	 *
	 * @param stdin what it reads
	 * @param limit the most bytes of output to take; more is {@link org.adxen.xen.XenFailure.Protocol}
	 * @throws XenException {@link org.adxen.xen.XenFailure.TimedOut} it had not ended in time, and what as in
	 *                      {@link #start}; an exit code other than 0 is a result, not an exception
	 */
	Result run(String script, byte[] stdin, int limit, Duration timeout) throws XenException, InterruptedException;

	/** Whether the link is believed to be alive. */
	boolean connected();

	/** Ends the link and every call on it. Never throws, may be called twice. */
	@Override
	void close();

	/**
	 * @param code   the exit code; −1 when the host told none, as after a signal
	 * @param output bytes of the standard output
	 * @param error  the standard error
	 */
	record Result(int code, byte[] output, String error) {

		/** The output as text; bytes that are not UTF-8 become U+FFFD. */
		public String text() {
			return new String(output, StandardCharsets.UTF_8);
		}
	}
}
