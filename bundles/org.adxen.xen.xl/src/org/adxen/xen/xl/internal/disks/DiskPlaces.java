// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.disks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.adxen.xen.ShellWords;
import org.adxen.xen.XenException;
import org.adxen.xen.xl.internal.shell.Attempt;
import org.adxen.xen.xl.internal.shell.Sections;
import org.adxen.xen.xl.internal.shell.Sections.Section;
import org.adxen.xen.xl.internal.shell.Shell;

/**
 * Where paths of a host really lead, so that one disk has one name on all hosts that share it.
 */
final class DiskPlaces {

	/** Names of one device, the best first: those that are the same wherever the disk is seen. */
	private static final List<String> BEST = List.of("dm-uuid-LVM-", "wwn-", "nvme-eui.", "scsi-3", "dm-uuid-");

	/**
	 * One path.
	 *
	 * @param target as in {@link org.adxen.xen.DiskUse#target()}
	 * @param bytes  −1 when unknown
	 */
	record Place(String target, long bytes) {
	}

	/** A mounted file system. */
	record Mount(String source, String folder, String type) {
	}

	private static final String READ = """
			mark :mounts
			cat /proc/mounts 2>/dev/null
			mark :ids
			for l in /dev/disk/by-id/*; do [ -L "$l" ] && echo "$(readlink -f "$l") ${l##*/}"; done
			look() {
			r=$(limited 5 readlink -f "$1" 2>/dev/null) || r=$1
			case $r in /dev/loop[0-9]*) b=$(cat "/sys/block/${r##*/}/loop/backing_file" 2>/dev/null) && [ -n "$b" ] && r=$b ;; esac
			s=
			if [ -b "$r" ]; then read -r n < "/sys/class/block/${r##*/}/size" && s=$(($n * 512)); else s=$(limited 5 stat -L -c %s -- "$r" 2>/dev/null); fi
			printf '%s\\n%s\\n' "$s" "$r"
			}
			""";

	private final Shell shell;
	private final String host;
	private final String repository;
	private final Sections sections = new Sections();

	DiskPlaces(Shell shell, String host, String repository) {
		this.shell = shell;
		this.host = host;
		this.repository = repository;
	}

	/** By path; each is looked at once. Paths with line breaks stay as they are. */
	Map<String, Place> of(Collection<String> paths) throws XenException, InterruptedException {
		var places = new HashMap<String, Place>();
		var asked = new TreeSet<String>();
		for (String path : paths) {
			if (path.startsWith("/") && path.chars().noneMatch(c -> c < ' ')) {
				asked.add(path);
			} else {
				places.put(path, new Place(host + ':' + path, -1));
			}
		}
		if (asked.isEmpty()) {
			return places;
		}
		String script = Shell.LIMITED + sections.define() + READ + "mark :repository\n"
				+ (repository.isEmpty() ? "" : "look " + ShellWords.quote(repository) + "\n")
				+ "while IFS= read -r f; do mark \"$f\"; look \"$f\"; done\nexit 0\n";
		List<Mount> mounts = List.of();
		Map<String, TreeSet<String>> ids = Map.of();
		String shared = repository;
		for (Section section : sections.split(shell.read(Attempt.to("look at the disks of the host"), script,
				(String.join("\n", asked) + "\n").getBytes(StandardCharsets.UTF_8)))) {
			switch (section.title()) {
			case ":mounts" -> mounts = mounts(section.text());
			case ":ids" -> ids = ids(section.text());
			case ":repository" -> shared = resolved(section, repository);
			default -> {
				String real = resolved(section, section.title());
				String size = section.text().lines().findFirst().orElse("");
				places.put(section.title(), new Place(target(section.title(), real, shared, mounts, ids),
						size.matches("\\d{1,18}") ? Long.parseLong(size) : -1));
			}
			}
		}
		asked.forEach(path -> places.putIfAbsent(path, new Place(host + ':' + path, -1)));
		return places;
	}

	private static String resolved(Section section, String otherwise) {
		return section.text().lines().skip(1).findFirst().filter(line -> !line.isEmpty()).orElse(otherwise);
	}

	private String target(String path, String real, String shared, List<Mount> mounts, Map<String, TreeSet<String>> ids) {
		if (!repository.isEmpty()) {
			String within = within(real, shared);
			if (within == null) {
				within = within(path, repository);
			}
			if (within != null) {
				return "repository:" + within;
			}
		}
		if (ids.containsKey(real)) {
			TreeSet<String> names = ids.get(real);
			return "lun:" + BEST.stream().flatMap(best -> names.stream().filter(name -> name.startsWith(best))).findFirst()
					.orElseGet(names::first);
		}
		Mount on = null;
		for (Mount mount : mounts) { // of several on one folder, the last covers the others
			if (within(real, mount.folder()) != null && (on == null || mount.folder().length() >= on.folder().length())) {
				on = mount;
			}
		}
		return on != null && on.type().startsWith("nfs")
				? "nfs:" + on.source().replaceFirst("/+$", "") + '/' + within(real, on.folder())
				: host + ':' + real;
	}

	/** The path from the folder on; null when it is not below it. */
	static @org.eclipse.jdt.annotation.Nullable String within(String path, String folder) {
		String start = folder.endsWith("/") ? folder : folder + '/';
		return path.startsWith(start) ? path.substring(start.length()).replaceFirst("^/+", "") : null;
	}

	/** Lines of proc(5), with blanks in names in octal. */
	static List<Mount> mounts(String lines) {
		var mounts = new ArrayList<Mount>();
		lines.lines().map(line -> line.split(" ")).filter(fields -> fields.length > 2)
				.forEach(fields -> mounts.add(new Mount(plain(fields[0]), plain(fields[1]), fields[2])));
		return mounts;
	}

	private static String plain(String field) {
		return field.replace("\\040", " ").replace("\\011", "\t").replace("\\012", "\n").replace("\\134", "\\");
	}

	private static Map<String, TreeSet<String>> ids(String lines) {
		var ids = new HashMap<String, TreeSet<String>>();
		lines.lines().forEach(line -> {
			int blank = line.lastIndexOf(' ');
			if (blank > 0) {
				ids.computeIfAbsent(line.substring(0, blank), device -> new TreeSet<>()).add(line.substring(blank + 1));
			}
		});
		return ids;
	}
}
