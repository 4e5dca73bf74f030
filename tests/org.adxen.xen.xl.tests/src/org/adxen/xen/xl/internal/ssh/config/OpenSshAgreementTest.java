// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.Assume;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** {@code ssh -G} tells what OpenSSH itself makes of a configuration. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class OpenSshAgreementTest {

	private static final List<String> HOSTS = List.of("db", "web-1", "web-2.example", "DB", "gate");

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	private Path home;

	@Before
	public void prepare() throws Exception {
		Assume.assumeTrue(System.getenv("CI") != null || Files.isExecutable(Path.of("/usr/bin/ssh")));
		home = temporary.getRoot().toPath();
		Files.createDirectory(home.resolve(".ssh"));
	}

	private void agree(String... lines) throws Exception {
		Path file = Files.write(home.resolve(".ssh/config"), List.of(lines));
		for (String host : HOSTS) {
			assertThat(ours(host)).as(host + " in\n" + String.join("\n", lines)).isEqualTo(theirs(file, host));
		}
	}

	private List<String> ours(String host) throws Exception {
		var account = new LocalAccount(System.getProperty("user.name"), home, home.resolve("none"), Map.of());
		HostSettings settings = HostSettings.of(account, host, 22, "", account.user());
		var values = new ArrayList<>(List.of("hostname " + settings.hostName(), "port " + settings.port(), "user " + settings.user()));
		if (settings.identityFilesNamed()) {
			settings.identityFiles().forEach(path -> values.add("identityfile " + path));
		}
		if (!settings.jumps().isEmpty()) {
			values.add("proxyjump " + settings.jumps().stream().map(Jump::toString).collect(Collectors.joining(",")));
		}
		if (!settings.hostKeyAlias().isEmpty()) {
			values.add("hostkeyalias " + settings.hostKeyAlias());
		}
		return values.stream().sorted().toList();
	}

	private static List<String> theirs(Path file, String host) throws Exception {
		Process ssh = new ProcessBuilder("ssh", "-G", "-F", file.toString(), host).redirectErrorStream(true).start();
		String output = new String(ssh.getInputStream().readAllBytes());
		assertThat(ssh.waitFor()).as(output).isZero();
		return output.lines().filter(line -> line.matches("(hostname|port|user|proxyjump|hostkeyalias) .*")
				|| line.matches("identityfile /.*")).sorted().toList();
	}

	@Test
	public void onHostSections() throws Exception {
		agree("Host db", " HostName db.example.org", " User admin", "Host web-* !web-2*", " Port 2022", " User=\"web\"", "Host *",
				" User other", "	Port 2222", " HostName %h.fallback");
		agree("Host !db *", "User a", "Host d?", "Port 7", "Host *.example", "HostName x.%h", "User b # a comment");
		agree("host DB", "user upper", "HOST db", "uSeR lower", "Host \"web-1\" gate", "port\t=\t9", "User 'g q'");
	}

	@Test
	public void onMatchSections() throws Exception {
		agree("Host db", "HostName db.example.org", "Match host *.example.org,*.com", "User m", "Match originalhost db,web-1 user m",
				"Port 7", "Match all", "User rest", "Match !host web-1 !originalhost gate", "Port 8", "Match user rest", "Port 9");
		agree("Match localuser nobody", "Port 1", "Match localuser *", "User l", "Match final host db", "Port 5", "Match canonical",
				"Port 6", "Match host web-*,!web-2*", "HostName w", "Match final host w", "User f");
		agree("Match Host DB", "Port 3", "Match OriginalHost DB", "Port 4");
	}

	@Test
	public void onJumpsAndKeys() throws Exception {
		agree("Host db", "ProxyJump none", "Host web-1", "ProxyJump a@gate:2,gate", "Host web-*", "ProxyJump second", "Host !gate *",
				"ProxyJump gate");
		agree("IdentityFile /k/one", "Host db", "IdentityFile /k/two", "HostKeyAlias %h", "HostName h-%h", "Host *", "IdentityFile /k/one",
				"IdentityFile \"/k/a b\"");
	}

	@Test
	public void onIncludes() throws Exception {
		Path folder = Files.createDirectory(home.resolve("more"));
		Files.writeString(folder.resolve("a.conf"), "Host db\n Port 11\nHost *\n User included\n");
		Files.writeString(folder.resolve("b.conf"), "Match host web-1\n Port 12\n");
		agree("Host web-*", "Include " + folder + "/*.conf", "Port 13", "Host *", "User last", "Include " + folder + "/none " + folder + "/a.*");
		agree("Include " + folder + "/b.conf " + folder + "/a.conf", "Port 14", "User mine");
	}
}
