// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

import org.adxen.cli.internal.LiveCommandLine;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.xen.HostFiles;
import org.adxen.xen.HostFiles.Entry;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The image repository on two simulated hosts with xl, by the real connector over SSH. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class RepositoryTest {

	private static final String CONFIG = """
			name = "fresh"
			type = "pvh"
			kernel = "/srv/shared/vmlinuz"
			memory = 256
			disk = [ "/srv/shared/golden.raw,raw,xvda,r" ]
			""";

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();
	@Rule
	public final LiveCommandLine line = new LiveCommandLine("""
			seed 5
			pace 0.1
			pool one toolstack=xl user=root password=demo
			  host one cpus=8 memory=16GiB
			  storage nfs size=100GiB
			  disk golden storage=nfs size=1GiB sharable
			  domain web host=one memory=1GiB vcpus=1 type=pvh disk=1GiB
			pool two toolstack=xl user=root password=demo
			  host two cpus=8 memory=16GiB
			  storage nfs size=100GiB
			  disk golden storage=nfs size=1GiB sharable
			pool far toolstack=xapi tls user=root password=demo
			  host far-1 cpus=8 memory=16GiB
			""");

	private Path config;

	@Before
	public void setRepository() throws Exception {
		config = Files.writeString(temporary.getRoot().toPath().resolve("fresh.cfg"), CONFIG);
		assertThat(line.adxen("repository", "set", "/srv/shared/")).isEqualTo(ExitCode.OK);
	}

	private HostFiles files(String pool) throws Exception {
		return line.connection(pool).files().orElseThrow();
	}

	private List<String> names(String pool) throws Exception {
		return files(pool).list("/srv/shared").stream().map(Entry::name).sorted().toList();
	}

	@Test
	public void showsWhereItIs() {
		assertThat(line.adxen("repository", "set", "/srv/xen", "--local", temporary.getRoot().toString())).isEqualTo(ExitCode.OK);
		assertThat(line.adxen("repository", "show", "--format", "csv")).isEqualTo(ExitCode.OK);
		assertThat(line.out()).contains("path,/srv/xen", "local," + temporary.getRoot());
		assertThat(line.adxen("repository", "set", "--none")).isEqualTo(ExitCode.OK);
		assertThat(line.adxen("repository", "list")).isEqualTo(ExitCode.FAILED);
		assertThat(line.told()).contains("No image repository is set.");
	}

	@Test
	public void refusesAPathThatIsNone() {
		assertThat(line.adxen("repository", "set", "srv")).isEqualTo(ExitCode.USAGE);
		assertThat(line.told()).contains("\"srv\" is not an absolute path of a host.");
		assertThat(line.adxen("repository", "set")).isEqualTo(ExitCode.USAGE);
		assertThat(line.adxen("repository", "set", "/srv", "--none")).isEqualTo(ExitCode.USAGE);
		assertThat(line.told()).contains("or --none");
	}

	@Test
	public void uploadsAndListsAndMakesADomainOfTheFileThere() throws Exception {
		assertThat(line.adxen("repository", "upload", config.toString(), "--host", "one")).isEqualTo(ExitCode.OK);
		assertThat(line.out()).contains("/srv/shared/fresh.cfg");
		assertThat(files("one").read("/srv/shared/fresh.cfg", 1000)).asString().isEqualTo(CONFIG);

		assertThat(line.adxen("repository", "list", "--host", "one", "--format", "csv")).isEqualTo(ExitCode.OK);
		assertThat(line.out()).contains("fresh.cfg,file," + CONFIG.length(), ",true,/srv/shared/fresh.cfg", "golden.raw,file,1073741824");

		assertThat(line.adxen("create", "fresh.cfg", "--on-host", "--start=false", "--pool", "one")).isEqualTo(ExitCode.OK);
		await().until(() -> line.domains().contains("fresh"));

		// without the repository nobody knows of it any more: the host is connected to anew
		assertThat(line.adxen("repository", "set", "--none")).isEqualTo(ExitCode.OK);
		assertThat(line.adxen("list")).isEqualTo(ExitCode.OK);
		assertThat(line.out()).contains("web").doesNotContain("fresh");
	}

	@Test
	public void neverUploadsOverAFile() throws Exception {
		assertThat(line.adxen("repository", "upload", config.toString(), "--to", "golden.raw", "--host", "one")).isEqualTo(ExitCode.FAILED);
		assertThat(line.out()).contains("There is something at /srv/shared/golden.raw");
		assertThat(line.adxen("repository", "upload", config.toString(), "--to", "nowhere/", "--host", "one")).isEqualTo(ExitCode.FAILED);
		assertThat(line.out()).contains("There is nothing at /srv/shared/nowhere.");
		assertThat(names("one")).containsExactly("golden.raw");
	}

	@Test
	public void ctrlCTakesAwayWhatWasUploaded() throws Exception {
		Path large = temporary.getRoot().toPath().resolve("large.raw");
		try (var file = new RandomAccessFile(large.toFile(), "rw")) {
			file.setLength(96 << 20);
		}
		var caller = new AtomicReference<Thread>();
		var code = CompletableFuture.supplyAsync(() -> {
			caller.set(Thread.currentThread());
			return line.adxen("repository", "upload", large.toString(), "--host", "one");
		});
		await().pollInterval(Duration.ofMillis(5)).until(() -> line.operations().runs().stream().anyMatch(r -> r.progress() > 0));
		caller.get().interrupt();

		assertThat(code.get()).isEqualTo(ExitCode.CANCELLED);
		await().untilAsserted(() -> assertThat(names("one")).containsExactly("golden.raw"));
	}

	@Test
	public void clonesOnTheHostButNotWhatADomainWritesTo() throws Exception {
		assertThat(line.adxen("repository", "clone", "golden.raw", "member.raw", "--host", "two")).isEqualTo(ExitCode.OK);
		assertThat(files("two").look("/srv/shared/member.raw")).hasValueSatisfying(e -> assertThat(e.bytes()).isEqualTo(1L << 30));
		assertThat(line.adxen("repository", "clone", "golden.raw", "member.raw", "--host", "two")).isEqualTo(ExitCode.FAILED);
		assertThat(line.out()).contains("already something at /srv/shared/member.raw");

		assertThat(line.adxen("repository", "clone", "/var/lib/xen/images/web-0.raw", "web.raw", "--host", "one"))
				.isEqualTo(ExitCode.FAILED);
		assertThat(line.out()).contains("a disk that web may be writing to");
		assertThat(names("one")).containsExactly("golden.raw");
	}

	@Test
	public void checkTellsWhichHostCannotReadWhat() throws Exception {
		assertThat(line.adxen("repository", "check")).isEqualTo(ExitCode.OK);
		assertThat(line.told()).contains("configuration file (0)", "every host (2)");
		line.adxen("repository", "upload", config.toString(), "--host", "one");

		assertThat(line.adxen("repository", "check", "--format", "csv")).isEqualTo(ExitCode.FAILED);
		assertThat(line.out()).isEqualTo("""
				host,path,problem,neededBy
				one,/srv/shared/vmlinuz,missing,/srv/shared/fresh.cfg
				two,/srv/shared/fresh.cfg,missing,
				two,/srv/shared/vmlinuz,missing,/srv/shared/fresh.cfg
				""".replace("\n", "\r\n"));
		assertThat(line.adxen("repository", "set", "/srv/none")).isEqualTo(ExitCode.OK);
		assertThat(line.adxen("repository", "check", "two")).isEqualTo(ExitCode.FAILED);
		assertThat(line.out()).contains("There is no such folder on this host");
	}

	@Test
	public void otherToolstacksShowNoFiles() {
		assertThat(line.adxen("repository", "list", "--host", "far")).isEqualTo(ExitCode.FAILED);
		assertThat(line.told()).contains("far shows no files: only plain Xen hosts (xl) use the repository.");
		assertThat(line.adxen("repository", "upload", config.toString(), "--host", "far")).isEqualTo(ExitCode.FAILED);
		assertThat(line.out()).contains("far shows no files of its hosts");
		assertThat(line.adxen("create", "fresh.cfg", "--on-host", "--pool", "far")).isEqualTo(ExitCode.FAILED);
		assertThat(line.out()).contains("far shows no files of its hosts");
	}

	@Test
	public void looksOnThisMachineWhereItIsMounted() throws Exception {
		line.adxen("repository", "set", "/srv/shared", "--local", temporary.getRoot().toString());
		assertThat(line.adxen("repository", "list", "--format", "csv")).isEqualTo(ExitCode.OK);
		assertThat(line.out()).contains("fresh.cfg,file," + CONFIG.length()).doesNotContain("golden");
		assertThat(line.adxen("repository", "list", "/etc")).isEqualTo(ExitCode.FAILED);
		assertThat(line.told()).contains("/etc does not lie in the repository /srv/shared.");
	}

	@Test
	public void printsTheCommandOfAConsoleAndTheLogOfEachKindOfHost() {
		assertThat(line.adxen("console-command", "web")).isEqualTo(ExitCode.OK);
		assertThat(line.out()).startsWith("ssh -t ").contains("xl console");
		assertThat(line.adxen("console-command", "two/Domain-0")).isNotEqualTo(ExitCode.OK);

		assertThat(line.adxen("host-log", "one")).isEqualTo(ExitCode.OK);
		assertThat(line.out()).startsWith("(XEN) Xen version 4.17.7");
		assertThat(line.adxen("host-log", "far-1")).isEqualTo(ExitCode.OK);
		assertThat(line.out()).contains("(XEN) Command line: console=vga");
	}
}
