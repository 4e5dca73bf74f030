// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import org.adxen.xen.HostConsole;
import org.adxen.xen.ShellWords;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.xl.internal.job.SameDomain;
import org.adxen.xen.xl.internal.ssh.RemoteHost;
import org.adxen.xen.xl.internal.ssh.RemoteHost.Result;
import org.adxen.xen.xl.internal.ssh.RemoteProcess;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** {@code xl console} on a terminal of the host. */
@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE })
public final class SshConsole implements HostConsole {

	/** Control-], which xenconsole(1) takes as the wish to leave. */
	private static final int LEAVE = 0x1d;
	private static final Duration LEAVING = Duration.ofSeconds(1);
	private static final Duration PATIENCE = Duration.ofSeconds(30);
	private static final int MOST_LOG = 4 << 20;
	/** What the script says before the console begins, at the start of a line. */
	private static final String BEGINS = "adxen: console\n";
	private static final int MOST_BEFORE = 4 << 10;

	private final RemoteProcess process;
	private boolean closed;

	private SshConsole(RemoteProcess process) {
		this.process = process;
	}

	/** @throws XenException {@link XenFailure.NotFound} the number is no longer that of the domain, and what the host cannot do */
	public static HostConsole open(RemoteHost host, SameDomain domain) throws XenException, InterruptedException {
		RemoteProcess process = host.start(domain.check() + "printf 'adxen: console\\n'\nexec xl console " + domain.domid() + "\n",
				true);
		boolean open = false;
		try {
			String before = before(process.stdout());
			if (!before.endsWith(BEGINS)) {
				int code = process.await(PATIENCE);
				throw code == SameDomain.OTHER ? gone(host, domain)
						: new XenException(new XenFailure.Refused("NO_CONSOLE", List.of(domain.name())),
								host.address().host() + " opened no console of " + domain.name() + ".", before.strip(), null);
			}
			open = true;
			return new SshConsole(process);
		} finally {
			if (!open) {
				process.close();
			}
		}
	}

	/** All up to the beginning of the console, or to the end. The terminal may write its line ends as CR LF. */
	private static String before(InputStream output) throws InterruptedException {
		var text = new StringBuilder();
		try {
			int b;
			while (text.length() < MOST_BEFORE && text.lastIndexOf(BEGINS) < 0 && (b = output.read()) >= 0) {
				if (b != '\r') {
					text.append((char) b);
				}
			}
		} catch (InterruptedIOException e) {
			throw (InterruptedException) new InterruptedException().initCause(e);
		} catch (IOException e) {
			// the link broke: that is told by the process
			return text.toString();
		}
		return text.toString();
	}

	private static XenException gone(RemoteHost host, SameDomain domain) {
		return new XenException(new XenFailure.NotFound("domain", domain.uuid()), domain.name() + " no longer runs as number "
				+ domain.domid() + " at " + host.address().host() + ". Refresh, and try again.");
	}

	/** As {@link org.adxen.xen.XenConnection#consoleCommand}. */
	public static String command(RemoteHost host, SameDomain domain) {
		String script = "PATH=\"$PATH:/usr/sbin:/sbin:/usr/local/sbin\"\n" + domain.check() + "exec xl console " + domain.domid();
		return host.shellCommand("sh -c " + ShellWords.quote(script));
	}

	/** As {@link org.adxen.xen.XenConnection#hypervisorLog}. */
	public static String hypervisorLog(RemoteHost host) throws XenException, InterruptedException {
		Result result = host.run("xl dmesg", new byte[0], MOST_LOG, PATIENCE);
		if (result.code() != 0) {
			throw new XenException(new XenFailure.Refused("NO_LOG", List.of()),
					host.address().host() + " did not show the hypervisor's log.", result.error().strip(), null);
		}
		return new String(result.output(), StandardCharsets.UTF_8);
	}

	@Override
	public InputStream output() {
		return process.stdout();
	}

	@Override
	public OutputStream input() {
		return process.stdin();
	}

	@Override
	public void resize(int columns, int rows) {
		process.resize(columns, rows);
	}

	@Override
	public void close() {
		synchronized (this) {
			if (closed) {
				return;
			}
			closed = true;
		}
		// A host that does not read makes writing wait, which closing the process ends.
		Thread.ofVirtual().name("adxen leaving a console").start(this::leave);
		try {
			process.await(LEAVING);
		} catch (XenException e) {
			// it does not leave by itself; the end of its terminal ends it
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		process.close();
	}

	private void leave() {
		try {
			process.stdin().write(LEAVE);
			process.stdin().flush();
		} catch (IOException e) {
			// it has ended
		}
	}
}
