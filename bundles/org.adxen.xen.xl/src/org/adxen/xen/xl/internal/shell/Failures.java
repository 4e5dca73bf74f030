// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.shell;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.adxen.xen.Address;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.xl.internal.ssh.RemoteHost.Result;

/**
 * Why a script failed. {@code xl} tells it on the standard error, among progress and the noise of tidying up: the first line of a
 * library is the cause. Exit codes from 100 on are those of our own scripts.
 */
public final class Failures {

	/** The domain is not, or no more, what the script was to act on. */
	public static final int GONE = 101;
	/** The domain runs already. */
	public static final int RUNS = 102;
	/** There is a saved state. */
	public static final int SAVED = 103;
	/** Not enough room for a file; needed and available KiB are the last line of the output. */
	public static final int NO_ROOM = 104;
	/** A file that must not be overwritten exists, or one that is needed does not. */
	public static final int FILE = 105;
	/** There is no saved state. */
	public static final int NOT_SAVED = 106;

	private static final int NOT_FOUND = 127;
	/** By timeout(1): killed. */
	private static final int KILLED = 137;
	private static final Pattern CAUSE = Pattern
			.compile("(?m)^(?:libxl|xc|xl|libxl-save-helper|xencall|xenforeignmemory|xenevtchn): (?:error|fatal(?: error)?|critical): (.*)$");
	private static final Pattern PLACE = Pattern.compile("^(?:panic: )?[\\w.-]+\\.c:\\d+:\\s*(?:[\\w-]+:\\s*)?");
	private static final Pattern DOMAIN = Pattern.compile("^Domain \\d+:");
	/** What is said also when all goes well, or tidying up after a failure. */
	private static final Pattern NOISE = Pattern.compile("^(?:Parsing config from |Loading new save file | Savefile contains|Saving to |"
			+ "xc: (?:info|progress): |migration (?:target|sender): |got a tsc mode string|Domain \\d+ has been shut down|"
			+ "Shutting down domain |Rebooting domain |Waiting for |WARNING: |libxl: (?:info|debug|notice|warning): ).*");

	private Failures() {
	}

	/** @param limit after which xl is given up on the host */
	static XenException explain(Attempt attempt, Address address, Duration limit, Result result) {
		String words = result.error().strip();
		return switch (result.code()) {
		case GONE -> new XenException(new XenFailure.NotFound("VM", attempt.uuid()), attempt.cannot()
				+ ": it does not run on this host (any more). Look at the host, then try again.", words, null);
		case RUNS -> new XenException(new XenFailure.BadPowerState(List.of("halted"), "running"),
				attempt.cannot() + ": a domain of the same UUID runs on this host already.", words, null);
		case SAVED -> new XenException(new XenFailure.BadPowerState(List.of("halted"), "suspended"), attempt.cannot()
				+ ": it is suspended. Resume it, or discard its saved state by forcing it off.", words, null);
		case NOT_SAVED -> new XenException(new XenFailure.BadPowerState(List.of("suspended"), "halted"),
				attempt.cannot() + ": this host has no saved state of it.", words, null);
		case NO_ROOM -> refused("NO_SPACE", attempt, "the host has too little disk space for it. " + words + ' ', words);
		case FILE -> refused("FILE_EXISTS", attempt, words.isEmpty() ? "a file is in the way" : words, words);
		case KILLED -> new XenException(new XenFailure.TimedOut(limit), attempt.cannot()
				+ ": xl on " + address.host() + " did not answer. Check that xenstored runs there.", words, null);
		case NOT_FOUND -> noXl(address, words);
		default -> byWords(attempt, result, words);
		};
	}

	private static XenException noXl(Address address, String words) {
		return new XenException(new XenFailure.Protocol(address), address.host() + " has no xl. Install the Xen tools there"
				+ " (package xen-utils or xen-tools), or connect to it as what it is.", words, null);
	}

	private static XenException byWords(Attempt attempt, Result result, String words) {
		String cause = cause(words);
		String lower = words.toLowerCase(Locale.ROOT);
		if (lower.contains("could not obtain handle on privileged command interface") || lower.contains("cannot open /dev/xen")) {
			return refused("NOT_XEN", attempt, "the host does not run on Xen now, or the account may not use it. Boot it with the"
					+ " hypervisor, or log in as root", words);
		}
		if (lower.contains("out of memory") || lower.contains("cannot allocate memory") || lower.contains("failed to free memory")) {
			return new XenException(new XenFailure.NotEnoughMemory(-1, -1),
					attempt.cannot() + ": the host has not enough free memory (" + cause + ").", words, null);
		}
		if (lower.contains("invalid domain identifier")) {
			return new XenException(new XenFailure.NotFound("VM", attempt.uuid()),
					attempt.cannot() + ": the host no longer knows it.", words, null);
		}
		if (lower.contains("didn't acknowledge control request")) {
			return refused("NOT_ACKNOWLEDGED", attempt,
					"its system did not answer the request. Unpause it if it is paused, or force it", words);
		}
		if (lower.contains("pv control interface not available")) {
			return refused("NO_PV_DRIVERS", attempt, "its system has no drivers that listen to such requests. Do it inside, or"
					+ " force it", words);
		}
		return refused("XL_" + result.code(), attempt,
				cause.isEmpty() ? "xl ended with code " + result.code() + " and did not say why" : "xl says: " + cause, words);
	}

	private static XenException refused(String code, Attempt attempt, String why, String words) {
		String sentence = why.strip();
		return new XenException(new XenFailure.Refused(code, words.isEmpty() ? List.of() : List.of(cause(words))),
				attempt.cannot() + ": " + sentence + (sentence.matches("(?s).*[.?!]") ? "" : "."), words, null);
	}

	/** The first line that says why; empty when none does. */
	static String cause(String words) {
		Matcher library = CAUSE.matcher(words);
		if (library.find()) {
			String line = PLACE.matcher(library.group(1).strip()).replaceFirst("");
			return DOMAIN.matcher(line).replaceFirst("").strip();
		}
		return words.lines().filter(line -> !line.isBlank() && !NOISE.matcher(line).matches()).findFirst().orElse("").strip();
	}
}
