// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.adxen.xen.CreateRequest;
import org.adxen.xen.DomainId;
import org.adxen.xen.DomainSnapshot;
import org.adxen.xen.ShellWords;
import org.adxen.xen.XenException;
import org.adxen.xen.XenTask;
import org.adxen.xen.config.ConfigFile;
import org.adxen.xen.xl.internal.ssh.RemoteHost;

/**
 * A real host as the connector sees it, and by the side of it as its shell does.
 *
 * @param ssh what the connector goes through
 */
@SuppressWarnings("null") // AssertJ says nothing of null
record LabHost(RemoteHost ssh, XlConnection xen) implements AutoCloseable {

	/** What is asked of the connector. */
	interface Step {
		XenTask begin() throws Exception;
	}

	/** Output of a script that must succeed. */
	String sh(String script) throws Exception {
		RemoteHost.Result result = ssh.run(script, new byte[0], 4 << 20, Lab.PATIENCE);
		assertThat(result.code()).as(script + ": " + result.error()).isZero();
		return result.text();
	}

	/** All guests and all that AdXen keeps there go. */
	void clean() throws Exception {
		sh("umount /var/lib/adxen/saved 2>/dev/null; for d in $(xenstore-list /local/domain); do [ \"$d\" = 0 ] || xl destroy \"$d\" 2>/dev/null;"
				+ " done; rm -rf /var/lib/adxen /root/lab; exit 0");
		await().atMost(Lab.PATIENCE).pollInterval(Duration.ofMillis(500)).until(() -> uuids().size() == 1);
	}

	String id() {
		return xen.facts().id();
	}

	/** A configuration file that is on the host already. */
	CreateRequest fromPath(String path, boolean start) throws Exception {
		return new CreateRequest(ConfigFile.parse(xen.files().orElseThrow().read(path, 1 << 20)), path, "", "", start, false, Map.of());
	}

	/** A file of the admin's own machine; kernel and size are those of the lab's guests. */
	static CreateRequest guest(String name, String more, boolean start) {
		String text = "name = \"unnamed\"\nkernel = \"/root/guests/vmlinux\"\nramdisk = \"/root/guests/initrd.gz\"\nmemory = 96\n"
				+ "extra = \"console=hvc0 quiet\"\non_crash = \"preserve\"\n" + more;
		return CreateRequest.of(ConfigFile.parse(text.getBytes(StandardCharsets.UTF_8)), name, "", start, false);
	}

	/** One of 4 MB that only blocks, and is there in a second. */
	static CreateRequest tiny(String name, String more) {
		return CreateRequest.of(ConfigFile.parse(("name = \"unnamed\"\nkernel = \"/root/guests/idle\"\nmemory = 4\n" + more)
				.getBytes(StandardCharsets.UTF_8)), name, "", true, false);
	}

	DomainId create(CreateRequest request) throws XenException, InterruptedException {
		return DomainId.of(finish(xen.create(request)));
	}

	/** By {@code xl} itself, with any name, and no file that the host would keep. */
	DomainId createByHand(String config, String name) throws Exception {
		String uuid = java.util.UUID.randomUUID().toString();
		String quoted = "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
		sh("mkdir -p /root/lab; { grep -v '^name' /root/guests/" + config + ".cfg; printf '%s\\n' " + ShellWords.quote("name = " + quoted)
				+ " " + ShellWords.quote("uuid = \"" + uuid + "\"") + "; } >/root/lab/made.cfg && xl create /root/lab/made.cfg");
		return DomainId.of(uuid);
	}

	/** Waits until the guest's userland is up. */
	void awaitTicks(String name) throws Exception {
		String log = ShellWords.quote("/var/log/xen/console/guest-" + name + ".log");
		await().atMost(Lab.PATIENCE).pollInterval(Duration.ofMillis(500)).until(() -> sh("tail -n 1 " + log + "; exit 0").contains("tick"));
	}

	Optional<DomainSnapshot> find(DomainId id) throws XenException, InterruptedException {
		return xen.snapshot().domains().stream().filter(domain -> domain.id().equals(id)).findFirst();
	}

	DomainSnapshot domain(DomainId id) throws XenException, InterruptedException {
		return find(id).orElseThrow();
	}

	/** Command lines of all that runs there. */
	String processes() throws Exception {
		return sh("ps -eo args");
	}

	/** Of all domains that the host has, Domain-0 among them. Not by the table of xl, in which names can look like rows. */
	List<String> uuids() throws Exception {
		return sh("for d in $(xenstore-list /local/domain); do if [ \"$d\" = 0 ]; then echo /vm/00000000-0000-0000-0000-000000000000;"
				+ " else xenstore-read /local/domain/$d/vm 2>/dev/null; fi; done; exit 0").lines()
				.map(line -> line.substring("/vm/".length())).toList();
	}

	static String finish(XenTask task) throws XenException, InterruptedException {
		return task.await(progress -> {
		});
	}

	/** Of a task that must fail, when it is asked for or later. */
	static XenException failure(Step step) {
		XenException failure = catchThrowableOfType(XenException.class, () -> finish(step.begin()));
		assertThat(failure).as("it should have failed").isNotNull();
		return failure;
	}

	@Override
	public void close() {
		xen.close();
	}
}
