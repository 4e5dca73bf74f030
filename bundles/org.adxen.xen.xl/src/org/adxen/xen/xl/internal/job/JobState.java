// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.job;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.adxen.xen.Address;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.xl.internal.ssh.RemoteHost.Result;

/** How a job stands, as its host tells it. */
sealed interface JobState {

	/** @param done 0..1 */
	record Running(double done) implements JobState {
	}

	record Gone() implements JobState {
	}

	/**
	 * @param code      exit code of the script; −1 when its supervisor was killed
	 * @param cancelled whether somebody asked for that
	 * @param why       as the script says, may be empty
	 */
	record Ended(int code, boolean cancelled, String what, String made, String why, String detail) implements JobState {

		/** @throws XenException it failed */
		String result(Address host) throws XenException {
			if (code == 0) {
				return made;
			}
			int space = why.indexOf(' ');
			if (space > 0) {
				throw new XenException(kind(why.substring(0, space), host), why.substring(space + 1).strip(), detail, null);
			}
			if (cancelled) {
				throw new XenException(new XenFailure.Cancelled(), what + " was cancelled.", detail, null);
			}
			if (code < 0) {
				throw new XenException(new XenFailure.TimedOut(Duration.ZERO), what + " was killed at " + host.host()
						+ " before it ended. How far it came is not known; look at the host.", detail, null);
			}
			throw new XenException(new XenFailure.Refused("JOB_FAILED", List.of(Integer.toString(code))), what + " failed at "
					+ host.host() + (detail.isBlank() ? "." : ": " + lastLine(detail)), detail, null);
		}

		private static XenFailure kind(String word, Address host) {
			return switch (word) {
			case "cancelled" -> new XenFailure.Cancelled();
			case "unknown" -> new XenFailure.Unreachable(host);
			default -> new XenFailure.Refused("JOB_FAILED", List.of(word));
			};
		}

		private static String lastLine(String text) {
			String line = text.strip();
			line = line.substring(line.lastIndexOf('\n') + 1);
			return line.endsWith(".") ? line : line + ".";
		}
	}

	/** Empty when it makes no sense. */
	static Optional<JobState> read(Result result) {
		byte[] bytes = result.output();
		int end = lineEnd(bytes, 0);
		if (result.code() != 0 || end < 0) {
			return Optional.empty();
		}
		String[] words = text(bytes, 0, end).split(" ");
		return switch (words[0]) {
		case "gone" -> Optional.of(new Gone());
		case "running" -> Optional.of(new Running(fraction(text(bytes, end + 1, bytes.length))));
		case "ended", "died" -> words.length == 3 ? ended(words, bytes, end + 1) : Optional.empty();
		default -> Optional.empty();
		};
	}

	private static double fraction(String probed) {
		String[] numbers = probed.strip().split("\\s+");
		if (numbers.length != 2 || !numbers[0].matches("[0-9]{1,18}") || !numbers[1].matches("[0-9]{1,18}")) {
			return 0;
		}
		double all = Long.parseLong(numbers[1]);
		return all == 0 ? 0 : Math.min(1, Long.parseLong(numbers[0]) / all);
	}

	private static Optional<JobState> ended(String[] words, byte[] bytes, int from) {
		int at = from;
		int[] sizes = new int[5];
		try {
			for (int i = 0; i < sizes.length; i++) {
				int end = lineEnd(bytes, at);
				sizes[i] = Integer.parseInt(text(bytes, at, Math.max(at, end)).strip());
				at = end + 1;
			}
			String[] parts = new String[sizes.length];
			for (int i = 0; i < sizes.length; i++) {
				parts[i] = text(bytes, at, Math.min(bytes.length, at + sizes[i]));
				at += parts[i].isEmpty() ? 0 : sizes[i];
			}
			return Optional.of(new Ended(Integer.parseInt(words[1]), words[2].equals("1"), parts[0], parts[1], parts[2],
					(parts[3] + parts[4]).strip()));
		} catch (NumberFormatException e) {
			return Optional.empty();
		}
	}

	private static int lineEnd(byte[] bytes, int from) {
		int at = from;
		while (at < bytes.length && bytes[at] != '\n') {
			at++;
		}
		return at < bytes.length ? at : -1;
	}

	private static String text(byte[] bytes, int from, int to) {
		return from >= to ? "" : new String(bytes, from, to - from, StandardCharsets.UTF_8);
	}
}
