// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

import org.adxen.xen.XenException;

/** A script that runs on a host. Its streams must be read while it runs. */
public interface RemoteProcess extends AutoCloseable {

	OutputStream stdin();

	InputStream stdout();

	/** At its end at once when the script has a terminal. */
	InputStream stderr();

	/** Tells a terminal's size in characters. */
	void resize(int columns, int rows);

	/**
	 * Waits for the end.
	 *
	 * @return the exit code; −1 when the host told none
	 * @throws XenException {@link org.adxen.xen.XenFailure.TimedOut}, or {@link org.adxen.xen.XenFailure.Unreachable} when the
	 *                      link broke before
	 */
	int await(Duration timeout) throws XenException, InterruptedException;

	/** Closes the channel. The script goes on at the host unless it reads or writes, or has a terminal. */
	@Override
	void close();
}
