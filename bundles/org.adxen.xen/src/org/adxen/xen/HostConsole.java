// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen;

import java.io.InputStream;
import java.io.OutputStream;

/**
 * A domain's text console on a terminal of the host. Bytes as the guest sends them: CR LF, escape sequences, its own encoding. One
 * thread may read while another writes.
 */
public interface HostConsole extends AutoCloseable {

	/** Ends when the domain is gone, the console is closed, or the link is lost. */
	InputStream output();

	/** What is typed; flush sends it. */
	OutputStream input();

	/** Tells the terminal's size in characters. */
	void resize(int columns, int rows);

	/** Leaves the console; the domain goes on. Never throws, may be called twice. */
	@Override
	void close();
}
