// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.operations;

import java.util.Collection;
import java.util.stream.Collectors;

import org.adxen.xen.XenException;
import org.adxen.xen.xl.internal.shell.Attempt;
import org.adxen.xen.xl.internal.shell.Failures;
import org.adxen.xen.xl.internal.shell.Shell;

/** Small files on the host, written whole or not at all. */
final class RemoteFile {

	private static final String STAMP = "stat -L -c '%s %Y %Z %i' -- \"$f\"";

	private RemoteFile() {
	}

	/** What a file holds, and what tells that it has not changed since. */
	record Content(byte[] bytes, String stamp) {
	}

	static Content read(Shell shell, Attempt attempt, String path) throws XenException, InterruptedException {
		byte[] answer = shell.read(attempt, "f=" + Verbs.word(path) + "\n" + STAMP + " && cat -- \"$f\"\n");
		int end = 0;
		while (end < answer.length && answer[end] != '\n') {
			end++;
		}
		return new Content(java.util.Arrays.copyOfRange(answer, Math.min(end + 1, answer.length), answer.length),
				new String(answer, 0, end, java.nio.charset.StandardCharsets.US_ASCII));
	}

	/** Puts the standard input's {@code size} bytes into {@code $t}, a file for root alone beside {@code $f}. */
	private static String upload(String path, int size) {
		return "umask 077; f=" + Verbs.word(path) + "\nmkdir -p \"${f%/*}\" || exit\nt=\"${f%/*}/.${f##*/}.$$\"\n"
				+ "trap 'rm -f \"$t\"' EXIT\ncat > \"$t\" || exit\n[ \"$(($(wc -c < \"$t\")))\" -eq " + size
				+ " ] || { echo 'The file did not arrive whole.' >&2; exit " + Failures.FILE + "; }\n";
	}

	/** A new file, or one instead of what it replaces if {@code replace}, a condition of the shell, holds. */
	static String create(String path, int size, String replace) {
		return upload(path, size) + "if " + replace + "; then mv -f \"$t\" \"$f\" || exit; else\n"
				+ "[ ! -e \"$f\" ] || { echo \"The host has a file $f already.\" >&2; exit " + Failures.FILE + "; }\n"
				+ "ln \"$t\" \"$f\" || exit\nrm -f \"$t\"\nfi\n";
	}

	/** Instead of what {@link #read} found, with the same owner and rights. A link stays, and what it leads to is replaced. */
	static String replace(String path, int size, String stamp) {
		return upload(path, size).replace("mkdir", "if [ -L \"$f\" ]; then f=$(readlink -f \"$f\") || exit; fi\nmkdir")
				.replace("cat >", "cp -p \"$f\" \"$t\" || exit\ncat >") + "[ \"$(" + STAMP + ")\" = " + Verbs.word(stamp)
				+ " ] || { echo \"Somebody has changed $f meanwhile. Try again.\" >&2; exit " + Failures.FILE + "; }\n"
				+ "mv -f \"$t\" \"$f\" || exit\n";
	}

	/**
	 * Adds and then removes lines of a file that has each once, without blanks at their ends. All others stay, also those that
	 * another program writes in this way at the same moment: the folder is locked. Without lines there is no file.
	 */
	static String changeLines(String path, Collection<String> add, Collection<String> remove) {
		String added = add.stream().map(line -> " " + Verbs.word(line)).collect(Collectors.joining());
		String kept = remove.isEmpty() ? ""
				: " | { LC_ALL=C grep -vxF -e " + Verbs.word(String.join("\n", remove)) + " || [ $? -eq 1 ]; }";
		return "umask 077; f=" + Verbs.word(path) + "\nmkdir -p \"${f%/*}\" || exit\nt=\"${f%/*}/.${f##*/}.$$\"\n"
				+ "exec 9< \"${f%/*}\" && flock 9 || exit\nold=\nif [ -e \"$f\" ]; then old=$(cat -- \"$f\") || exit; fi\n"
				+ "new=$(printf '%s\\n' \"$old\"" + added + " | sed -e 's/^[[:space:]]*//' -e 's/[[:space:]]*$//' -e '/^$/d'"
				+ " | LC_ALL=C sort -u" + kept + ") || exit\nif [ -z \"$new\" ]; then rm -f \"$f\"; exit; fi\n"
				+ "trap 'rm -f \"$t\"' EXIT\nprintf '%s\\n' \"$new\" > \"$t\" && mv -f \"$t\" \"$f\"\n";
	}
}
