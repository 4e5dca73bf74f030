// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal;

import java.util.Set;

import org.adxen.xen.Address;
import org.adxen.xen.ConnectRequest;
import org.adxen.xen.XenConnection;
import org.adxen.xen.XenConnector;
import org.adxen.xen.XenException;
import org.adxen.xen.xl.internal.picture.HostFacts;
import org.adxen.xen.xl.internal.shell.Shell;
import org.adxen.xen.xl.internal.ssh.RemoteHost;
import org.adxen.xen.xl.internal.ssh.SshLogin;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Speaks to plain Xen hosts: {@code xl} over SSH. */
@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE })
@Component
public final class XlConnector implements XenConnector {

	private final SshLogin login;

	@Activate
	public XlConnector() {
		this(new SshLogin());
	}

	XlConnector(SshLogin login) {
		this.login = login;
	}

	@Override
	public Set<String> schemes() {
		return Set.of("xl");
	}

	@Override
	public boolean needsPassword() {
		return false;
	}

	@Override
	public boolean showsFiles() {
		return true;
	}

	@Override
	public Probe probe(Address address) throws XenException, InterruptedException {
		return new Probe("SSH", login.probe(address));
	}

	@Override
	public XenConnection open(ConnectRequest request) throws XenException, InterruptedException {
		RemoteHost host = login.open(request);
		boolean ready = false;
		try {
			var connection = connect(host, request);
			ready = true;
			return connection;
		} finally {
			if (!ready) {
				host.close();
			}
		}
	}

	/** On a host that is logged in to. */
	static XlConnection connect(RemoteHost host, ConnectRequest request) throws XenException, InterruptedException {
		var shell = new Shell(host, request.timeout());
		return new XlConnection(shell, HostFacts.read(shell), request.repository());
	}
}
