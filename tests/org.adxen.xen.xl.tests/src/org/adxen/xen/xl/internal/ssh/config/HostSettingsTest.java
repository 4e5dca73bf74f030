// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

@SuppressWarnings("null") // AssertJ says nothing of null
public class HostSettingsTest {

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	private final Map<String, String> environment = new HashMap<>();
	private Path home;
	private Path system;

	@Before
	public void prepare() throws IOException {
		home = temporary.newFolder("home").toPath();
		system = temporary.newFolder("etc").toPath();
		Files.createDirectory(home.resolve(".ssh"));
	}

	private LocalAccount account() {
		return new LocalAccount("me", home, system, environment);
	}

	private HostSettings of(String host) throws XenException {
		return HostSettings.of(account(), host, 22, "");
	}

	private void config(String... lines) throws IOException {
		Files.write(home.resolve(".ssh/config"), List.of(lines));
	}

	private XenException refused(String... lines) throws IOException {
		config(lines);
		XenException e = catchThrowableOfType(XenException.class, () -> of("db"));
		assertThat(e).as("a refusal").isNotNull();
		assertThat(e.failure()).isInstanceOf(XenFailure.NotSupported.class);
		assertThat(e.getMessage()).endsWith(".");
		return e;
	}

	@Test
	public void withoutFilesUsualValuesHold() throws Exception {
		HostSettings settings = of("DB.example");
		assertThat(settings.alias()).isEqualTo("DB.example");
		assertThat(settings.hostName()).isEqualTo("db.example");
		assertThat(settings.port()).isEqualTo(22);
		assertThat(settings.user()).isEqualTo("root");
		assertThat(settings.jumps()).isEmpty();
		assertThat(settings.agent()).isEmpty();
		assertThat(settings.identityFilesNamed()).isFalse();
		assertThat(settings.identityFiles()).contains(home.resolve(".ssh/id_ed25519"));
		assertThat(settings.knownHosts()).containsExactly(home.resolve(".ssh/known_hosts"), home.resolve(".ssh/known_hosts2"),
				system.resolve("ssh_known_hosts"), system.resolve("ssh_known_hosts2"));
	}

	@Test
	public void theFirstValueWinsAndTheUsersFileComesFirst() throws Exception {
		Files.writeString(system.resolve("ssh_config"), "User system\nPort 1\nHostKeyAlias sys\n");
		config("Host db", "User one", "Host *", "User two", "Port=2022");
		assertThat(of("db").user()).isEqualTo("one");
		assertThat(of("db").port()).isEqualTo(2022);
		assertThat(of("other").user()).isEqualTo("two");
		assertThat(of("db").hostKeyAlias()).isEqualTo("sys");
	}

	@Test
	public void whatWasAskedForWins() throws Exception {
		config("User one", "Port 2022");
		HostSettings settings = HostSettings.of(account(), "db", 2222, "admin");
		assertThat(settings.user()).isEqualTo("admin");
		assertThat(settings.port()).isEqualTo(2222);
		assertThat(HostSettings.of(account(), "db", 22, "").port()).isEqualTo(2022);
	}

	@Test
	public void pathsHaveTildesTokensAndVariables() throws Exception {
		environment.put("KEYS", "/keys");
		environment.put("SOCK", "/run/agent");
		config("Host web-*", "HostName %h.example", "Port 2022", "User %%u", "IdentityFile ~/.ssh/%h-%p-%r-%u-%n", "IdentityFile ${KEYS}/%%x",
				"IdentityFile \"%d/a b\"", "IdentityAgent $SOCK", "UserKnownHostsFile ~/a /b", "GlobalKnownHostsFile none");
		HostSettings settings = of("web-1");
		assertThat(settings.hostName()).isEqualTo("web-1.example");
		assertThat(settings.identityFiles()).containsExactly(home.resolve(".ssh/web-1.example-2022-%%u-me-web-1"), Path.of("/keys/%x"),
				home.resolve("a b"));
		assertThat(settings.agent()).contains(Path.of("/run/agent"));
		assertThat(settings.knownHosts()).containsExactly(home.resolve("a"), Path.of("/b"));
		assertThat(settings.shown(home.resolve(".ssh/x"))).isEqualTo("~/.ssh/x");
	}

	@Test
	public void jumpsAreReadInOrder() throws Exception {
		config("ProxyJump one,me@two:2022,ssh://[::1]:5/", "ProxyCommand never");
		assertThat(of("db").jumps()).containsExactly(new Jump("", "one", 0), new Jump("me", "two", 2022), new Jump("", "::1", 5));
		assertThat(of("db").jumps().get(2)).hasToString("[::1]:5");
		config("Host db", "ProxyJump none", "Host *", "ProxyJump gate");
		assertThat(of("db").jumps()).isEmpty();
		assertThat(of("gate").jumps()).as("a host is no way to itself").isEmpty();
		config("Host db", "ProxyCommand none", "Host *", "ProxyJump gate");
		assertThat(of("db").jumps()).isEmpty();
	}

