// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.job;

import org.adxen.xen.ShellWords;

/**
 * What runs at the host for a job. Its folder is {@code $job}, for its owner alone, with these files: {@code script};
 * {@code probe}, which prints how much of how much is done; {@code what} it is and its {@code result}, as told when it was started;
 * {@code pid} of the supervisor, which leads a process group, and its start time; {@code out} and {@code err}; {@code stop}, by the
 * script, with the process that alone is to be signalled; {@code cancelled}; {@code why} it failed, by the script, the first word the
 * kind; {@code rc}, which is there as soon as all the rest is.
 */
final class JobScripts {

	/** Exit codes of these scripts. */
	static final int NO_SETSID = 41;
	static final int NO_FOLDER = 42;
	static final int DONE_ALREADY = 43;
	static final int GONE = 44;

	/** A supervisor outlives what it supervises; a signal to its group ends the script, not itself. Traps are not inherited. */
	private static final String SUPERVISOR = """
			job=$1; export job; cd /
			trap : TERM HUP INT
			IFS= read -r stat </proc/$$/stat
			set -- ${stat##*)}
			echo "$$ ${20}" >"$job/pid.new" && mv "$job/pid.new" "$job/pid"
			exec </dev/null >"$job/out" 2>"$job/err"
			sh "$job/script"
			echo $? >"$job/rc.new" && mv "$job/rc.new" "$job/rc"
			""";

	/** A number may by now be another process's; no process gets the number of a group that still has members. */
	private static final String ALIVE = """
			alive() {
				read -r pid started <"$job/pid" || return 1
				kill -0 "-$pid" 2>/dev/null || return 1
				IFS= read -r stat 2>/dev/null <"/proc/$pid/stat" || return 0
				set -- ${stat##*)}
				[ "${20}" = "$started" ]
			}
			""";

	private final String root;
	private final String folder;

	JobScripts(String root, String id) {
		this.root = root;
		folder = root + "/" + id;
	}

	/** Starts it; the script comes from the standard input. Jobs that ended more than a day ago go. */
	String start(String what, String probe, String result) {
		return """
				umask 077
				command -v setsid >/dev/null || exit %d
				root=%s; job=%s
				mkdir -p "$root" && mkdir "$job" || exit %d
				find "$root" -name rc -mtime +0 -exec sh -c 'for rc; do rm -rf "${rc%%/rc}"; done' sh {} + 2>/dev/null
				cat >"$job/script" && printf %%s %s >"$job/what" && printf %%s %s >"$job/probe" && printf %%s %s >"$job/result" \\
				&& printf %%s %s >"$job/supervisor" || { rm -rf "$job"; exit %d; }
				: "$(setsid sh "$job/supervisor" "$job" </dev/null 2>/dev/null &)"
				[ -s "$job/pid" ] || exit %d
				""".formatted(NO_SETSID, ShellWords.quote(root), ShellWords.quote(folder), NO_FOLDER, ShellWords.quote(what),
				ShellWords.quote(probe), ShellWords.quote(result), ShellWords.quote(SUPERVISOR), NO_FOLDER, NO_FOLDER);
	}

	/**
	 * Waits for the end for some seconds, so that one call at a time is enough. Prints the state in a line; then for one that
	 * runs what its probe prints, else the lengths of what follows: what it is, result, why, the ends of output and error.
	 */
	String poll(int seconds, int mostOutput) {
		return """
				job=%s; i=0
				[ -d "$job" ] || { echo gone; exit; }
				%s
				while [ ! -e "$job/rc" ] && [ $i -lt %d ] && alive; do
					if [ $i -lt 5 ]; then sleep 0.2 2>/dev/null || sleep 1; else sleep 1; fi
					i=$((i + 1))
				done
				cancelled=0; [ -e "$job/cancelled" ] && cancelled=1
				part() { [ -r "$job/$1" ] && tail -c %d "$job/$1"; }
				size() { part "$1" | wc -c; }
				if [ -e "$job/rc" ]; then echo "ended $(cat "$job/rc") $cancelled"
				elif alive; then echo running; export job; sh "$job/probe" 2>/dev/null; exit 0
				elif [ -e "$job/rc" ]; then echo "ended $(cat "$job/rc") $cancelled"
				else echo "died -1 $cancelled"; fi
				for f in what result why out err; do echo "$(size $f)"; done
				for f in what result why out err; do part $f; done
				exit 0
				""".formatted(ShellWords.quote(folder), ALIVE, seconds + 4, mostOutput);
	}

	/** Signals it, without waiting. */
	String cancel() {
		return """
				job=%s
				[ -d "$job" ] || exit %d
				[ -e "$job/rc" ] && exit %d
				%s
				alive || exit %d
				: >"$job/cancelled"
				if [ -s "$job/stop" ]; then read -r one <"$job/stop"; kill -TERM "$one"; else kill -TERM "-$pid"; fi
				[ $? -eq 0 ] || [ -e "$job/rc" ]
				""".formatted(ShellWords.quote(folder), GONE, DONE_ALREADY, ALIVE, DONE_ALREADY);
	}
}
