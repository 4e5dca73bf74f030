// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.adxen.xen.xl.internal.RecordedAnswer;
import org.adxen.xen.xl.internal.job.SameDomain;
import org.adxen.xen.xl.internal.local.LocalHost;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What the scripts of a migration make of what a real xl and its ssh said. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class RecordedMigrationsTest {

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private static String text(String name) throws Exception {
		return RecordedAnswer.of(name).text();
	}

	private String sh(String script) throws Exception {
		return sh(script, new LocalHost("xen1", folder.getRoot().toPath()));
	}

	private static String sh(String script, LocalHost host) throws Exception {
		return host.run(script, new byte[0], 1 << 20, Duration.ofSeconds(60)).text().strip();
	}

	/** The line that migrate.sh takes for the reason, by its own commands. */
	private String cause(String name) throws Exception {
		String script;
		try (InputStream in = Migration.class.getResourceAsStream("migrate.sh")) {
			script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		int from = script.indexOf("cause=");
		Path error = folder.getRoot().toPath().resolve("err");
		Files.writeString(error, RecordedAnswer.of(name).error());
		return sh("job=" + folder.getRoot() + "\n" + script.substring(from, script.indexOf("\ncase", from)) + "\nprintf %s \"$cause\"");
	}

	@Test
	public void theReasonIsTheLineThatSaysIt() throws Exception {
		var expected = new LinkedHashMap<String, String>();
		expected.put("migrate-badkey", "Permissions 0666 for '/dev/null' are too open.");
		expected.put("migrate-cmd-missing", "sh: 1: exec: /nosuch/ssh: not found");
		expected.put("migrate-hostkey", "Host key verification failed.");
		expected.put("migrate-name-used", "libxl: error: libxl_domain.c:81:libxl__domain_rename: Domain 65:Domain with name \"pvh1\" already exists.");
		expected.put("migrate-no-memory", "xc: error: Failed to populate physmap (16 = Device or resource busy): Internal error");
		expected.put("migrate-noname", "ssh: Could not resolve hostname nosuchhost: Temporary failure in name resolution");
		expected.put("migrate-noroute", "ssh: connect to host 10.77.0.9 port 22: No route to host");
		expected.put("migrate-pv-no-shadow", "xc: error: Failed to enable logdirty: 95,22,0 (22 = Invalid argument): Internal error");
		expected.put("migrate-refused", "ssh: connect to host xen2 port 2: Connection refused");
		expected.put("migrate-remote-no-xl", "libxl: error: libxl_utils.c:505:libxl_read_exactly: file/stream truncated reading banner from migration"
				+ " receiver stream");
		expected.put("migrate-target-hangs", "");
		expected.put("migrate-unknown-dom", "nosuch is an invalid domain identifier (rc=-6)");
		for (Map.Entry<String, String> entry : expected.entrySet()) {
			assertThat(cause(entry.getKey())).as(entry.getKey()).isEqualTo(entry.getValue());
		}
	}

	/** Of one domain, whose name is not looked at. */
	@Test
	public void theStateIsCountedFromTheEndOfTheRow() throws Exception {
		assertThat(Look.state(text("list-name"))).isEqualTo("-b----");
		assertThat(Look.state(text("mem-set"))).isEqualTo("-b----");
		assertThat(Look.state(text("list-dom0-only"))).isEqualTo("r-----");
		assertThat(Look.state(text("shutdown-paused"))).isEqualTo("--p---");
		assertThat(Look.state("Name ID Mem VCPUs State Time(s)\na  b -b---- 9     15     4     1     --p---       0.0\n")).isEqualTo("--p---");
		assertThat(Look.state(text("list-unknown"))).isEmpty();
	}

	@Test
	public void aNumberIsTheDomainsOnlyWithItsUuid() throws Exception {
		Path table = folder.getRoot().toPath().resolve("vm-list");
		Files.write(table, RecordedAnswer.of("vm-list").output());
		try (var host = new LocalHost("xen1", folder.getRoot().toPath())) {
			host.program("xl", "cat '" + table + "'\n");
			String g1 = "ca77f1e5-1eca-449b-948d-2d7102d35aec";
			assertThat(sh(new SameDomain(1, g1, "g1").check() + "echo same", host)).isEqualTo("same");
			assertThat(sh(new SameDomain(2, g1, "g1").check() + "echo same", host)).isEmpty();
			assertThat(sh(new SameDomain(0, g1, "g1").check() + "echo same", host)).isEmpty();
		}
	}

	@Test
	public void whatXenCanIsReadFromTheAbilities() throws Exception {
		assertThat(facts("info").abilities()).contains("pv", "hvm", "hap").doesNotContain("shadow");
		assertThat(facts("pvlive-info").abilities()).contains("shadow");
	}

	private static HostFacts facts(String info) throws Exception {
		return new HostFacts("@adxen info\n" + text(info) + "\nxen_major : 4\n@adxen list\n" + text("list-l-dom0-only"));
	}

	@Test
	public void thisXlCannotResumeByACommand() throws Exception {
		assertThat(text("xl-help").lines().filter(line -> line.matches(" *resume .*"))).isEmpty();
		assertThat(text("xl-help")).contains("restore");
	}
}
