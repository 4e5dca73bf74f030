// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.migrate;

import java.util.List;

import org.adxen.xen.ShellWords;

/** Scripts that look at hosts before a migration. They change nothing. Answers are sections, each begun by a line with its name. */
final class Questions {

	/** Nothing that a host prints begins a line so by chance: the list of domains is JSON, all else is asked for. */
	static final String SECTION = "@adxen ";

	/** Who it is, which Xen and processor, and whether its own memory can shrink for guests. */
	private static final String HOST = """
			echo '@adxen info'; xl info
			echo '@adxen cpu'; grep -m 1 -e '^vendor_id' /proc/cpuinfo; uname -m
			echo '@adxen boot'; cat /proc/sys/kernel/random/boot_id
			echo '@adxen xl.conf'; grep -e '^ *autoballoon' /etc/xen/xl.conf 2>/dev/null
			""";
	/**
	 * What is at each path: kind, then for files file system, inode and length, for block devices length in sectors and the identity
	 * that its volume or unit has, which is the same wherever it is seen.
	 */
	private static final String PATHS = """
			echo '@adxen paths'
			for p; do
				if [ -b "$p" ]; then
					set -- $(stat -L -c '%t %T' -- "$p")
					d=/sys/dev/block/$((0x$1)):$((0x$2))
					echo "block $(cat "$d/size" 2>/dev/null || echo 0) $(cat "$d/dm/uuid" "$d/device/wwid" 2>/dev/null | tr -d '[:space:]')"
				elif [ -f "$p" ]; then echo "file $(stat -L -c '%i %s' -- "$p") $(stat -L -f -c %T -- "$p")"
				elif [ -e "$p" ]; then echo other
				else echo missing; fi
			done
			""";

	private Questions() {
	}

	static String source(int domid, Route route) {
		return HOST + """
				echo '@adxen state'; xl list %d
				echo '@adxen reach'
				%s %s 2>&1; echo "exit $?"
				echo '@adxen list'; xl list -l %d
				exit 0
				""".formatted(domid, route.ssh(), ShellWords.quote(route.asRoot() + "sh -c "
				+ ShellWords.quote("cat /proc/sys/kernel/random/boot_id; PATH=$PATH:/usr/sbin:/sbin:/usr/local/sbin command -v xl")),
				domid);
	}

	static String target(List<String> paths, List<String> bridges) {
		var script = new StringBuilder(HOST).append(sources(paths)).append("echo '@adxen bridges'\n");
		for (String bridge : bridges) {
			script.append("[ -e ").append(ShellWords.quote("/sys/class/net/" + bridge)).append(" ] && echo yes || echo no\n");
		}
		return script.append("echo '@adxen list'; xl list -l\nexit 0\n").toString();
	}

	static String sources(List<String> paths) {
		return "set -- " + ShellWords.join(paths) + "\n" + PATHS;
	}
}
