// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery.internal.probe;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;

import org.adxen.discovery.Contact;
import org.adxen.discovery.Contact.Conversation;
import org.adxen.discovery.DiscoveryProbe;
import org.adxen.discovery.Sighting;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;

/**
 * libvirt's daemon, of whatever hypervisor: over TCP it is asked which ways of logging in it has, which it tells anybody (libvirt,
 * src/rpc/virnetprotocol.x and src/remote/remote_protocol.x: REMOTE_PROC_AUTH_LIST). Over TLS it wants a certificate of ours
 * first, so that port and certificate are all there is.
 */
@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE })
public final class LibvirtProbe implements DiscoveryProbe {

	private static final int TCP = 16509;
	private static final int TLS = 16514;
	private static final int REMOTE_PROGRAM = 0x20008086;
	private static final int AUTH_LIST = 66;
	private static final int REPLY = 1;

	@Override
	public Set<Integer> ports() {
		return Set.of(TCP, TLS);
	}

	@Override
	public Optional<Sighting> identify(Contact contact) throws IOException {
		if (contact.at().getPort() == TLS) {
			try (Conversation conversation = contact.openTls()) {
				var certificate = conversation.certificate();
				return certificate == null ? Optional.empty()
						: Optional.of(new Sighting(contact.at(), Sighting.LIBVIRT, true, "", Certificates.fingerprint(certificate),
								Certificates.names(certificate), null));
			}
		}
		if (contact.at().getPort() != TCP && !contact.greeting().isEmpty()) {
			return Optional.empty();
		}
		try (Conversation conversation = contact.open()) {
			// length, program, version 1, procedure, type CALL, serial, status OK
			conversation.out().write(ByteBuffer.allocate(28).putInt(28).putInt(REMOTE_PROGRAM).putInt(1).putInt(AUTH_LIST).putInt(0).putInt(0)
					.putInt(0).array());
			conversation.out().flush();
			var in = new DataInputStream(conversation.in());
			int length = in.readInt();
			boolean remote = in.readInt() == REMOTE_PROGRAM;
			in.skipNBytes(8); // version, procedure
			return length >= 28 && length < 1 << 16 && remote && in.readInt() == REPLY
					? Optional.of(new Sighting(contact.at(), Sighting.LIBVIRT, false, "", null, Set.of(), null))
					: Optional.empty();
		}
	}
}
