// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.discover;

import java.util.List;
import java.util.Locale;

import org.adxen.cli.internal.output.Field;
import org.adxen.cli.internal.output.Value;
import org.adxen.discovery.Fingerprint;
import org.adxen.discovery.Sighting;
import org.adxen.fleet.discovery.DiscoveredHost;
import org.adxen.fleet.discovery.Standing;
import org.adxen.xen.PeerIdentity;

/** A service that was found, and the host that it belongs to. */
record Service(DiscoveredHost host, Sighting seen) {

	static final List<Field<Service>> FIELDS = List.of(
			Field.of("host", Messages.Field_host, s -> Value.count(s.host.candidate().id())),
			Field.of("address", Messages.Field_address, s -> Value.text(s.seen.at().getAddress().getHostAddress())),
			Field.of("port", Messages.Field_port, s -> Value.count(s.seen.at().getPort())),
			Field.of("kind", Messages.Field_kind, s -> Value.text(s.seen.kind())),
			Field.detail("tls", Messages.Field_tls, s -> new Value.Flag(s.seen.tls())),
			Field.of("name", Messages.Field_name, s -> Value.text(s.host.candidate().name())),
			Field.of("version", Messages.Field_version, s -> Value.text(s.seen.version())),
			Field.of("standing", Messages.Field_standing, s -> standing(s.host.standing())),
			Field.detail("registered", Messages.Field_registered, s -> Value.text(s.host.registered())),
			Field.detail("firstSeen", Messages.Field_firstSeen, s -> Value.time(s.host.firstSeen())),
			Field.of("fingerprint", Messages.Field_fingerprint, s -> fingerprint(s.seen.fingerprint())));

	private static Value standing(Standing standing) {
		String text = switch (standing) {
		case NEW -> Messages.Standing_new;
		case KNOWN -> Messages.Standing_known;
		case CHANGED -> Messages.Standing_changed;
		case IGNORED -> Messages.Standing_ignored;
		};
		return new Value.Word(standing.name().toLowerCase(Locale.ROOT), text);
	}

	private static Value fingerprint(Fingerprint print) {
		return print == null ? Value.NONE
				: Value.text(PeerIdentity.fingerprint(print.type().equals(Fingerprint.CERTIFICATE) ? PeerIdentity.Kind.CERTIFICATE
						: PeerIdentity.Kind.HOST_KEY, print.sha256()));
	}
}
