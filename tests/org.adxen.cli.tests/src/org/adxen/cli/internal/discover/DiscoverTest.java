// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.discover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.adxen.cli.internal.CommandLineFixture;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.discovery.Candidate;
import org.adxen.discovery.DiscoveryListener;
import org.adxen.discovery.DiscoveryRequest;
import org.adxen.discovery.Progress;
import org.adxen.discovery.Scan;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.discovery.DiscoveredHost;
import org.adxen.fleet.discovery.DiscoveryNews;
import org.adxen.fleet.discovery.HostDiscovery;
import org.adxen.fleet.discovery.HostDiscoveryListener;
import org.adxen.fleet.discovery.Rescan;
import org.adxen.fleet.discovery.Standing;
import org.adxen.xen.Address;
import org.adxen.xen.Credentials;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** Loopback only: this machine is told to be in a network there. */
public class DiscoverTest extends CommandLineFixture {

	private final List<String> registered = Collections.synchronizedList(new ArrayList<>());
	private final List<DiscoveryRequest> requests = new ArrayList<>();
	private static final Instant SEEN = Instant.parse("2026-01-02T03:04:05Z");
	private boolean gone;
	private XenFailure failure;
	private ServerSocket server;

	@Before
	public void listen() throws IOException {
		server = new ServerSocket(0, 16, InetAddress.getByName("127.74.0.5"));
		Thread.ofVirtual().start(() -> {
			while (!server.isClosed()) {
				try (Socket socket = server.accept()) {
					socket.getOutputStream().write("SSH-2.0-OpenSSH_9.2\r\n".getBytes());
					socket.shutdownOutput();
					socket.getInputStream().readAllBytes();
				} catch (IOException e) {
					continue; // the other side hung up, or the test is over
				}
			}
		});
		discovery = new Fake();
	}

	@After
	public void close() throws IOException {
		server.close();
	}

	@Test
	public void tellsWhatItFinds() {
		assertThat(discover("127.74.0.0/28", "--format", "csv")).isEqualTo(ExitCode.OK);

		assertThat(out()).startsWith("host,address,port,kind,tls,name,version,standing,registered,firstSeen,fingerprint\r\n");
		assertThat(out()).contains("1,127.74.0.5," + server.getLocalPort() + ",ssh,false,127.74.0.5,OpenSSH_9.2,new,,2026-01-02T03:04:05Z,");
		assertThat(told()).contains("16 tried", "1 hosts found", "15 refused");
	}

	@Test
	public void writesAnObjectALine() {
		assertThat(discover("127.74.0.4-6", "--format", "json")).isEqualTo(ExitCode.OK);

		assertThat(out().strip().lines()).hasSize(1);
		assertThat(out()).startsWith("{\"host\":1,\"address\":\"127.74.0.5\",");
	}

	@Test
	public void findingNothingIsToldByTheExitCode() {
		assertThat(discover("127.74.0.0/28", "--exclude", "127.74.0.5")).isEqualTo(ExitCode.FAILED);
		assertThat(out()).isEmpty();
	}

	@Test
	public void withoutTargetsAndWithNobodyToAskNothingIsScanned() {
		assertThat(discover()).isEqualTo(ExitCode.USAGE);
		assertThat(told()).contains("Say what to scan");
		assertThat(requests).isEmpty();
	}

	@Test
	public void withoutTargetsTheNetworksAreShownAndAskedFor() {
		terminal.answering("no", "y");
		assertThat(discover()).isEqualTo(ExitCode.FAILED);
		assertThat(terminal.asked.toString()).contains("127.74.0.0/28");
		assertThat(requests).isEmpty();

		assertThat(discover()).isEqualTo(ExitCode.OK);
		assertThat(requests).singleElement().satisfies(request -> assertThat(request.targets().size()).isEqualTo(16));
	}

	@Test
	public void theNetworksOfThisMachineCanBeMeantBeforehand() {
		assertThat(discover("--yes")).isEqualTo(ExitCode.OK);
		assertThat(discover("local")).isEqualTo(ExitCode.OK);
		assertThat(requests).hasSize(2);
		assertThat(out()).contains("127.74.0.5");
	}

	@Test
	public void whatIsGoneIsTold() {
		gone = true;
		assertThat(discover("127.74.0.5")).isEqualTo(ExitCode.OK);
		assertThat(told()).contains("Gone since the last scan, 1: 127.74.0.5 (127.74.0.5)");
	}

