// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class TargetsTest {

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	@Test
	public void readsAddressesNetworksRangesAndNames() throws Exception {
		assertThat(addresses(targets("192.0.2.7, 192.0.2.8/30 192.0.2.20-192.0.2.21;192.0.2.30-31 two.example")))
				.containsExactly("192.0.2.7", "192.0.2.8", "192.0.2.9", "192.0.2.10", "192.0.2.11", "192.0.2.20", "192.0.2.21", "192.0.2.30",
						"192.0.2.31", "198.51.100.1", "198.51.100.2");
	}

	@Test
	public void readsAddressesOfSix() throws Exception {
		assertThat(addresses(targets("2001:db8::fffe/127 2001:db8::1:0"))).containsExactly("2001:db8:0:0:0:0:0:fffe", "2001:db8:0:0:0:0:0:ffff",
				"2001:db8:0:0:0:0:1:0");
	}

	@Test
	public void countsAnAddressOnceHoweverOftenItIsGiven() throws Exception {
		Targets targets = targets("192.0.2.0/24 192.0.2.10-20 192.0.2.15 192.0.1.0/24");

		assertThat(targets.size()).isEqualTo(512);
		assertThat(addresses(targets)).hasSize(512).doesNotHaveDuplicates();
	}

	@Test
	public void leavesOutWhatIsExcludedAlsoAsASinglePort() throws Exception {
		Targets targets = builder().add("192.0.2.0/29 two.example 192.0.2.3:2222 192.0.2.7:2222").exclude("192.0.2.2-5 two.example").build();

		assertThat(addresses(targets)).containsExactly("192.0.2.0", "192.0.2.1", "192.0.2.6", "192.0.2.7");
		assertThat(targets.endpoints()).containsExactly(new InetSocketAddress("192.0.2.7", 2222));
	}

	@Test
	public void aNameToBeLeftOutMustBeKnown() throws Exception {
		Targets.Builder builder = builder().add("192.0.2.0/29").exclude("nobody.example");

		assertThatExceptionOfType(TargetException.class).isThrownBy(builder::build).withMessageContaining("nobody.example")
				.withMessageContaining("Give its address");
	}

	@Test
	public void takesSinglePortsAndKeepsNames() throws Exception {
		Targets targets = targets("two.example:2222 [2001:db8::7]:22");

		assertThat(targets.endpoints()).containsExactly(new InetSocketAddress("198.51.100.1", 2222), new InetSocketAddress("198.51.100.2", 2222),
				new InetSocketAddress("2001:db8::7", 22));
		assertThat(targets.names(InetAddress.getByName("198.51.100.1"))).containsExactly("two.example");
		assertThat(targets.size()).isEqualTo(3);
	}

	@Test
	public void saysWhichNamesNobodyKnows() throws Exception {
		assertThat(targets("nobody.example 192.0.2.1").notes()).singleElement().satisfies(note -> assertThat(note).contains("nobody.example"));
	}

	@Test
	public void refusesWhatIsNoTargetAndSaysWhatToWrite() {
		for (String wrong : List.of("192.0.2.256", "192.0.2", "1.2.3.4/33", "a/24", "192.0.2.9-192.0.2.1", "192.0.2.1-300", "name:0", "name:70000",
				"-x", "a..b", "http://x", "[::1", "2001:db8::/32", "192.0.2.1-2001:db8::1", "a_b$c", "2001:db8::1-2001:db8:1::")) {
			assertThatExceptionOfType(TargetException.class).isThrownBy(() -> targets(wrong)).withMessageContaining(wrong);
		}
	}

	@Test
	public void aHugeRangeTakesNoMemoryAndIsCounted() throws Exception {
		assertThat(targets("0.0.0.0/0").size()).isEqualTo(1L << 32);
	}

	@Test
	public void moreThanASixteenIsScannedOnlyIfSomebodyAgreed() throws Exception {
		DiscoveryRequest request = DiscoveryRequest.of(targets("127.0.0.0/15"));

		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> Scan.start(request, found -> { }))
				.withMessageContaining("131072");
	}

	@Test
	public void nothingToScanIsSaid() throws Exception {
		DiscoveryRequest request = DiscoveryRequest.of(targets(" , "));

		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> Scan.start(request, found -> { }))
				.withMessageContaining("no address and port");
	}

	@Test
	public void readsFilesWithComments() throws Exception {
		Path file = write("targets", "# ours\n192.0.2.1 # the first\n\n192.0.2.2, 192.0.2.3\n");

		assertThat(addresses(builder().addFile(file).build())).containsExactly("192.0.2.1", "192.0.2.2", "192.0.2.3");
		assertThatExceptionOfType(TargetException.class).isThrownBy(() -> builder().addFile(file.resolveSibling("none")))
				.withMessageContaining("none");
	}

	@Test
	public void readsKnownHosts() throws Exception {
		Path file = write("known_hosts", """
				# comment
				two.example,192.0.2.1 ssh-ed25519 AAAA
				[192.0.2.2]:2222 ssh-rsa AAAA
				|1|salt|hash ssh-ed25519 AAAA
				@cert-authority *.example ssh-rsa AAAA
				*.wild.example,!not.example ssh-rsa AAAA
				broken
				""");

		Targets targets = builder().addKnownHosts(file).build();

		assertThat(addresses(targets)).containsExactly("192.0.2.1", "198.51.100.1", "198.51.100.2");
		assertThat(targets.endpoints()).containsExactly(new InetSocketAddress("192.0.2.2", 2222));
		assertThat(targets.notes()).singleElement().satisfies(note -> assertThat(note).contains("1 hosts as hashes"));
	}

	@Test
	public void readsSshConfig() throws Exception {
		Path file = write("config", """
				Host dom0 dom1
				  HostName 192.0.2.1
				  Port 2222
				  Port 3333
				Host *
				  User root
				Match host x
				  HostName 192.0.2.9
				Host=192.0.2.4
				""");

		Targets targets = builder().addSshConfig(file).addSshConfig(file.resolveSibling("none")).build();

		assertThat(addresses(targets)).containsExactly("192.0.2.4");
		assertThat(targets.endpoints()).containsExactly(new InetSocketAddress("192.0.2.1", 2222));
		assertThat(targets.names(InetAddress.getByName("192.0.2.1"))).containsExactly("dom0", "dom1");
	}

	private Path write(String name, String text) throws IOException {
		return Files.writeString(folder.getRoot().toPath().resolve(name), text);
	}

	private static Targets targets(String text) throws TargetException, InterruptedException {
		return builder().add(text).build();
	}

	/** No name server is asked. */
	private static Targets.Builder builder() {
		return Targets.builder(name -> {
			if (!name.equals("two.example")) {
				throw new UnknownHostException(name);
			}
			return new InetAddress[] { InetAddress.getByName("198.51.100.1"), InetAddress.getByName("198.51.100.2") };
		});
	}

	private static List<String> addresses(Targets targets) {
		return StreamSupport.stream(targets.addresses().spliterator(), false).map(InetAddress::getHostAddress).toList();
	}

	@Test
	public void filesAreTurnedIntoWordsThatAreTargets() throws Exception {
		Path file = folder.newFile().toPath();
		Files.writeString(file, "192.0.2.1, 192.0.2.8/30 # two\n\nxen-1:2222\n");
		assertThat(Targets.wordsOf(file)).containsExactly("192.0.2.1", "192.0.2.8/30", "xen-1:2222");

		Path ssh = folder.newFolder().toPath();
		Files.writeString(ssh.resolve("known_hosts"), """
				xen-1,192.0.2.1 ssh-ed25519 AAAA
				[xen-2]:2222 ssh-ed25519 AAAA
				|1|abc=|def= ssh-ed25519 AAAA
				bad/name ssh-ed25519 AAAA
				""");
		Files.writeString(ssh.resolve("config"), "Host web *.lan\n  HostName 192.0.2.9\n  Port 22\n");
		var notes = new ArrayList<String>();
		assertThat(Targets.sshHosts(ssh, notes::add)).containsExactly("xen-1", "192.0.2.1", "xen-2:2222", "192.0.2.9:22");
		assertThat(notes).singleElement().asString().contains("1 hosts as hashes");
		assertThat(Targets.sshHosts(ssh.resolve("nowhere"), notes::add)).isEmpty();
	}

	@Test
	public void itIsKnownWhereAScanKnocks() throws Exception {
		DiscoveryRequest request = DiscoveryRequest.of(Targets.builder().add("192.0.2.0/30 192.0.2.9:2222").exclude("192.0.2.2").build())
				.withPorts("22, 443 443");
		assertThat(request.ports()).containsExactly(22, 443);
		assertThat(request.tries(new InetSocketAddress("192.0.2.1", 443))).isTrue();
		assertThat(request.tries(new InetSocketAddress("192.0.2.1", 80))).isFalse();
		assertThat(request.tries(new InetSocketAddress("192.0.2.2", 443))).isFalse();
		assertThat(request.tries(new InetSocketAddress("192.0.2.9", 443))).isFalse();
		assertThat(request.tries(new InetSocketAddress("192.0.2.9", 2222))).isTrue();
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> request.withPorts("22, ssh"))
				.withMessageContaining("\"ssh\" is no port");
		assertThat(request.withPorts("47443-47446, 22").ports()).containsExactly(47443, 47444, 47445, 47446, 22);
		for (String wrong : List.of("1-2-3", "-5", "9-8", "65535-65536", "0-3", "5-")) {
			assertThatExceptionOfType(IllegalArgumentException.class).as(wrong).isThrownBy(() -> request.withPorts(wrong));
		}
		assertThat(request.withPorts(" ").ports()).containsExactly(22, 443);
	}
}
