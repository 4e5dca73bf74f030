// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.adxen.xen.PowerState;

/**
 * What {@code xl list -v} tells of one domain.
 *
 * @param memoryMiB what it has now
 * @param vcpus     online; 0 while it is built
 * @param state     the six letters
 * @param seconds   CPU time since its start
 * @param reason    why it shut down, by number; −1 when it did not
 */
public record DomainRow(int domid, String uuid, long memoryMiB, int vcpus, String state, double seconds, int reason) {

	/** SHUTDOWN_suspend, SHUTDOWN_crash and SHUTDOWN_watchdog of Xen's public/sched.h. */
	private static final int SUSPEND = 2;
	private static final int CRASH = 3;
	private static final int WATCHDOG = 4;
	/**
	 * Columns behind the name, which may hold anything, line breaks and what looks like columns too. The last but one letter of the
	 * state is the reason of a shutdown: reboot, suspend, crash, watchdog (shutdown_reason_letters in xl_info.c).
	 */
	private static final Pattern COLUMNS = Pattern.compile("\\s(\\d{1,5})\\s+(\\d+)\\s+(\\d+)\\s+([r-][b-][p-][s-][rscw?-][d-])\\s+"
			+ "(\\d+\\.\\d+)\\s+([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\s+(\\S+)\\s+\\S+\\s*$");

	PowerState power() {
		if (state.charAt(4) == 'c' || reason == CRASH || reason == WATCHDOG) {
			return PowerState.CRASHED;
		}
		if (isHeld()) {
			return PowerState.PAUSED;
		}
		if (isDown()) {
			return PowerState.HALTED;
		}
		return state.charAt(2) == 'p' ? PowerState.PAUSED : PowerState.RUNNING;
	}

	/** Whether it has shut down and is being torn down, restarted or kept. */
	boolean isDown() {
		return state.charAt(5) == 'd' || state.charAt(3) == 's' && !isHeld();
	}

	/** Whether it waits to be saved or moved, or to go on if that fails; it still has its disks. */
	private boolean isHeld() {
		return state.charAt(3) == 's' && state.charAt(5) != 'd' && (state.charAt(4) == 's' || reason == SUSPEND);
	}

	/**
	 * Reads the table. A line that a name forged is told from the true one by the names that Xenstore has.
	 *
	 * @param names by number, of all domains that there are
	 */
	static List<DomainRow> parse(String table, Map<Integer, String> names) {
		var rows = new HashMap<Integer, DomainRow>();
		for (String line : table.split("\n")) {
			Matcher m = COLUMNS.matcher(line);
			if (!m.find()) {
				continue;
			}
			int domid = Integer.parseInt(m.group(1));
			String name = names.get(domid);
			if (name == null || rows.containsKey(domid) && !startsWithEndOf(line, m.start(), name)) {
				continue;
			}
			rows.put(domid, new DomainRow(domid, m.group(6), Long.parseLong(m.group(2)), Integer.parseInt(m.group(3)),
					m.group(4), Double.parseDouble(m.group(5)), m.group(7).matches("\\d+") ? Integer.parseInt(m.group(7)) : -1));
		}
		var sorted = new ArrayList<>(rows.values());
		sorted.sort(java.util.Comparator.comparingInt(DomainRow::domid));
		return sorted;
	}

	/** A name of several lines ends on the line that has the columns. */
	private static boolean startsWithEndOf(String line, int columns, String name) {
		return line.substring(0, columns).strip().equals(name.substring(name.lastIndexOf('\n') + 1).strip());
	}
}
