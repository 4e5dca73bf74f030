// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.discovery;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.adxen.discovery.Fingerprint;
import org.adxen.discovery.Sighting;
import org.adxen.fleet.discovery.DiscoveredHost;
import org.adxen.fleet.discovery.Standing;
import org.adxen.ui.labels.Values;
import org.adxen.ui.table.RowColumn;
import org.adxen.xen.PeerIdentity;
import org.eclipse.osgi.util.NLS;

/**
 * A row.
 *
 * @param note what became of registering it; empty for nothing yet
 */
record FoundHost(DiscoveredHost host, String note) {

	static List<RowColumn<FoundHost>> columns() {
		return List.of(
				RowColumn.<FoundHost>text("name", Messages.Column_name, 18, h -> h.host.candidate().name()).withIcon(FoundHost::icon),
				RowColumn.<FoundHost>text("address", Messages.Column_address, 18, FoundHost::address)
						.withTooltip(h -> h.host.candidate().sightings().stream().map(s -> s.kind() + " " + at(s)).collect(Collectors.joining("\n"))),
				RowColumn.<FoundHost>text("kind", Messages.Column_kind, 10, FoundHost::kinds).withTooltip(FoundHost::kinds),
				RowColumn.<FoundHost>text("version", Messages.Column_version, 20, h -> h.host.main().version())
						.withTooltip(h -> h.host.main().version()),
				RowColumn.<FoundHost>text("standing", Messages.Column_standing, 24, FoundHost::standing).withTooltip(FoundHost::standingInFull),
				RowColumn.<FoundHost>text("lastSeen", Messages.Column_lastSeen, 14, h -> Values.ago(h.host.lastSeen()))
						.withTooltip(h -> Values.exact(h.host.lastSeen())).sortedBy(h -> h.host.lastSeen()),
				RowColumn.<FoundHost>text("note", Messages.Column_note, 26, FoundHost::note).withTooltip(FoundHost::note),
				RowColumn.<FoundHost>text("fingerprint", Messages.Column_fingerprint, 22, FoundHost::fingerprint).withTooltip(FoundHost::fingerprint),
				RowColumn.<FoundHost>text("firstSeen", Messages.Column_firstSeen, 14, h -> Values.ago(h.host.firstSeen()))
						.withTooltip(h -> Values.exact(h.host.firstSeen())).sortedBy(h -> h.host.firstSeen()).hidden());
	}

	String key() {
		return host.key();
	}

	/** Whether it can be registered. */
	boolean isOffered() {
		return host.address() != null && host.standing() != Standing.KNOWN && host.goneSince() == null;
	}

	boolean isIgnored() {
		return host.standing() == Standing.IGNORED;
	}

	/** Nothing to look at first. */
	boolean isDimmed() {
		return isIgnored() || host.goneSince() != null;
	}

	boolean matches(String text) {
		String all = String.join(" ", host.candidate().name(), address(), kinds(), host.main().version(), standing(), note, fingerprint());
		return all.toLowerCase(Locale.ROOT).contains(text.strip().toLowerCase(Locale.ROOT));
	}

	private String icon() {
		return host.goneSince() == null ? "host" : "host-unreachable";
	}

	private String address() {
		return at(host.main());
	}

	private static String at(Sighting sighting) {
		String address = sighting.at().getAddress().getHostAddress();
		return (address.contains(":") ? "[" + address + "]" : address) + ":" + sighting.at().getPort();
	}

	private String kinds() {
		return host.candidate().sightings().stream().map(Sighting::kind).distinct().collect(Collectors.joining(", "));
	}

	private String standing() {
		if (host.goneSince() != null) {
			return Messages.Standing_gone;
		}
		return switch (host.standing()) {
		case NEW -> host.isFirst() ? Messages.Standing_new : Messages.Standing_unregistered;
		case KNOWN -> host.registered().equals(host.candidate().name()) ? Messages.Standing_known
				: NLS.bind(Messages.Standing_knownAs, host.registered());
		case CHANGED -> Messages.Standing_changed;
		case IGNORED -> Messages.Standing_ignored;
		};
	}

	private String standingInFull() {
		if (host.goneSince() != null) {
			return NLS.bind(Messages.Standing_goneSince, Values.exact(host.goneSince()));
		}
		return switch (host.standing()) {
		case NEW -> host.isFirst() ? Messages.Standing_newText : Messages.Standing_unregisteredText;
		case CHANGED -> Messages.Standing_changedText;
		case IGNORED -> Messages.Standing_ignoredText;
		case KNOWN -> NLS.bind(Messages.Standing_knownAs, host.registered());
		};
	}

	private String fingerprint() {
		Fingerprint print = host.main().fingerprint();
		return print == null ? "" : PeerIdentity.fingerprint(print.type().equals(Fingerprint.CERTIFICATE) ? PeerIdentity.Kind.CERTIFICATE
				: PeerIdentity.Kind.HOST_KEY, print.sha256());
	}
}
