// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.picture;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.adxen.xen.XenException;
import org.adxen.xen.xl.internal.definitions.Listing;
import org.adxen.xen.xl.internal.definitions.Listing.Stamp;
import org.adxen.xen.xl.internal.shell.Attempt;
import org.adxen.xen.xl.internal.shell.Sections;
import org.adxen.xen.xl.internal.shell.Shell;

/**
 * What is read in one go, and cheap enough to be read often: which domains there are and what they do, the host's memory, and
 * which files there are.
 *
 * @param rows  in the order of their numbers; all have names
 * @param names by number
 * @param files empty when they were not asked for
 */
record Reading(List<DomainRow> rows, Map<Integer, String> names, HostInfo info, Map<String, Stamp> files) {

	static final Attempt ATTEMPT = Attempt.to("read the host");

	/** Reads the paths that are the arguments. When a domain goes meanwhile, xenstore-read stops there, and then each is read alone. */
	static final String READ_STORE = """
			xenstore-read -p "$@" 2>/dev/null || for p; do xenstore-read -p "$p" 2>/dev/null; done
			""";
	private static final String READ = """
			command -v xl >/dev/null 2>&1 || exit 127
			mark list
			limited %d xl list -v || exit
			mark info
			limited %d xl info || exit
			mark names
			set --
			for d in $(limited %d xenstore-list /local/domain); do
			case $d in *[!0-9]*) ;; *) set -- "$@" "/local/domain/$d/name" ;; esac
			done
			""" + READ_STORE;

	/** @param files commands that list files; empty for none */
	static Reading read(Shell shell, Sections sections, String files) throws XenException, InterruptedException {
		long seconds = Math.max(2, shell.patience().toSeconds() - 1);
		String script = Shell.LIMITED + sections.define() + READ.formatted(seconds, seconds, seconds)
				+ (files.isEmpty() ? "" : "mark files\n" + files) + "exit 0\n";
		var texts = new HashMap<String, String>();
		sections.split(shell.read(ATTEMPT, script)).forEach(section -> texts.put(section.title(), section.text()));
		var names = new HashMap<Integer, String>();
		StoreValues.parse(texts.getOrDefault("names", "")).forEach((path, name) -> {
			String number = path.replaceFirst("^/local/domain/(\\d{1,5})/name$", "$1");
			if (!number.startsWith("/")) {
				names.put(Integer.valueOf(number), name);
			}
		});
		return new Reading(DomainRow.parse(texts.getOrDefault("list", ""), names), names,
				new HostInfo(texts.getOrDefault("info", "")), Listing.parse(texts.getOrDefault("files", "")));
	}

	/** The same as long as the same domains are there under the same names. */
	String signature() {
		var signature = new StringBuilder();
		rows.forEach(row -> signature.append(row.domid()).append(' ').append(row.uuid()).append(' ')
				.append(names.get(row.domid())).append('\n'));
		return signature.toString();
	}
}
