// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.adxen.xen.Address;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.xl.internal.ssh.auth.Login;
import org.adxen.xen.xl.internal.ssh.auth.Tried;
import org.adxen.xen.xl.internal.ssh.config.HostSettings;
import org.adxen.xen.xl.internal.ssh.wire.Heard;
import org.eclipse.jdt.annotation.Nullable;

import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchSessionDisconnectException;

/** Why a host could not be connected to or logged in to, as a sentence with what can be done. */
final class SshFailures {

	private static final int TOO_MANY_TRIES = 2;

	private final HostSettings settings;
	private final boolean last;
	private final Address address;
	private final String name;

	/** @param last whether it is the host itself, not one on the way */
	SshFailures(HostSettings settings, boolean last) {
		this.settings = settings;
		this.last = last;
		address = new Address("xl", false, settings.alias(), settings.port());
		String shown = settings.alias().equalsIgnoreCase(settings.hostName()) ? settings.hostName()
				: settings.alias() + " (" + settings.hostName() + ")";
		name = (last ? "" : "the jump host ") + shown + (settings.port() == 22 ? "" : " at port " + settings.port());
	}

	/**
	 * @param heard  what the host said; null when it was not connected to
	 * @param proven whether it showed its key
	 */
	XenException explain(Exception thrown, @Nullable Heard heard, boolean proven, Tried tried) {
		if (heard == null) {
			return connecting(thrown);
		}
		if (!heard.spokeSsh()) {
			return heard.saidNothing()
					? unreachable("The connection to " + name + " was closed before the host said anything. It may be refusing"
							+ " this machine, or be busy with other logins; look at its log, or try again later.", thrown)
					: protocol("%s does not speak SSH: it "
							+ (heard.greeting().isEmpty() ? "sends no text" : "says \"" + heard.greeting() + "\"") + ". Check the port.", thrown);
		}
		if (thrown instanceof JSchAlgoNegoFailException old) {
			return protocol("%s and AdXen have no " + kind(old.getAlgorithmName()) + " in common: the host offers "
					+ old.getServerProposal() + ". Update the host; or, if you accept what is weak, allow it for this host in the"
					+ " SSH configuration.", thrown);
		}
		if (thrown instanceof JSchSessionDisconnectException ended) {
			return isTooManyTries(thrown) && proven
					? authentication("closed the login after too many tries", tried, "Name the right key for this host with"
							+ " IdentityFile and IdentitiesOnly in the SSH configuration.", ended.getDescription(), thrown)
					: unreachable("The host " + name + " ended the connection: " + ended.getDescription() + ".", thrown);
		}
		if (cause(thrown, RuntimeException.class)) {
			return protocol("%s speaks SSH, but what it sends makes no sense.", thrown);
		}
		String words = words(thrown);
		if (proven && words.startsWith("Auth")) {
			String methods = words.replaceFirst("^[^']*'", "").replaceFirst("'$", "");
			return denied(tried, methods, words, thrown);
		}
		if (words.contains("invalid server's version string")) {
			return protocol("%s speaks only an SSH protocol that is no longer safe. Update the host.", thrown);
		}
		return words.contains("End of IO Stream") || words.contains("closed by foreign host") || cause(thrown, IOException.class)
				? unreachable("The connection to " + name + " broke during the login (" + words + ").", thrown)
				: protocol("%s does not speak SSH as it should (" + words + ").", thrown);
	}

	private XenException connecting(Exception thrown) {
		for (Throwable t = thrown; t != null; t = t.getCause()) {
			switch (t) {
			case UnknownHostException e -> {
				return unreachable("The name " + settings.hostName() + " is not known. Check its spelling, or use the host's"
						+ " address.", thrown);
			}
			case NoRouteToHostException e -> {
				return unreachable("There is no route to " + name + ". Check the address and the network.", thrown);
			}
			case SocketTimeoutException e -> {
				return unreachable("Nobody answers at " + name + ". Check the address, and that no firewall is in between.", thrown);
			}
			case ConnectException e -> {
				return unreachable("Nobody answers at " + name + " (" + words(e) + "). Check the address and port, and that the"
						+ " host is up and runs an SSH server.", thrown);
			}
			default -> {
			}
			}
		}
		return thrown instanceof JSchException
				? unreachable("The way to " + name + " could not be opened through the jump host (" + words(thrown)
						+ "). Check that the jump host reaches it and forwards connections.", thrown)
				: unreachable("The connection to " + name + " could not be made (" + words(thrown) + ").", thrown);
	}

