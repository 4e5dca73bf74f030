// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.files;

import org.adxen.xen.ShellWords;

/**
 * What runs at a host to see and make files. Names may hold anything but a slash, so records of files begin with two of them and
 * fields are before the name. Only what coreutils and busybox have in common is used.
 */
final class FileScripts {

	/** Exit codes of these scripts. */
	static final int MISSING = 41;
	static final int NOT_ALLOWED = 42;
	static final int WRONG_KIND = 43;
	static final int TOO_LARGE = 44;
	static final int EXISTS = 45;
	static final int NO_FOLDER = 46;
	static final int WRITE_FAILED = 47;
	static final int WRONG_LENGTH = 48;

	/** Mode, bytes, time of change, and the device it is, in hexadecimal. */
	private static final String FORMAT = "'//%f %s %Y %t %T %n'";
	/** Ends the records; then, for each block device, its numbers and its length in sectors of 512 bytes. */
	static final String DEVICES = "///\n";
	private static final String LIST_DEVICES = """
			echo ///
			for f in /sys/dev/block/*/size; do [ -r "$f" ] && read -r n <"$f" && f=${f%/size} && echo "${f##*/} $n"; done
			exit 0
			""";
	/** Dangling links are there, too. */
	private static final String CLASSIFY = "[ -e \"$p\" ] || [ -L \"$p\" ] || exit " + MISSING + "\n";

	private FileScripts() {
	}

	static String list(String folder) {
		return """
				p=%s
				%s[ -d "$p" ] || exit %d
				[ -r "$p" ] && cd -- "$p" || exit %d
				find . ! -name . -prune -exec stat -L -c %s {} + 2>/dev/null
				find . ! -name . -prune -type l ! -exec test -e {} \\; -exec stat -c %s {} +
				%s""".formatted(ShellWords.quote(folder), CLASSIFY, WRONG_KIND, NOT_ALLOWED, FORMAT, FORMAT, LIST_DEVICES);
	}

	/** One record, whose name is the path. */
	static String look(String path) {
		return "p=" + ShellWords.quote(path) + "\n" + CLASSIFY + "stat -L -c '//%f %s %Y %t %T ./' -- \"$p\" 2>/dev/null"
				+ " || stat -c '//%f %s %Y %t %T ./' -- \"$p\" || exit " + NOT_ALLOWED + "\n" + LIST_DEVICES;
	}

	static String read(String path, int limit) {
		return """
				p=%s
				%s[ -f "$p" ] || exit %d
				[ -r "$p" ] || exit %d
				n=$(stat -L -c %%s -- "$p") || exit %d
				[ "$n" -le %d ] || exit %d
				exec cat -- "$p"
				""".formatted(ShellWords.quote(path), CLASSIFY, WRONG_KIND, NOT_ALLOWED, MISSING, limit, TOO_LARGE);
	}

	/** As {@code df -P} prints it. */
	static String free(String folder) {
		return "p=" + ShellWords.quote(folder) + "\n[ -d \"$p\" ] || exit " + MISSING + "\ndf -P -k -- \"$p\"\n";
	}

	/** The same, if a new file can be made at that path. */
	static String roomFor(String path) {
		return "t=" + ShellWords.quote(path) + "\n[ -e \"$t\" ] || [ -L \"$t\" ] && exit " + EXISTS + "\n" + free(parent(path));
	}

	/** Then the bytes a file needs on disk and its length, and the mode and owner that its copy will have. */
	static String copyCheck(String from, String to) {
		return "f=" + ShellWords.quote(from) + "\n[ -e \"$f\" ] || exit " + NO_FOLDER + "\n[ -f \"$f\" ] || exit " + WRONG_KIND
				+ "\n" + roomFor(to) + "stat -L -c '//%b %B %s %a %u:%g' -- \"$f\"\n";
	}

	/** Gives {@code $t} its name, never over another's. Without links, a name is taken by making an empty file. */
	private static final String PUBLISH = """
			[ -e "$p" ] || [ -L "$p" ] && exit %d
			ln -- "$t" "$p" 2>/dev/null || {
				(set -C; : >"$p") 2>/dev/null || exit %d
				mv -f -- "$t" "$p" || { rm -f -- "$p"; exit %d; }
			}
			exit 0
			""".formatted(EXISTS, EXISTS, WRITE_FAILED);

	/** Writes the standard input. */
	static String upload(String temporary, String path, long bytes, boolean othersMay) {
		return """
				umask 077
				t=%s; p=%s
				trap 'rm -f -- "$t"' EXIT
				trap 'exit 1' HUP INT TERM PIPE
				cat >"$t" || exit %d
				[ "$(stat -c %%s -- "$t")" = %d ] || exit %d
				chmod %s "$t" || exit %d
				%s""".formatted(ShellWords.quote(temporary), ShellWords.quote(path), WRITE_FAILED, bytes, WRONG_LENGTH,
				othersMay ? "0644" : "0600", WRITE_FAILED, PUBLISH);
	}

	static String remove(String temporary) {
		return "rm -f -- " + ShellWords.quote(temporary) + "\n";
	}

	/** A job. */
	static String copy(String from, String temporary, String to, String mode, String owner) {
		return """
				umask 077
				f=%s; t=%s; p=%s
				trap 'rm -f -- "$t"' EXIT
				trap 'exit 143' HUP INT TERM
				if cp --help 2>&1 | grep -q -e --sparse; then cp --sparse=always -- "$f" "$t"; else cp -- "$f" "$t"; fi || exit %d
				[ "$(stat -c %%s -- "$t")" = "$(stat -L -c %%s -- "$f")" ] || exit %d
				chown %s "$t"; chmod %s "$t"
				[ -e "$p" ] || [ -L "$p" ] && { printf 'exists %%s already exists; it was not touched.' "$p" >"$job/why"; exit %d; }
				%s""".formatted(ShellWords.quote(from), ShellWords.quote(temporary), ShellWords.quote(to), WRITE_FAILED,
				WRONG_LENGTH, owner, mode, EXISTS, PUBLISH);
	}

	/** How much of a copy is on disk: holes take no time. */
	static String copyProbe(String temporary, long needed) {
		return "set -- $(stat -c '%b %B' -- " + ShellWords.quote(temporary) + "); echo $(($1 * $2)) " + needed + "\n";
	}

	static String parent(String path) {
		int slash = path.lastIndexOf('/');
		return slash <= 0 ? "/" : path.substring(0, slash);
	}

	static String name(String path) {
		return path.substring(path.lastIndexOf('/') + 1);
	}
}
