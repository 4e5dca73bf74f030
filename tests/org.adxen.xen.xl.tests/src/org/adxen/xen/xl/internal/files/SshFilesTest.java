// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import org.adxen.xen.HostFiles.Entry;
import org.adxen.xen.HostFiles.Kind;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.XenTask;
import org.adxen.xen.xl.internal.job.RemoteJobs;
import org.adxen.xen.xl.internal.local.LocalHost;
import org.junit.Assume;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Files of a host that is this machine. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class SshFilesTest {

	private static final List<String> NAMES = List.of("plain.cfg", "two words", "-rf", "new\nline", "it's \"quoted\" $HOME `x` \\",
			"*", ".hidden", "..odd", "ünïcode 漢字", "a  b -b---- 9", "tab\there", "trailing ");

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	private LocalHost host;
	private Path folder;
	private SshFiles files;

	@Before
	public void prepare() throws Exception {
		Assume.assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
		folder = Files.createDirectories(temporary.getRoot().toPath().resolve("a folder's\nname"));
		at(new LocalHost("db", temporary.getRoot().toPath()));
	}

	private void at(LocalHost place) {
		host = place;
		files = new SshFiles(host, new RemoteJobs(host, temporary.getRoot().toPath().resolve("jobs").toString()));
	}

	private void busybox() throws IOException {
		Assume.assumeTrue(Files.isExecutable(Path.of("/usr/bin/busybox")));
		var place = new LocalHost("db", temporary.getRoot().toPath(), "/usr/bin/busybox", "sh");
		for (String applet : new String[] { "sh", "stat", "find", "df", "cat", "cp", "ln", "rm", "mv", "chmod", "chown", "test" }) {
			place.program(applet, "exec /usr/bin/busybox " + applet + " \"$@\"\n");
		}
		at(place);
	}

	private String path(String name) {
		return folder.resolve(name).toString();
	}

	private static XenException failureOf(Callable<?> call) {
		return catchThrowableOfType(XenException.class, call::call);
	}

	private XenException refused(String code, Callable<?> call) {
		XenException failure = failureOf(call);
		assertThat(failure.failure()).isInstanceOfSatisfying(XenFailure.Refused.class, r -> assertThat(r.code()).isEqualTo(code));
		return failure;
	}

	private static String done(XenTask task) throws Exception {
		return task.await(p -> {
		});
	}

	private static InputStream bytes(byte[] bytes) {
		return new ByteArrayInputStream(bytes);
	}

	@Test
	public void hostileNamesAreListed() throws Exception {
		for (String name : NAMES) {
			Files.writeString(Path.of(path(name)), name);
		}
		Files.createDirectory(Path.of(path("sub")));
		Files.createSymbolicLink(Path.of(path("link")), Path.of("sub"));
		Files.createSymbolicLink(Path.of(path("dangling\nlink")), Path.of("nowhere"));
		var expected = new ArrayList<>(NAMES);
		expected.addAll(List.of("sub", "link", "dangling\nlink"));
		List<Entry> listed = files.list(folder.toString());
		assertThat(listed).extracting(Entry::name).containsExactlyInAnyOrderElementsOf(expected);
		assertThat(listed).filteredOn(e -> e.kind() == Kind.FOLDER).extracting(Entry::name).containsExactlyInAnyOrder("sub", "link");
		assertThat(listed).filteredOn(e -> !e.readable()).extracting(Entry::name).containsExactly("dangling\nlink");
		for (Entry entry : listed) {
			if (entry.kind() == Kind.FILE) {
				assertThat(entry.bytes()).isEqualTo(entry.name().getBytes().length);
				assertThat(files.look(path(entry.name()))).contains(entry);
				assertThat(new String(files.read(path(entry.name()), 100))).isEqualTo(entry.name());
			}
		}
	}

	@Test
	public void busyboxListsAndWritesAsWell() throws Exception {
		busybox();
		hostileNamesAreListed();
		assertThat(done(files.upload(bytes(new byte[5]), 5, path("up"), true))).isEqualTo(path("up"));
		assertThat(done(files.copy(path("up"), path("copy")))).isEqualTo(path("copy"));
		assertThat(Path.of(path("copy"))).hasSize(5);
		assertThat(files.freeBytes(folder.toString())).isPositive();
	}

	@Test
	public void anEmptyFolderHasNothing() throws Exception {
		assertThat(files.list(folder.toString())).isEmpty();
		assertThat(files.look(path("x"))).isEmpty();
		assertThat(files.look("/")).get().extracting(Entry::kind).isEqualTo(Kind.FOLDER);
	}

	@Test
	public void whatIsMissingOrAnotherThingIsTold() throws Exception {
		Files.writeString(Path.of(path("file")), "12345");
		assertThat(failureOf(() -> files.list(path("no")))).extracting(XenException::failure)
				.isEqualTo(new XenFailure.NotFound("file", path("no")));
		assertThat(failureOf(() -> files.read(path("no"), 10)).failure()).isInstanceOf(XenFailure.NotFound.class);
		assertThat(failureOf(() -> files.freeBytes(path("no"))).failure()).isInstanceOf(XenFailure.NotFound.class);
		assertThat(failureOf(() -> files.copy(path("no"), path("to"))).failure()).isInstanceOf(XenFailure.NotFound.class);
		assertThat(failureOf(() -> files.upload(bytes(new byte[1]), 1, path("no/x"), true)).failure())
				.isInstanceOf(XenFailure.NotFound.class);
		refused("WRONG_KIND", () -> files.list(path("file")));
		refused("WRONG_KIND", () -> files.read(folder.toString(), 10));
		refused("WRONG_KIND", () -> files.copy(folder.toString(), path("to")));
		refused("TOO_LARGE", () -> files.read(path("file"), 4));
		assertThat(files.read(path("file"), 5)).hasSize(5);
	}

	@Test
	public void anUploadIsWholeAndForThoseItIsFor() throws Exception {
		var content = new byte[300_000];
		new Random(7).nextBytes(content);
		var told = new ArrayList<Double>();
		assertThat(files.upload(bytes(content), content.length, path("new\n'one'"), false).await(told::add)).isEqualTo(path("new\n'one'"));
		assertThat(Files.readAllBytes(Path.of(path("new\n'one'")))).isEqualTo(content);
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(path("new\n'one'"))))).isEqualTo("rw-------");
		assertThat(told).isSorted().allMatch(p -> p >= 0 && p <= 1);
		done(files.upload(bytes(new byte[0]), 0, path("empty"), true));
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(path("empty"))))).isEqualTo("rw-r--r--");
		assertNothingElse("new\n'one'", "empty");
	}

	private void assertNothingElse(String... names) {
		await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
			try (var all = Files.list(folder)) {
				assertThat(all.map(p -> p.getFileName().toString())).containsExactlyInAnyOrder(names);
			}
		});
	}

	@Test
	public void nothingIsWrittenOver() throws Exception {
		Files.writeString(Path.of(path("mine")), "mine");
		Files.createSymbolicLink(Path.of(path("link")), Path.of("nowhere"));
		for (String name : List.of("mine", "link")) {
			assertThat(refused("EXISTS", () -> files.upload(bytes(new byte[1]), 1, path(name), true))).hasMessageContaining("not touched");
			refused("EXISTS", () -> files.copy(path("mine"), path(name)));
		}
		assertThat(Path.of(path("mine"))).hasContent("mine");
		assertNothingElse("mine", "link");
	}

	@Test
	public void ofTwoUploadsAtATimeOneWins() throws Exception {
		XenTask first = files.upload(bytes("first".getBytes()), 5, path("same"), true);
		XenTask second = files.upload(bytes("later".getBytes()), 5, path("same"), true);
		done(second);
		refused("EXISTS", () -> done(first));
		assertThat(Path.of(path("same"))).hasContent("later");
		assertNothingElse("same");
	}

	@Test
	public void anUploadOfAnotherLengthLeavesNothing() throws Exception {
		refused("WRONG_LENGTH", () -> done(files.upload(bytes(new byte[9]), 10, path("x"), true)));
		refused("WRONG_LENGTH", () -> done(files.upload(bytes(new byte[11]), 10, path("x"), true)));
		refused("UNREADABLE", () -> done(files.upload(new InputStream() {
			@Override
			public int read() throws IOException {
				throw new IOException("disk broken");
			}
		}, 10, path("x"), true)));
		assertNothingElse();
	}

	@Test
	public void aCancelledUploadLeavesNothing() throws Exception {
		try (var source = new PipedOutputStream(); var content = new PipedInputStream(source, 1 << 20)) {
			XenTask task = files.upload(content, 1_000_000, path("x"), true);
			var sent = new CompletableFuture<Void>();
			source.write(new byte[400_000]);
			Thread.ofVirtual().start(() -> {
				sent.join();
				try {
					task.cancel();
					source.write(new byte[600_000]);
					source.close();
				} catch (Exception e) {
					throw new IllegalStateException(e);
				}
			});
			XenException failure = failureOf(() -> task.await(p -> {
				if (p > 0.1) {
					sent.complete(null);
				}
			}));
			assertThat(failure.failure()).isEqualTo(new XenFailure.Cancelled());
		}
		assertNothingElse();
	}

	@Test
	public void whatHasNoRoomIsRefusedAtOnce() throws Exception {
		Files.write(Path.of(path("big")), new byte[200_000]);
		host.program("df", "echo 'Filesystem 1024-blocks Used Available Capacity Mounted on'\n"
				+ "echo '//srv/my share 9 1000000 999900 100 100% /a 7 8 9 10% b'\n");
		assertThat(files.freeBytes(folder.toString())).isEqualTo(102_400);
		assertThat(refused("NO_ROOM", () -> files.upload(bytes(new byte[1]), 102_401, path("x"), true)))
				.hasMessageContaining("102401 bytes").hasMessageContaining("102400 are free");
		refused("NO_ROOM", () -> files.copy(path("big"), path("x")));
		done(files.upload(bytes(new byte[1]), 1, path("small"), true));
		assertNothingElse("big", "small");
	}

	@Test
	public void aCopyKeepsHolesAndModeAndNeedsOnlyWhatIsAllocated() throws Exception {
		try (var sparse = new RandomAccessFile(path("disk 1.img"), "rw")) {
			sparse.setLength(4L << 30);
			sparse.seek(1L << 30);
			sparse.write(new byte[] { 1, 2, 3 });
		}
		Files.setPosixFilePermissions(Path.of(path("disk 1.img")), PosixFilePermissions.fromString("rw-r-----"));
		host.program("df", "echo 'Filesystem 1024-blocks Used Available Capacity Mounted on'; echo 'x 10000 9000 1000 90% /'\n");
		XenTask task = files.copy(path("disk 1.img"), path("-copy"));
		assertThat(task.id()).startsWith("copy-");
		assertThat(done(task)).isEqualTo(path("-copy"));
		assertThat(Path.of(path("-copy"))).hasSize(4L << 30);
		try (var copy = new RandomAccessFile(path("-copy"), "r")) {
			copy.seek(1L << 30);
			assertThat(List.of(copy.read(), copy.read(), copy.read())).isEqualTo(Arrays.asList(1, 2, 3));
		}
		assertThat(((Number) Files.getAttribute(Path.of(path("-copy")), "unix:nlink")).intValue()).isEqualTo(1);
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(path("-copy"))))).isEqualTo("rw-r-----");
		assertNothingElse("disk 1.img", "-copy");
	}

	@Test
	public void aCancelledCopyLeavesNothing() throws Exception {
		Files.write(Path.of(path("from")), new byte[1000]);
		host.program("cp", "case $1 in --help) echo --sparse;; *) for t; do :; done; head -c 500 /dev/zero >\"$t\"; sleep 1000;; esac\n");
		XenTask task = files.copy(path("from"), path("to"));
		XenException failure = failureOf(() -> task.await(p -> {
			try {
				task.cancel();
			} catch (XenException e) {
				assertThat(e).hasMessageContaining("nothing to cancel");
			} catch (InterruptedException e) {
				throw new IllegalStateException(e);
			}
		}));
		assertThat(failure.failure()).isEqualTo(new XenFailure.Cancelled());
		assertNothingElse("from");
	}

	@Test
	public void aFailedCopyLeavesNothingAndTellsTheHostsWords() throws Exception {
		Files.write(Path.of(path("from")), new byte[1000]);
		host.program("cp", "case $1 in --help) echo --sparse;; *) for t; do :; done; echo x >\"$t\"; echo 'cp: No space left' >&2; exit 1;; esac\n");
		assertThat(failureOf(() -> done(files.copy(path("from"), path("to"))))).hasMessageContaining("cp: No space left");
		assertNothingElse("from");
	}
}