	/** What nobody foresaw. */
	XenException explain(Throwable unforeseen) {
		return protocol("%s could not be talked to (" + words(unforeseen) + ").", unforeseen);
	}

	/** Whether the host ended the login because too much was tried. */
	static boolean isTooManyTries(Exception thrown) {
		return thrown instanceof JSchSessionDisconnectException ended && ended.getReasonCode() == TOO_MANY_TRIES;
	}

	/** The host, for people. */
	String name() {
		return name;
	}

	/**
	 * Nothing failed, but time is over.
	 *
	 * @param who did not answer
	 */
	static XenException tooLate(String who, Duration after) {
		return new XenException(new XenFailure.TimedOut(after),
				capital(who) + " did not answer within " + Math.max(1, after.toSeconds()) + " s. Look there, then try again.");
	}

	XenException unanswerable(Login.Unanswerable asked, Tried tried) {
		if (asked.isForPassword()) {
			return denied(tried, "publickey,password", words(asked), asked);
		}
		return authentication("asks \"" + words(asked) + "\", which AdXen cannot answer", tried,
				"Use a key or the SSH agent.", words(asked), asked);
	}

	/** @param methods the ways to log in that the host knows */
	private XenException denied(Tried tried, String methods, String words, Exception thrown) {
		return authentication("did not let " + settings.user() + " log in", tried, remedy(methods), words, thrown);
	}

	private XenException authentication(String what, Tried tried, String remedy, String detail, Throwable cause) {
		List<String> skipped = settings.skipped();
		return new XenException(new XenFailure.Authentication(address, settings.user()), capital(name) + " " + what + ". "
				+ tried.sentences() + " " + remedy
				+ (skipped.isEmpty() ? "" : " Not obeyed in the SSH configuration: " + String.join("; ", skipped) + "."),
				(tried.banner() + "\n" + detail).strip(), cause);
	}

	private String remedy(String methods) {
		boolean keys = methods.isEmpty() || methods.contains("publickey");
		boolean password = methods.contains("password") || methods.contains("keyboard-interactive");
		String add = "add a key of yours to " + settings.user() + "'s authorized_keys on that host";
		if (!last) {
			return capital(add) + "; a password is given to the last host only.";
		}
		return keys && password ? "Give the right password, or " + add + "."
				: keys ? "It takes keys only: " + add + "." : "It takes passwords only: give the right one.";
	}

	private XenException unreachable(String sentence, Throwable cause) {
		return new XenException(new XenFailure.Unreachable(address), sentence, words(cause), cause);
	}

	private XenException protocol(String sentence, Throwable cause) {
		return new XenException(new XenFailure.Protocol(address), sentence.replace("%s", capital(name)), words(cause), cause);
	}

	private static boolean cause(Throwable thrown, Class<? extends Throwable> kind) {
		for (Throwable t = thrown; t != null; t = t.getCause()) {
			if (kind.isInstance(t)) {
				return true;
			}
		}
		return false;
	}

	private static String kind(String algorithm) {
		return switch (algorithm.replaceFirst("\\..*", "")) {
		case "kex" -> "key exchange";
		case "server_host_key" -> "type of host key";
		case "cipher" -> "cipher";
		case "mac" -> "message authentication";
		default -> "algorithm";
		};
	}

	private static String capital(String text) {
		return text.startsWith("the ") || text.startsWith("add ") ? Character.toUpperCase(text.charAt(0)) + text.substring(1) : text;
	}

	static String words(@Nullable Throwable t) {
		return t == null ? "" : Objects.requireNonNullElse(t.getMessage(), t.getClass().getSimpleName());
	}
}