	@Test
	public void aHugeRangeIsRefusedWhereNobodyCanBeAsked() {
		assertThat(discover("127.0.0.0/8")).isEqualTo(ExitCode.USAGE);
		assertThat(told()).contains("addresses", "--yes");
		assertThat(requests).isEmpty();
	}

	@Test
	public void badTargetsAndPortsAreExplained() {
		assertThat(discover("127.0.0.300")).isEqualTo(ExitCode.USAGE);
		assertThat(adxen("discover", "127.74.0.5", "--ports", "x")).isEqualTo(ExitCode.USAGE);
		assertThat(adxen("discover", "127.74.0.5", "--rate", "-1")).isEqualTo(ExitCode.USAGE);
		assertThat(requests).isEmpty();
	}

	@Test
	public void limitsReachTheScanner() {
		discover("127.74.0.5", "--rate", "77", "--timeout", "321");

		assertThat(requests).singleElement().satisfies(request -> {
			assertThat(request.limits().perSecond()).isEqualTo(77);
			assertThat(request.limits().connectTimeout().toMillis()).isEqualTo(321);
			assertThat(request.ports()).containsExactly(server.getLocalPort());
		});
	}

	@Test
	public void aServerOfSshIsLoggedInToOnlyWhenAskedForAndNeverWithThePassword() {
		variables.put("ADXEN_PASSWORD", "demo");

		assertThat(discover("127.74.0.5", "--register", "root")).isEqualTo(ExitCode.OK);
		assertThat(registered).isEmpty();

		assertThat(discover("127.74.0.5", "--register", "root", "--ssh-login")).isEqualTo(ExitCode.OK);
		assertThat(registered).containsExactly("127.74.0.5 root ");
		assertThat(told()).contains("Registered \"found\"");
	}

	@Test
	public void aFailureToRegisterIsToldAndAMemberOfAPoolIsNone() {
		variables.put("ADXEN_PASSWORD", "demo");
		failure = new XenFailure.Refused(Fleet.SAME_POOL, List.of());
		assertThat(discover("127.74.0.5", "--register", "root", "--ssh-login")).isEqualTo(ExitCode.OK);

		failure = new XenFailure.Refused("OTHER", List.of());
		assertThat(discover("127.74.0.5", "--register", "root", "--ssh-login")).isEqualTo(ExitCode.FAILED);
		assertThat(told()).contains("was not registered: no");
	}

	private int discover(String... arguments) {
		var all = new ArrayList<>(List.of("discover", "--ports", Integer.toString(server.getLocalPort())));
		all.addAll(List.of(arguments));
		return adxen(all.toArray(String[]::new));
	}

	@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE })
	private final class Fake implements HostDiscovery {
		@Override
		public List<String> localNetworks() {
			return List.of("127.74.0.0/28");
		}

		@Override
		public DiscoveryRequest withContributedProbes(DiscoveryRequest request) {
			return request;
		}

		@Override
		public Scan start(DiscoveryRequest request, HostDiscoveryListener listener) throws IOException {
			requests.add(request);
			var found = new ArrayList<DiscoveredHost>();
			return Scan.start(request, new DiscoveryListener() {
				@Override
				@NonNullByDefault
				public void found(Candidate candidate) {
					var main = candidate.sightings().get(0);
					var host = new DiscoveredHost(candidate, main,
							new Address("xl", false, main.at().getAddress().getHostAddress(), main.at().getPort()), Standing.NEW, "", SEEN, SEEN, null);
					found.add(host);
					listener.found(host);
				}

				@Override
				@NonNullByDefault
				public void ended(Progress progress) {
					listener.ended(progress, new DiscoveryNews(List.of(), List.of(), gone ? found : List.of()));
				}
			});
		}

		@Override
		public List<DiscoveredHost> seen() {
			return List.of();
		}

		@Override
		public void ignore(Collection<DiscoveredHost> hosts, boolean ignored) {
			throw new IllegalStateException("nobody asked");
		}

		@Override
		public void forget(Collection<DiscoveredHost> hosts) {
			throw new IllegalStateException("nobody asked");
		}

		@Override
		public Optional<Rescan> rescan() {
			return Optional.empty();
		}

		@Override
		public void remember(Rescan rescan) {
			throw new IllegalStateException("nobody asked");
		}

		@Override
		public String register(DiscoveredHost host, Credentials credentials, boolean rememberPassword) throws XenException {
			if (failure != null) {
				throw new XenException(failure, "no");
			}
			registered.add(host.main().at().getAddress().getHostAddress() + " " + credentials.user() + " "
					+ new String(credentials.password().chars()));
			return "found";
		}
	}
}
