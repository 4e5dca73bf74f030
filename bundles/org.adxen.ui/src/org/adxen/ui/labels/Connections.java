// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.labels;

import java.time.Duration;
import java.time.Instant;

import org.adxen.fleet.ConnectionState;
import org.adxen.fleet.FailureText;
import org.adxen.fleet.HostView;
import org.adxen.fleet.PoolView;
import org.adxen.xen.HostSnapshot;
import org.eclipse.osgi.util.NLS;

/** How AdXen stands with pools and hosts, in words and as icon. */
public final class Connections {

	private Connections() {
	}

	public static String text(PoolView pool) {
		return switch (pool.state()) {
		case ConnectionState.NotWatched n -> Messages.Connection_notWatched;
		case ConnectionState.Connecting c when c.attempt() <= 1 -> Messages.Connection_connecting;
		case ConnectionState.Connecting c -> NLS.bind(Messages.Connection_connectingAgain, c.attempt());
		case ConnectionState.Connected c -> Messages.Connection_connected;
		case ConnectionState.Lost lost -> NLS.bind(Messages.Connection_lost, FailureText.sentence(lost.why()),
				Values.duration(Duration.between(Instant.now(), lost.nextTry())));
		case ConnectionState.NeedsTrust trust -> trust.expectedSha256() == null ? Messages.Connection_needsTrust
				: Messages.Connection_changed;
		case ConnectionState.NeedsPassword password -> password.refused() ? Messages.Connection_passwordRefused
				: Messages.Connection_needsPassword;
		};
	}

	/** Whether only the admin can get the connection going. */
	public static boolean waitsForAdmin(PoolView pool) {
		return pool.state() instanceof ConnectionState.NeedsTrust || pool.state() instanceof ConnectionState.NeedsPassword;
	}

	public static String icon(PoolView pool) {
		return "pool" + suffix(pool);
	}

	public static String icon(PoolView pool, HostView host) {
		if (!pool.isConnected()) {
			return "host" + suffix(pool);
		}
		HostSnapshot facts = host.facts();
		return !facts.live() ? "host-unreachable" : facts.enabled() ? "host" : "host-maintenance";
	}

	private static String suffix(PoolView pool) {
		return switch (pool.state()) {
		case ConnectionState.NotWatched n -> "-unwatched";
		case ConnectionState.Connecting c -> "-connecting";
		case ConnectionState.Connected c -> "";
		case ConnectionState.Lost l -> "-unreachable";
		case ConnectionState.NeedsTrust t -> "-locked";
		case ConnectionState.NeedsPassword p -> "-locked";
		};
	}

	public static String state(HostSnapshot host) {
		return !host.live() ? Messages.Host_notLive : host.evacuating() ? Messages.Host_evacuating
				: host.enabled() ? Messages.Host_enabled : Messages.Host_maintenance;
	}

	/** A host's name; its address, then its id for one that has none. */
	public static String name(HostView host) {
		HostSnapshot facts = host.facts();
		return !facts.name().isBlank() ? facts.name() : !facts.address().isBlank() ? facts.address() : facts.id();
	}
}
