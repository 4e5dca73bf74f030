// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import org.adxen.cli.internal.CommandLineFixture;
import org.adxen.cli.internal.Fixtures;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.fleet.ConnectionState.NeedsPassword;
import org.adxen.fleet.ConnectionState.NeedsTrust;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure.Untrusted;
import org.junit.Test;

public class HostsTest extends CommandLineFixture {

	private void showsCertificate(String digit, String expected) {
		fleet.testFailure = new XenException(new Untrusted(Fixtures.identity(digit), expected), "It is not trusted.");
	}

	@Test
	public void addsAPoolWithThePasswordOfTheVariable() {
		variables.put("ADXEN_PASSWORD", "secret");
		assertThat(adxen("hosts", "add", "127.0.0.1:4432", "--user", "admin", "--label", "new one")).isEqualTo(ExitCode.OK);
		assertThat(fleet.calls).containsExactly("test xapi://127.0.0.1:4432 admin",
				"register new one xapi://127.0.0.1:4432 remember=true");
		assertThat(told()).isEqualTo("Added \"new one\" (xapi://127.0.0.1:4432), as admin.");
	}

	@Test
	public void asksForThePassword() {
		terminal.answering("secret");
		assertThat(adxen("hosts", "add", "127.0.0.1:4432", "--no-remember")).isEqualTo(ExitCode.OK);
		assertThat(terminal.asked).containsExactly("Password of root at xapi://127.0.0.1:4432: ");
		assertThat(fleet.calls.get(1)).endsWith("remember=false");
	}

	@Test
	public void saysHowToGiveAPasswordWhereNobodyCanBeAsked() {
		assertThat(adxen("hosts", "add", "127.0.0.1:4432")).isEqualTo(ExitCode.CONNECTION);
		assertThat(told()).contains("ADXEN_PASSWORD");
		assertThat(fleet.calls).isEmpty();
	}

	@Test
	public void doesNotAddWhatRefusesThePassword() {
		terminal.answering("wrong");
		assertThat(adxen("hosts", "add", "127.0.0.1:4432")).isEqualTo(ExitCode.CONNECTION);
		assertThat(told()).contains("root", "127.0.0.1:4432");
		assertThat(fleet.calls).hasSize(1);
	}

	@Test
	public void showsANewFingerprintAndAsks() {
		showsCertificate("a", null);
		terminal.answering("secret", "y");
		assertThat(adxen("hosts", "add", "127.0.0.1:4432")).isEqualTo(ExitCode.OK);
		assertThat(told()).contains("AA:AA", "CN=xen-1");
		assertThat(fleet.calls).contains("trust " + "a".repeat(64));
	}

	@Test
	public void trustsNothingWithoutAnAnswer() {
		showsCertificate("a", null);
		terminal.answering("secret", "");
		assertThat(adxen("hosts", "add", "127.0.0.1:4432")).isEqualTo(ExitCode.CONNECTION);
		assertThat(fleet.calls).hasSize(1);
	}

	@Test
	public void trustsNothingWhereNobodyCanBeAsked() {
		showsCertificate("a", null);
		variables.put("ADXEN_PASSWORD", "secret");
		assertThat(adxen("hosts", "add", "127.0.0.1:4432")).isEqualTo(ExitCode.CONNECTION);
		assertThat(told()).contains("AA:AA", "--fingerprint");
		assertThat(fleet.calls).hasSize(1);
	}

	@Test
	public void trustsTheFingerprintThatWasGiven() {
		showsCertificate("a", null);
		variables.put("ADXEN_PASSWORD", "secret");
		assertThat(adxen("hosts", "add", "127.0.0.1:4432", "--fingerprint", "AA:".repeat(31) + "AA")).isEqualTo(ExitCode.OK);
		assertThat(fleet.calls).contains("trust " + "a".repeat(64));
	}

	@Test
	public void refusesAnotherFingerprintThanTheGivenOne() {
		showsCertificate("a", null);
		variables.put("ADXEN_PASSWORD", "secret");
		assertThat(adxen("hosts", "add", "127.0.0.1:4432", "--fingerprint", "b".repeat(64))).isEqualTo(ExitCode.CONNECTION);
		assertThat(told()).contains("AA:AA", "bbbb");
		assertThat(fleet.calls).hasSize(1);
	}

	@Test
	public void refusesAndExplainsAChangedCertificate() {
		showsCertificate("a", "c".repeat(64));
		terminal.answering("secret", "y");
		assertThat(adxen("hosts", "add", "127.0.0.1:4432")).isEqualTo(ExitCode.CONNECTION);
		assertThat(told()).contains("another certificate or host key than before", "AA:AA", "CC:CC", "adxen hosts trust");
		assertThat(fleet.calls).hasSize(1);
	}

