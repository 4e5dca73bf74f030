// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.picture;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.UUID;

import org.adxen.xen.XenException;
import org.adxen.xen.xl.internal.shell.Sections;
import org.adxen.xen.xl.internal.shell.Shell;

/**
 * What does not change while a host is connected.
 *
 * @param id        a UUID made of what tells this host from a copy of it: machine id, name and host key
 * @param toolstack name and version
 */
public record HostFacts(String id, String name, String cpuModel, String toolstack) {

	private static final String READ = """
			command -v xl >/dev/null 2>&1 || exit 127
			mark info
			limited %d xl info || exit
			mark name
			uname -n
			mark machine
			cat /etc/machine-id /var/lib/dbus/machine-id 2>/dev/null | head -n 1
			mark cpu
			sed -n 's/^model name[^:]*: *//p' /proc/cpuinfo 2>/dev/null | head -n 1
			exit 0
			""";

	/** @throws XenException also when the host has no xl */
	public static HostFacts read(Shell shell) throws XenException, InterruptedException {
		var sections = new Sections();
		var texts = new HashMap<String, String>();
		String script = Shell.LIMITED + sections.define() + READ.formatted(Math.max(2, shell.patience().toSeconds() - 1));
		sections.split(shell.read(Reading.ATTEMPT, script)).forEach(section -> texts.put(section.title(), section.text().strip()));
		String name = texts.getOrDefault("name", "");
		String version = new HostInfo(texts.getOrDefault("info", "")).xenVersion();
		String identity = texts.getOrDefault("machine", "") + '\n' + name + '\n' + shell.host().identity().sha256();
		return new HostFacts(UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)).toString(), name,
				texts.getOrDefault("cpu", ""), ("xl " + version).strip());
	}
}
