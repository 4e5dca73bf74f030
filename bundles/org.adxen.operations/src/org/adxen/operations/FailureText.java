// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations;

import java.util.List;

import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.eclipse.osgi.util.NLS;

/**
 * What went wrong at a toolstack, as a sentence with its remedy in the admin's language. Pure. The toolstack's own words are
 * {@link XenException#detail()}.
 */
public final class FailureText {

	private FailureText() {
	}

	public static String of(XenException e) {
		return switch (e.failure()) {
		case XenFailure.Unreachable(var address) -> bind(Messages.unreachable, address);
		case XenFailure.Authentication(var address, var user) -> bind(Messages.authentication, user, address);
		case XenFailure.Untrusted u when u.changed() -> bind(Messages.changedIdentity, u.presented().host(),
				u.presented().port(), u.presented().fingerprint());
		case XenFailure.Untrusted u -> bind(Messages.untrusted, u.presented().host(), u.presented().port(),
				u.presented().fingerprint());
		case XenFailure.BadPowerState(var expected, var actual) -> bind(Messages.badPowerState, actual,
				String.join(", ", expected));
		case XenFailure.NotEnoughMemory(var needed, var available) when needed >= 0 && available >= 0 -> bind(
				Messages.notEnoughMemory, MemoryText.of(needed), MemoryText.of(available));
		case XenFailure.NotEnoughMemory n -> Messages.notEnoughMemoryUntold;
		case XenFailure.NotSupported(var what) when !what.isEmpty() -> bind(Messages.notSupported, list(what));
		case XenFailure.NotFound(var kind, var id) -> bind(Messages.notFound, id);
		case XenFailure.Protocol(var address) -> bind(Messages.protocol, address, ended(e));
		case XenFailure.Cancelled c -> Messages.cancelled;
		case XenFailure.TimedOut(var after) -> bind(Messages.timedOut, after.toSeconds());
		// Only the connector knows the toolstack's hundreds of codes; its sentence is the best there is.
		case XenFailure.Refused r -> ended(e);
		case XenFailure.NotSupported n -> ended(e);
		};
	}

	private static String ended(XenException e) {
		String message = String.valueOf(e.getMessage());
		return message.endsWith(".") ? message : message + ".";
	}

	private static String list(List<String> what) {
		return String.join("; ", what);
	}

	private static String bind(String sentence, Object... values) {
		return NLS.bind(sentence, values);
	}
}
