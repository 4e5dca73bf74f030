// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.operations;

import java.time.Duration;

import org.adxen.xen.ShellWords;
import org.adxen.xen.xl.internal.definitions.Definition;
import org.adxen.xen.xl.internal.definitions.Places;
import org.adxen.xen.xl.internal.picture.Running;
import org.adxen.xen.xl.internal.shell.Failures;
import org.adxen.xen.xl.internal.shell.Shell;

/**
 * The scripts, one place for each verb. A domain is acted on by its number, never by its name, which {@code xl} takes for a
 * number if it looks like one; that the number is still that of the UUID is looked up in the same step.
 */
final class Verbs {

	/** Until the guest's kernel says that it heard; xl gives up after 60 s. */
	static final Duration ACKNOWLEDGED = Duration.ofSeconds(90);
	/** Building a domain, with its hotplug scripts' time limits of 40 s each. */
	static final Duration BUILT = Duration.ofMinutes(10);
	/** Memory to disk and back. */
	static final Duration MOVED = Duration.ofHours(2);

	/** A Xenstore that hangs is not one without the domain, which could be started a second time. */
	private static final String FUNCTIONS = """
			is() {
			v=$(limited %d xenstore-read "/local/domain/$1/vm" 2>/dev/null) || { c=$?; [ $c -lt 124 ] || exit $c; }
			[ "$v" = "$u" ]
			}
			seek() {
			d=
			l=$(limited %d xenstore-list /local/domain) || exit
			for n in $l; do
			case $n in *[!0-9]*) continue ;; esac
			[ "$n" != "$1" ] || continue
			if is "$n"; then d=$n; return 0; fi
			done
			return 1
			}
			""";

	private Verbs() {
	}

	/**
	 * Defines {@code is DOMID}, whether it has the UUID, and {@code seek NOT_DOMID}, which sets {@code d}. From here on what is done
	 * goes on when the link is lost: else xl would die of its first word to nobody, and leave a domain that it saves suspended.
	 */
	static String about(Shell shell, String uuid) {
		long seconds = Math.max(2, shell.patience().toSeconds() - 1);
		return "trap '' PIPE\n" + Shell.LIMITED + "u=/vm/" + word(uuid) + "\n" + FUNCTIONS.formatted(seconds, seconds);
	}

	/** Sets {@code d} to the domain's number now, or ends the script. */
	static String at(Shell shell, Running domain) {
		return about(shell, domain.id().uuid()) + "d=" + domain.domid() + "\nif ! is \"$d\"; then\n"
				+ (domain.unique() ? "seek none || exit " + Failures.GONE : "exit " + Failures.GONE) + "\nfi\n";
	}

	/** Ends the script if the UUID of {@link #about} is that of a domain that is there. */
	static String notRunning() {
		return "if seek none; then exit " + Failures.RUNS + "; fi\n";
	}

	static String notSaved(String uuid) {
		return "[ ! -e " + word(Places.saved(uuid)) + " ] || exit " + Failures.SAVED + "\n";
	}

	/** Ends the script if the file to start from is gone. */
	static String there(Definition definition) {
		return "[ -f " + word(definition.path()) + " ] || { echo "
				+ word("The file " + definition.path() + " is not there any more.") + " >&2; exit " + Failures.FILE + "; }\n";
	}

	/** Starts a domain, if the script does not end before. To follow {@link #about}. */
	static String start(Definition definition, String uuid, boolean paused) {
		return notRunning() + notSaved(uuid) + there(definition) + "xl create" + (paused ? " -p " : " ") + word(definition.path())
				+ (definition.explicit() ? "" : " " + word("uuid=\"" + uuid + '"')) + " || exit\n";
	}

	static String word(String word) {
		return ShellWords.quote(word);
	}
}
