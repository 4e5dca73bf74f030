// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Map;
import java.util.stream.Collectors;

import org.adxen.xen.PeerIdentity;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

/**
 * Failures of the Xen layer as whole sentences in the admin's language: what happened, to what, and what to do now. What the
 * toolstack itself said is in {@link #detail}, for those who want to know more.
 */
public final class FailureText {

	/** Codes of {@link XenFailure.Refused} that are AdXen's own begin so; their parameter is the sentence already. */
	private static final String OWN_CODES = "ADXEN_";

	private FailureText() {
	}

	public static String sentence(XenException e) {
		return switch (e.failure()) {
		case XenFailure.Unreachable f -> NLS.bind(Messages.unreachable, f.address());
		case XenFailure.Authentication f -> NLS.bind(Messages.authentication, f.user(), f.address());
		case XenFailure.Untrusted f -> untrusted(f.presented(), f.expectedSha256());
		case XenFailure.Refused f -> refused(f, e);
		case XenFailure.BadPowerState f -> NLS.bind(Messages.bad_power_state, state(f.actual()),
				f.expected().stream().map(FailureText::state).collect(Collectors.joining(", ")));
		case XenFailure.NotEnoughMemory f -> f.neededBytes() < 0 || f.availableBytes() < 0 ? Messages.not_enough_memory
				: NLS.bind(Messages.not_enough_memory_of, ByteSize.format(f.neededBytes()), ByteSize.format(f.availableBytes()));
		case XenFailure.NotSupported f -> NLS.bind(Messages.not_supported, String.join(", ", f.what()));
		case XenFailure.NotFound f when f.kind().equals("file") -> NLS.bind(Messages.no_file, f.id());
		case XenFailure.NotFound f -> NLS.bind(Messages.not_found, f.kind(), f.id());
		case XenFailure.Protocol f -> NLS.bind(Messages.protocol, f.address());
		case XenFailure.Cancelled f -> Messages.cancelled;
		case XenFailure.TimedOut f -> NLS.bind(Messages.timed_out, f.after().toSeconds());
		};
	}

	/** What the toolstack or the connector said, unedited and in its own language; may be empty. */
	public static String detail(XenException e) {
		String said = e.detail();
		String sentence = e.getMessage();
		return !said.isEmpty() ? said : sentence == null ? "" : sentence;
	}

	/** How AdXen stands with a pool. */
	public static String sentence(ConnectionState state, String pool) {
		return switch (state) {
		case ConnectionState.NotWatched s -> NLS.bind(Messages.state_not_watched, pool);
		case ConnectionState.Connecting s -> NLS.bind(s.attempt() == 1 ? Messages.state_connecting : Messages.state_connecting_again,
				pool, s.attempt());
		case ConnectionState.Connected s -> NLS.bind(Messages.state_connected, pool);
		case ConnectionState.Lost s -> NLS.bind(Messages.state_lost, sentence(s.why()),
				DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM).withZone(ZoneId.systemDefault()).format(s.nextTry()));
		case ConnectionState.NeedsTrust s -> untrusted(s.presented(), s.expectedSha256());
		case ConnectionState.NeedsPassword s -> NLS.bind(s.refused() ? Messages.state_password_refused : Messages.state_needs_password,
				pool, s.user());
		};
	}

	private static String untrusted(PeerIdentity presented, @Nullable String expected) {
		String where = presented.host() + ":" + presented.port();
		return expected == null ? NLS.bind(Messages.untrusted, where, presented.fingerprint())
				: NLS.bind(Messages.identity_changed,
						new Object[] { where, presented.fingerprint(), expected.isEmpty() ? "?" : PeerIdentity.fingerprint(presented.kind(), expected) });
	}

	private static String refused(XenFailure.Refused f, XenException e) {
		if (f.code().startsWith(OWN_CODES) && !f.parameters().isEmpty()) {
			return f.parameters().get(0);
		}
		String known = known().get(f.code());
		return known != null ? known : NLS.bind(Messages.refused, e.getMessage());
	}

	/** XAPI's codes that an admin meets in daily work. */
	private static Map<String, String> known() {
		return Map.ofEntries(Map.entry("VM_LACKS_FEATURE", Messages.xapi_no_guest_tools),
				Map.entry("VM_MISSING_PV_DRIVERS", Messages.xapi_no_guest_tools),
				Map.entry("HOST_DISABLED", Messages.xapi_host_disabled), Map.entry("HOST_NOT_LIVE", Messages.xapi_host_not_live),
				Map.entry("HOST_OFFLINE", Messages.xapi_host_not_live),
				Map.entry("NO_HOSTS_AVAILABLE", Messages.xapi_no_hosts),
				Map.entry("OTHER_OPERATION_IN_PROGRESS", Messages.xapi_busy),
				Map.entry("RBAC_PERMISSION_DENIED", Messages.xapi_role),
				Map.entry("VM_REQUIRES_SR", Messages.xapi_storage), Map.entry("VM_REQUIRES_NETWORK", Messages.xapi_network),
				Map.entry("HA_OPERATION_WOULD_BREAK_FAILOVER_PLAN", Messages.xapi_ha),
				Map.entry("SR_FULL", Messages.xapi_sr_full), Map.entry("LICENCE_RESTRICTION", Messages.xapi_licence),
				Map.entry("HOST_STILL_BOOTING", Messages.xapi_booting));
	}

	/** A power state in the toolstack's words, in ours. */
	private static String state(String toolstack) {
		return switch (toolstack.toLowerCase(java.util.Locale.ROOT)) {
		case "running" -> Messages.power_running;
		case "halted" -> Messages.power_halted;
		case "paused" -> Messages.power_paused;
		case "suspended" -> Messages.power_suspended;
		case "crashed" -> Messages.power_crashed;
		default -> toolstack;
		};
	}
}