	@Test
	public void saysThatAPoolIsThereAlready() {
		assertThat(adxen("hosts", "add", "127.0.0.1:4431")).isEqualTo(ExitCode.FAILED);
		assertThat(told()).contains("\"lab pool\"");
	}

	@Test
	public void saysWhatIsNoAddress() {
		assertThat(adxen("hosts", "add", "http://x/y")).isEqualTo(ExitCode.USAGE);
		assertThat(told()).contains("\"http://x/y\" is not an address");
	}

	@Test
	public void listsWithoutAskingHosts() {
		assertThat(adxen("hosts", "list")).isEqualTo(ExitCode.OK);
		assertThat(out()).isEqualTo("""
				Label     Address                     User  Toolstack  Hosts  Domains  Seen
				lab pool  xapi://127.0.0.1:4431       root  XAPI 2.21      1        3  10 min ago
				farm      xend+http://127.0.0.1:9363  root  XAPI 2.21      1        1  10 min ago
				""");
		assertThat(fleet.connected).isEmpty();
	}

	@Test
	public void removesByLabelOrAddressAfterAsking() {
		assertThat(adxen("hosts", "remove", "farm")).isEqualTo(ExitCode.USAGE);
		terminal.answering("n", "y");
		assertThat(adxen("hosts", "remove", "farm")).isEqualTo(ExitCode.FAILED);
		assertThat(fleet.pools).containsKey("farm");
		assertThat(adxen("hosts", "remove", "farm", "127.0.0.1:4431")).isEqualTo(ExitCode.OK);
		assertThat(fleet.pools).isEmpty();
	}

	@Test
	public void asksForAPasswordThatAPoolWantsAndAgainWhenItIsWrong() {
		fleet.obstacles.put("farm", new NeedsPassword("root", false));
		terminal.answering("wrong", "secret");
		assertThat(adxen("list", "--pool", "farm")).isEqualTo(ExitCode.OK);
		assertThat(told()).contains("The password of root at \"farm\" was refused.");
		assertThat(fleet.calls).containsExactly("password farm wrong remember=false", "password farm secret remember=false");
	}

	@Test
	public void saysHowToGiveThePasswordThatAPoolWants() {
		fleet.obstacles.put("farm", new NeedsPassword("root", true));
		assertThat(adxen("list", "--pool", "farm")).isEqualTo(ExitCode.CONNECTION);
		assertThat(told()).contains("\"farm\" refused the password of root", "adxen password store");
	}

	@Test
	public void doesNotOfferToTrustAChangedCertificateInPassing() {
		fleet.obstacles.put("farm", new NeedsTrust(Fixtures.identity("a"), "c".repeat(64)));
		terminal.answering();
		assertThat(adxen("list", "--pool", "farm")).isEqualTo(ExitCode.CONNECTION);
		assertThat(told()).contains("another certificate or host key than before", "adxen hosts trust xend+http://127.0.0.1:9363");
	}

	@Test
	public void trustsAChangedCertificateWhenTold() {
		fleet.obstacles.put("farm", new NeedsTrust(Fixtures.identity("a"), "c".repeat(64)));
		assertThat(adxen("hosts", "trust", "farm")).isEqualTo(ExitCode.CONNECTION);
		assertThat(adxen("hosts", "trust", "farm", "--fingerprint", "d".repeat(64))).isEqualTo(ExitCode.CONNECTION);
		assertThat(fleet.calls).isEmpty();
		assertThat(adxen("hosts", "trust", "farm", "--fingerprint", "a".repeat(64))).isEqualTo(ExitCode.OK);
		assertThat(fleet.calls).containsExactly("trust " + "a".repeat(64));
	}

	@Test
	public void keepsAPasswordOnlyIfItIsRight() {
		fleet.obstacles.put("farm", new NeedsPassword("root", false));
		variables.put("ADXEN_PASSWORD", "wrong");
		assertThat(adxen("password", "store", "farm")).isEqualTo(ExitCode.CONNECTION);
		assertThat(fleet.calls).containsExactly("password farm wrong remember=false");
		variables.put("ADXEN_PASSWORD", "secret");
		assertThat(adxen("password", "store", "farm")).isEqualTo(ExitCode.OK);
		assertThat(fleet.calls.get(2)).isEqualTo("password farm secret remember=true");
	}

	@Test
	public void saysWhatIsNoFingerprint() {
		variables.put("ADXEN_PASSWORD", "secret");
		assertThat(adxen("hosts", "add", "127.0.0.1:4432", "--fingerprint", "abc")).isEqualTo(ExitCode.USAGE);
		assertThat(told()).contains("abc");
	}
}
