// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.rpc;

import java.net.ConnectException;
import java.net.HttpRetryException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Objects;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

import org.adxen.xen.Address;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.XenFailure.Protocol;
import org.adxen.xen.XenFailure.TimedOut;
import org.adxen.xen.XenFailure.Unreachable;
import org.eclipse.jdt.annotation.Nullable;
import org.xml.sax.SAXException;

import com.google.gson.stream.MalformedJsonException;

/** Why an exchange failed, as a sentence about the server's address with what can be done. */
final class Causes {

	private Causes() {
	}

	static XenException timedOut(Address address, Duration after, @Nullable Throwable cause) {
		return new XenException(new TimedOut(after),
				address + " did not answer within " + seconds(after) + " s. Look at the host, then try again.", "", cause);
	}

	static XenException explain(Address address, Duration limit, @Nullable Throwable thrown) {
		for (Throwable t = thrown; t != null; t = t.getCause()) {
			XenException known = one(address, limit, t);
			if (known != null) {
				return known;
			}
		}
		for (Throwable t = thrown; t != null; t = t.getCause()) {
			if (t instanceof SAXException) {
				return protocol(address, "sent XML that is not accepted: " + words(t), t);
			}
		}
		if (thrown instanceof RuntimeException || thrown instanceof StackOverflowError) {
			return protocol(address, "sent an answer that makes no sense", thrown);
		}
		if (thrown instanceof Error error) {
			throw error;
		}
		return new XenException(new Unreachable(address), "The link to " + address + " broke (" + words(thrown) + ").",
				words(thrown), thrown);
	}

	private static @Nullable XenException one(Address address, Duration limit, Throwable t) {
		return switch (t) {
		case XenException already -> already;
		case PolicyTrustManager.Untrusted untrusted -> untrusted(untrusted.failure());
		case BadAnswer bad -> protocol(address, words(bad), bad);
		case MalformedJsonException bad -> protocol(address, "sent malformed JSON", bad);
		case HttpRetryException bad -> protocol(address, "asks for an HTTP login, so it is hardly a Xen API server", bad);
		case UnknownHostException e -> unreachable(address, "The name " + address.host()
				+ " is not known. Check its spelling, or use the host's address.", e);
		case NoRouteToHostException e -> unreachable(address,
				"There is no route to " + address + ". Check the address and the network.", e);
		case ConnectException e -> unreachable(address, "Nobody answers at " + address + " (" + words(e)
				+ "). Check the address and port, and that the host is up.", e);
		case SocketTimeoutException e when words(e).contains("onnect") -> unreachable(address, "Nobody answers at " + address
				+ " within " + seconds(limit) + " s. Check the address, and that no firewall is in between.", e);
		case SocketTimeoutException e -> timedOut(address, limit, e);
		case SSLHandshakeException e when e.getCause() == null -> protocol(address,
				"does not agree on TLS with AdXen (" + words(e) + "); it may be too old, or serve plain HTTP only", e);
		case SSLException e when e.getCause() == null && !words(e).contains("closed") -> protocol(address,
				"does not speak TLS (" + words(e) + "); if it serves plain HTTP, ask for that with +http", e);
		default -> null;
		};
	}

	private static XenException untrusted(XenFailure.Untrusted failure) {
		String where = failure.presented().host() + ":" + failure.presented().port();
		return new XenException(failure, failure.changed()
				? "The certificate of " + where + " is not the one that was trusted before: it is now "
						+ failure.presented().fingerprint() + ". If the host was reinstalled or got a new certificate, compare"
						+ " the fingerprint at its console and remove the old one from the trusted certificates; else somebody"
						+ " may be in between."
				: "The certificate of " + where + " is not known yet. Compare its fingerprint "
						+ failure.presented().fingerprint() + " with the one at the host's console, then trust it.");
	}

	private static XenException unreachable(Address address, String sentence, Throwable cause) {
		return new XenException(new Unreachable(address), sentence, words(cause), cause);
	}

	private static XenException protocol(Address address, String what, Throwable cause) {
		return new XenException(new Protocol(address), address + " " + what + ".", words(cause), cause);
	}

	private static String words(@Nullable Throwable t) {
		return t == null ? "" : Objects.requireNonNullElse(t.getMessage(), t.getClass().getSimpleName());
	}

	private static long seconds(Duration d) {
		return Math.max(1, d.toSeconds());
	}
}
