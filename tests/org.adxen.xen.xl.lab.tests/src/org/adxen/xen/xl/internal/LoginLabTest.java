// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal;

import static org.adxen.xen.xl.internal.Transcript.timed;
import static org.adxen.xen.xl.internal.Transcript.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.adxen.xen.ConnectRequest;
import org.adxen.xen.DomainId;
import org.adxen.xen.TrustPolicy;
import org.adxen.xen.XenConnection;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.xl.internal.ssh.SshLogin;
import org.adxen.xen.xl.internal.ssh.config.LocalAccount;
import org.junit.ClassRule;
import org.junit.Test;

/** Who may log in to a real host, and how, and which hosts are believed. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class LoginLabTest {

	@ClassRule
	public static final Lab LAB = new Lab();

	private static String known() throws Exception {
		return Files.readString(Path.of(LAB.get("lab.knownHosts")));
	}

	private static XenConnection open(LocalAccount account, ConnectRequest request) throws XenException, InterruptedException {
		return new XlConnector(new SshLogin(account)).open(request);
	}

	private static XenException refused(LocalAccount account, ConnectRequest request) {
		return catchThrowableOfType(XenException.class, () -> open(account, request).close());
	}

	private static LocalAccount key(String name) throws Exception {
		return LAB.account(name, "IdentityFile " + LAB.get(name) + "\n", known());
	}

	private static LocalAccount noKey() throws Exception {
		return LAB.account("no-key", "PubkeyAuthentication no\n", known());
	}

	private static ConnectRequest as(String user, String secret) {
		return LAB.request(1, user, secret, Lab.PATIENCE);
	}

	/** Logs in, and makes and destroys a domain, which takes the rights of root. */
	private static void works(String what, LocalAccount account, ConnectRequest request) throws Exception {
		try (XenConnection connection = timed("Connect " + what, () -> open(account, request))) {
			DomainId id = DomainId.of(LabHost.finish(connection.create(LabHost.tiny("made by " + request.credentials().user(), ""))));
			assertThat(connection.snapshot().domains()).anySatisfy(domain -> assertThat(domain.id()).isEqualTo(id));
			LabHost.finish(connection.forceShutDown(id));
			LabHost.finish(connection.delete(id, false));
		}
	}

	@Test
	public void rootLogsInByKeysOfEachKind() throws Exception {
		works("as root by an Ed25519 key", key("lab.key"), as("root", ""));
		works("as root by an RSA key", key("lab.key.rsa"), as("root", ""));
		works("as root by a key with a passphrase", key("lab.key.encrypted"), as("root", LAB.get("lab.key.encrypted.passphrase")));
	}

	@Test
	public void accountsThatMaySudoDoAllThatRootDoes() throws Exception {
		works("as admin by key, with sudo", key("lab.key"), as(LAB.get("lab.user.sudo"), ""));
		works("by password, with sudo", noKey(), as(LAB.get("lab.user.password"), LAB.get("lab.password")));
		works("by keyboard-interactive, with sudo", noKey(), as(LAB.get("lab.user.keyboardInteractive"), LAB.get("lab.password")));
	}

	@Test
	public void oneWhoMayNotSudoIsTold() throws Exception {
		XenException failure = told("An account without sudo", refused(key("lab.key"), as(LAB.get("lab.user.plain"), "")));
		assertThat(failure).hasMessageContaining("sudo").hasMessageContaining(LAB.get("lab.user.plain"));
	}

	@Test
	public void wrongSecretsAndStrangersAreRefused() throws Exception {
		for (String user : new String[] { LAB.get("lab.user.password"), LAB.get("lab.user.keyboardInteractive") }) {
			assertThat(told("A wrong password of " + user, refused(noKey(), as(user, "wrong"))).failure())
					.isInstanceOf(XenFailure.Authentication.class);
		}
		assertThat(told("A key that nobody knows", refused(key("lab.key.stranger"), as("root", ""))).failure())
				.isInstanceOf(XenFailure.Authentication.class);
	}

	@Test
	public void anUnknownKeyIsShownAndAChangedOneRefused() throws Exception {
		String key = "IdentityFile " + LAB.get("lab.key") + "\n";
		XenException unknown = told("An unknown host key", refused(LAB.account("new", key, ""), as("root", "")));
		assertThat(unknown.failure()).isInstanceOfSatisfying(XenFailure.Untrusted.class, untrusted -> {
			assertThat(untrusted.changed()).isFalse();
			assertThat(untrusted.presented().fingerprint()).isEqualTo(LAB.get("host.1.fingerprint"));
		});
		String others = LAB.get("host.2.hostKey").replaceFirst("^\\S+", "[" + LAB.get("host.1.address") + "]:" + LAB.get("host.1.port"));
		XenException changed = told("A changed host key", refused(LAB.account("changed", key, others + "\n"), as("root", "")));
		assertThat(changed.failure()).isInstanceOfSatisfying(XenFailure.Untrusted.class,
				untrusted -> assertThat(untrusted.changed()).isTrue());
		var careless = new ConnectRequest(LAB.address(1), as("root", "").credentials(), shown -> new TrustPolicy.Trusted(), Duration.ofSeconds(60));
		assertThat(refused(LAB.account("changed", key, others + "\n"), careless).failure()).as("whatever AdXen learned before")
				.isInstanceOf(XenFailure.Untrusted.class);
	}
}