	@Test
	public void whatChangesTheRouteAndIsNotObeyedIsNamed() throws Exception {
		assertThat(refused("# first", "ProxyCommand nc %h %p")).hasMessageContaining("ProxyCommand in ~/.ssh/config, line 2");
		assertThat(refused("CanonicalizeHostname yes")).hasMessageContaining("CanonicalizeHostname");
		assertThat(refused("BindInterface eth0")).hasMessageContaining("BindInterface");
		assertThat(refused("RevokedHostKeys /x")).hasMessageContaining("RevokedHostKeys");
		assertThat(refused("Port many")).hasMessageContaining("\"many\"");
		assertThat(refused("Port 70000")).hasMessageContaining("65535");
		assertThat(refused("User")).hasMessageContaining("no value");
		assertThat(refused("HostName \"open")).hasMessageContaining("quote");
		assertThat(refused("HostName %z")).hasMessageContaining("%z");
		assertThat(refused("IdentityFile ${NOT_THERE}/x")).hasMessageContaining("NOT_THERE");
		assertThat(refused("ProxyJump b:c:d,@")).hasMessageContaining("[user@]host[:port]");
		assertThat(refused("Match hosts db")).hasMessageContaining("hosts");
		assertThat(refused("Match host")).hasMessageContaining("Match");
	}

	@Test
	public void programsAreNeverRun() throws Exception {
		Path ran = home.resolve("ran");
		XenException e = refused("Match exec \"touch " + ran + "\"", "HostName elsewhere");
		assertThat(e).hasMessageContaining("Match in ~/.ssh/config, line 1");
		assertThat(ran).doesNotExist();
		config("HostName first", "Match exec \"touch " + ran + "\"", "HostName elsewhere", "IdentityFile ~/x");
		assertThat(of("db").hostName()).as("it could not have said otherwise").isEqualTo("first");
		assertThat(of("db").skipped()).containsExactly("~/.ssh/config, line 2");
		assertThat(of("db").identityFilesNamed()).isFalse();
		config("Match host other exec \"touch " + ran + "\"", "HostName elsewhere", "Match !all exec x", "Port 7");
		assertThat(of("db").hostName()).as("another criterion says no").isEqualTo("db");
		assertThat(ran).doesNotExist();
	}

	@Test
	public void includesAreReadInPlaceAndOnlyWhereTheyApply() throws Exception {
		Files.createDirectory(home.resolve(".ssh/conf.d"));
		Files.writeString(home.resolve(".ssh/conf.d/10.conf"), "User ten\n");
		Files.writeString(home.resolve(".ssh/conf.d/20.conf"), "User twenty\nHost db\nPort 20\n");
		Files.writeString(home.resolve(".ssh/conf.d/.hidden.conf"), "Port 1\n");
		Files.writeString(home.resolve(".ssh/loop"), "Include loop\n");
		config("Host web", "Include conf.d/*.conf", "Host db", "Include conf.d/2?.conf", "HostKeyAlias alias", "Include no/such/*");
		assertThat(of("web").user()).isEqualTo("ten");
		assertThat(of("web").port()).as("a section for db").isEqualTo(22);
		assertThat(of("db").user()).isEqualTo("twenty");
		assertThat(of("db").port()).isEqualTo(20);
		assertThat(of("db").hostKeyAlias()).as("the section goes on after it").isEqualTo("alias");
		assertThat(refused("Include ~/.ssh/loop")).hasMessageContaining("nested");
	}

	@Test
	public void timesAndLoginsAreRead() throws Exception {
		config("ConnectTimeout 7", "PasswordAuthentication no", "PreferredAuthentications password,publickey", "IdentitiesOnly yes",
				"AddressFamily inet6", "Ciphers +aes128-cbc");
		HostSettings settings = of("db");
		assertThat(settings.connectTimeout()).contains(Duration.ofSeconds(7));
		assertThat(settings.allows("PasswordAuthentication")).isFalse();
		assertThat(settings.allows("PubkeyAuthentication")).isTrue();
		assertThat(settings.preferredAuthentications()).isEqualTo("password,publickey");
		assertThat(settings.identitiesOnly()).isTrue();
		assertThat(settings.addressBytes()).isEqualTo(16);
		assertThat(settings.algorithms("Ciphers")).isEqualTo("+aes128-cbc");
	}

	@Test
	public void filesThatCannotBeAConfigurationAreRefused() throws Exception {
		Files.write(home.resolve(".ssh/config"), new byte[5 << 20]);
		assertThat(catchThrowableOfType(XenException.class, () -> of("db"))).hasMessageContaining("too large");
		config("User me");
		Files.setPosixFilePermissions(home.resolve(".ssh/config"), PosixFilePermissions.fromString("rw-rw-rw-"));
		assertThat(catchThrowableOfType(XenException.class, () -> of("db"))).hasMessageContaining("written by everybody");
	}
}
