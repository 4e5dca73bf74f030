// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen;

import java.time.Duration;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Why a toolstack could not do what was asked, by kind, so that callers can react and tell it in the admin's language.
 */
public sealed interface XenFailure {

	/** Nobody answers there, or the link broke. */
	record Unreachable(Address address) implements XenFailure {
	}

	/** The password, key or account was not accepted. */
	record Authentication(Address address, String user) implements XenFailure {
	}

	/**
	 * The server's certificate or key is not known, or is another than before.
	 *
	 * @param expectedSha256 what was known before; null when nothing was
	 */
	record Untrusted(PeerIdentity presented, @Nullable String expectedSha256) implements XenFailure {
		/** Whether something else was trusted here before. */
		public boolean changed() {
			return expectedSha256 != null;
		}
	}

	/** The toolstack said no. Code and parameters are its own, e.g. XAPI's ErrorDescription. */
	record Refused(String code, List<String> parameters) implements XenFailure {
		public Refused {
			parameters = List.copyOf(parameters);
		}
	}

	/** The domain is in another state than the operation needs; states in the toolstack's lower case. */
	record BadPowerState(List<String> expected, String actual) implements XenFailure {
		public BadPowerState {
			expected = List.copyOf(expected);
		}
	}

	/** No host, or not this host, has room; −1 when the toolstack does not say how much. */
	record NotEnoughMemory(long neededBytes, long availableBytes) implements XenFailure {
	}

	/** This toolstack cannot do it, or the file asks for what it has no counterpart of; each named. */
	record NotSupported(List<String> what) implements XenFailure {
		public NotSupported {
			what = List.copyOf(what);
		}
	}

	/** The object is not (any more) known to the toolstack. */
	record NotFound(String kind, String id) implements XenFailure {
	}

	/** The other side does not speak the protocol as it should. */
	record Protocol(Address address) implements XenFailure {
	}

	/** Somebody cancelled it. */
	record Cancelled() implements XenFailure {
	}

	/** No answer in time; the outcome is not known. */
	record TimedOut(Duration after) implements XenFailure {
	}
}
