// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.adxen.xen.Address;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.xl.internal.ssh.RemoteProcess;

/** A script of a local shell. Closing it ends its streams only, as with a real host. */
record LocalProcess(Process process, Address address) implements RemoteProcess {

	@Override
	public OutputStream stdin() {
		return process.getOutputStream();
	}

	@Override
	public InputStream stdout() {
		return process.getInputStream();
	}

	@Override
	public InputStream stderr() {
		return process.getErrorStream();
	}

	@Override
	public void resize(int columns, int rows) {
		// there is no terminal
	}

	@Override
	public int await(Duration timeout) throws XenException, InterruptedException {
		if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
			throw new XenException(new XenFailure.TimedOut(timeout), "It did not finish in time.");
		}
		return process.exitValue();
	}

	@Override
	public void close() {
		for (AutoCloseable stream : new AutoCloseable[] { stdin(), stdout(), stderr() }) {
			try {
				stream.close();
			} catch (IOException e) {
				// it was broken already
			} catch (Exception e) {
				throw new IllegalStateException(e);
			}
		}
	}
}
