// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.discovery;

import java.util.List;
import java.util.stream.Collectors;

import org.adxen.discovery.Fingerprint;
import org.adxen.discovery.Sighting;
import org.adxen.fleet.discovery.DiscoveredHost;
import org.adxen.fleet.discovery.Standing;
import org.adxen.ui.labels.Values;
import org.adxen.ui.table.RowColumn;
import org.adxen.xen.PeerIdentity;

/**
 * A row.
 *
 * @param note what became of registering it; empty for nothing yet
 */
record FoundHost(DiscoveredHost host, String note) {

	static List<RowColumn<FoundHost>> columns() {
		return List.of(RowColumn.<FoundHost>text("name", Messages.Column_name, 20, h -> h.host.candidate().name()).withIcon(h -> "host"),
				RowColumn.<FoundHost>text("address", Messages.Column_address, 20, FoundHost::address)
						.withTooltip(h -> h.host.candidate().sightings().stream().map(s -> s.kind() + " " + at(s)).collect(Collectors.joining("\n"))),
				RowColumn.<FoundHost>text("kind", Messages.Column_kind, 12, FoundHost::kinds),
				RowColumn.<FoundHost>text("version", Messages.Column_version, 22, h -> h.host.main().version()),
				RowColumn.<FoundHost>text("standing", Messages.Column_standing, 14, FoundHost::standing),
				RowColumn.<FoundHost>text("note", Messages.Column_note, 24, FoundHost::note).withTooltip(FoundHost::note),
				RowColumn.<FoundHost>text("fingerprint", Messages.Column_fingerprint, 22, FoundHost::fingerprint).withTooltip(FoundHost::fingerprint),
				RowColumn.<FoundHost>text("lastSeen", Messages.Column_lastSeen, 16, h -> Values.exact(h.host.lastSeen())));
	}

	/** Whether it can be registered. */
	boolean isOffered() {
		return host.address() != null && host.standing() != Standing.KNOWN;
	}

	boolean matches(String text) {
		return text.isBlank() || String.join(" ", host.candidate().name(), address(), kinds(), host.main().version(), standing(), note).toLowerCase()
				.contains(text.strip().toLowerCase());
	}

	private String address() {
		return at(host.main());
	}

	private static String at(Sighting sighting) {
		return sighting.at().getAddress().getHostAddress() + ":" + sighting.at().getPort();
	}

	private String kinds() {
		return host.candidate().sightings().stream().map(Sighting::kind).distinct().collect(Collectors.joining(", "));
	}

	private String standing() {
		return switch (host.standing()) {
		case NEW -> Messages.Standing_new;
		case KNOWN -> Messages.Standing_known;
		case CHANGED -> Messages.Standing_changed;
		case IGNORED -> Messages.Standing_ignored;
		};
	}

	private String fingerprint() {
		Fingerprint print = host.main().fingerprint();
		return print == null ? "" : PeerIdentity.fingerprint(print.type().equals(Fingerprint.CERTIFICATE) ? PeerIdentity.Kind.CERTIFICATE
				: PeerIdentity.Kind.HOST_KEY, print.sha256());
	}
}
