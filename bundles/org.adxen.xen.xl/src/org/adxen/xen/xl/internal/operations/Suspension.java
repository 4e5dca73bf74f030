// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.operations;

import org.adxen.xen.DomainId;
import org.adxen.xen.PowerState;
import org.adxen.xen.XenException;
import org.adxen.xen.XenTask;
import org.adxen.xen.xl.internal.definitions.Places;
import org.adxen.xen.xl.internal.picture.Running;
import org.adxen.xen.xl.internal.shell.Attempt;
import org.adxen.xen.xl.internal.shell.Failures;
import org.adxen.xen.xl.internal.shell.Shell;

/**
 * Saves domains to disk and brings them back. One file for each UUID, for root alone, never over another one, and gone only after
 * its domain runs again.
 */
public final class Suspension {

	private static final byte[] NOTHING = {};
	/** What a saved state needs besides the memory: page tables, device state, the configuration. */
	private static final long MORE_KIB = 32 << 10;

	private final Shell shell;
	private final Targets targets;

	public Suspension(Shell shell, Targets targets) {
		this.shell = shell;
		this.targets = targets;
	}

	public XenTask suspend(DomainId id) throws XenException, InterruptedException {
		Running domain = targets.running(id, "suspend");
		if (domain.power() != PowerState.RUNNING) {
			throw targets.state(id, "suspend", "running", domain.power().name().toLowerCase(java.util.Locale.ROOT));
		}
		Attempt attempt = targets.attempt(id, "suspend");
		String script = Verbs.at(shell, domain) + save(id.uuid(), domain.memoryKib());
		return Unstoppable.start(attempt, targets.picture(), "", () -> shell.run(attempt, script, NOTHING, Verbs.MOVED));
	}

	private static String save(String uuid, long memoryKib) {
		String file = Verbs.word(Places.saved(uuid));
		long need = memoryKib + memoryKib / 20 + MORE_KIB;
		return "umask 077; mkdir -p " + Places.SAVED + " || exit\nf=" + file + """

				[ ! -e "$f" ] || { echo "There is a saved state of it already, $f on the host." >&2; exit %d; }
				set -- $(df -Pk %s | sed -n 2p)
				case ${4:-x} in *[!0-9]*) ;; *) [ "$4" -ge %d ] || {
				echo "It takes %d MiB, and $(($4 / 1024)) MiB are free in %s." >&2; exit %d; } ;; esac
				p="$f.part$$"
				limited 60 xl list -l "$d" > "$p%s" || { rm -f "$p%s"; exit 1; }
				xl save "$d" "$p" || { c=$?; rm -f "$p" "$p%s"; exit $c; }
				mv "$p%s" "$f%s"
				ln "$p" "$f" || { echo "Its state was saved to $p on the host and could not be renamed." >&2; exit %d; }
				rm -f "$p"
				""".formatted(Failures.FILE, Places.SAVED, need, need >> 10, Places.SAVED, Failures.NO_ROOM, Places.JSON,
				Places.JSON, Places.JSON, Places.JSON, Places.JSON, Failures.FILE);
	}

	public XenTask resume(DomainId id) throws XenException, InterruptedException {
		if (targets.perhapsRunning(id) != null) {
			throw targets.state(id, "resume", "suspended", "running");
		}
		Attempt attempt = targets.attempt(id, "resume");
		String file = Verbs.word(Places.saved(id.uuid()));
		String script = Verbs.about(shell, id.uuid()) + "[ -f " + file + " ] || exit " + Failures.NOT_SAVED + "\n" + Verbs.notRunning()
				+ "xl restore " + file + " || exit\nseek none || { echo 'It was restored and is gone already; its saved state is kept.' >&2; exit "
				+ Failures.FILE + "; }\n" + discard(id.uuid());
		return Unstoppable.start(attempt, targets.picture(), "", () -> shell.run(attempt, script, NOTHING, Verbs.MOVED));
	}

	/** Throws a saved state away. */
	static String discard(String uuid) {
		return "rm -f " + Verbs.word(Places.saved(uuid)) + " " + Verbs.word(Places.saved(uuid) + Places.JSON) + "\n";
	}
}
