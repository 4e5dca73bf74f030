// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.adxen.discovery.internal.command.Main;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The library as a program of its own, where the system gives it little, or takes away what it had. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class AloneTest {

	/** Nothing listens there. */
	private static final String SHUT = "4";
	/**
	 * What is sent into one end of a cable whose other end nobody listens at is never answered. The cable is pulled as soon as a connection
	 * waits for its answer (state 02 is SYN_SENT).
	 */
	private static final String DEAD_NETWORK = """
			ip link set lo up && ip link add name dead0 type veth peer name dead1 && ip link set dead1 up &&
			ip link set dead0 arp off up && ip addr add 10.99.0.1/16 dev dead0 || exit 9
			""";
	private static final String PULL = "(until grep -q '^ *[0-9]*: [0-9A-F:]* [0-9A-F:]* 02 ' /proc/net/tcp; do :; done; ip link del dead0) &\n";

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private record Ended(int code, String out, String err) {
	}

	@Test
	public void findsAndTellsInLinesOfText() throws Exception {
		try (var ssh = new Listening("127.71.2.9", socket -> socket.getOutputStream().write("SSH-2.0-OpenSSH_9.2\r\n".getBytes()))) {
			Ended ended = run(List.of(), "127.71.2.0/28", "--ports", Integer.toString(ssh.at().getPort()));

			assertThat(ended.out.strip().split("\t")).startsWith("1", "127.71.2.9", Integer.toString(ssh.at().getPort()), "ssh");
			assertThat(ended.err).contains("16 tried");
			assertThat(ended.code).isZero();
		}
		assertThat(run(List.of(), "127.71.2.0/28", "--ports", SHUT).code).isEqualTo(1);
		assertThat(run(List.of(), "127.71.2.300").code).isEqualTo(2);
	}

	@Test
	public void fewFilesMakeItSlowerAndNotLess() throws Exception {
		Ended ended = run(List.of("sh", "-c", "ulimit -n 180; exec \"$@\"", "sh"), "127.71.0.0/20", "--ports", SHUT, "--rate", "0");

		assertThat(ended.err).contains("may not open more files", "4096 tried", "4096 refused");
		assertThat(ended.code).isEqualTo(1);
	}

	@Test
	public void aNetworkThatDoesNotAnswerIsDoneWithFewFilesToo() throws Exception {
		Ended ended = run(inNamespace(DEAD_NETWORK + "ulimit -n 400\n"), "10.99.8.0/23", "--ports", SHUT, "--rate", "0", "--timeout", "100");

		assertThat(ended.err).contains("512 tried", "512 without an answer");
		assertThat(ended.code).isEqualTo(1);
	}

	@Test
	public void anInterfaceThatVanishesEndsNothing() throws Exception {
		Ended ended = run(inNamespace(DEAD_NETWORK + PULL), "10.99.0.0/21", "--ports", SHUT, "--rate", "2000");

		assertThat(ended.err).contains("2048 tried").doesNotContain("cannot go on", " 0 unreachable");
		assertThat(ended.code).isEqualTo(1);
	}

	@Test
	public void theNetworksOfAMachineAreThoseOfItsInterfacesAndItsNeighbours() throws Exception {
		Ended ended = run(inNamespace("""
				ip link set lo up && ip link add name dead0 type veth peer name dead1 && ip link set dead1 up &&
				ip link set dead0 up && ip addr add 10.99.0.1/30 dev dead0 &&
				ip -6 neigh replace fe80::5 dev dead0 lladdr 02:00:00:00:00:05 nud permanent || exit 9
				until ip -6 addr show dev dead0 | grep -q fe80; do :; done
				"""), "local", "--ports", SHUT, "--timeout", "100");

		assertThat(ended.err).as("four addresses and a neighbour").contains("5 tried");
		assertThat(run(inNamespace("ip link set lo up\n"), "local", "--ports", SHUT).err).contains("no address and port to scan");
	}

	@Test
	public void aWholeNetworkOfOpenPortsFitsIntoLittleMemory() throws Exception {
		try (var everywhere = new Listening(new ServerSocket(0, 1024, InetAddress.getByName("0.0.0.0")), socket -> {
			socket.getOutputStream().write("SSH-2.0-x\r\n".getBytes());
			socket.shutdownOutput();
		})) {
			Ended ended = run(List.of(), "127.72.0.0/16", "--ports", Integer.toString(everywhere.at().getPort()), "--rate", "0");

			assertThat(ended.err).contains("65536 tried", "65536 open");
			assertThat(ended.out.lines().count()).isEqualTo(65_536);
			assertThat(ended.code).isZero();
		}
	}

	/** A network of the test's own; skipped where the system gives none. */
	private static List<String> inNamespace(String script) throws IOException, InterruptedException {
		assumeTrue("there are network namespaces for everybody", works("unshare", "-rn", "ip", "link"));
		return List.of("unshare", "-rn", "sh", "-c", script + "exec \"$@\"", "sh");
	}

	private static boolean works(String... command) throws InterruptedException {
		try {
			return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
		} catch (IOException e) {
			return false; // there is no such command
		}
	}

	private Ended run(List<String> before, String... arguments) throws Exception {
		var command = new ArrayList<>(before);
		URI library = Main.class.getProtectionDomain().getCodeSource().getLocation().toURI();
		command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-cp",
				Path.of(library) + File.pathSeparator + Path.of(library).resolve("target/classes"), Main.class.getName()));
		command.addAll(List.of(arguments));
		Path out = folder.newFile().toPath();
		Path err = folder.newFile().toPath();
		Process process = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
		try {
			assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("ends").isTrue();
			return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
		} finally {
			process.destroyForcibly();
		}
	}
}
