// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;

import org.junit.Test;

@SuppressWarnings("null") // AssertJ says nothing of null
public class AlgorithmsTest {

	private static List<String> ciphers(String written) {
		return List.of(Algorithms.list("cipher.c2s", written).split(","));
	}

	@Test
	public void weakOnesAreOff() {
		assertThat(ciphers("")).isNotEmpty().noneMatch(name -> name.endsWith("-cbc") || name.startsWith("arcfour"));
		assertThat(Algorithms.list("kex", "").split(",")).isNotEmpty().noneMatch(name -> name.endsWith("-sha1"));
		assertThat(Algorithms.hostKeys(Algorithms.list("server_host_key", ""), Set.of(), false).split(",")).isNotEmpty()
				.doesNotContain("ssh-rsa", "ssh-dss").noneMatch(name -> name.contains("cert"));
	}

	@Test
	public void theConfigurationMayAddRemovePreferAndReplace() {
		assertThat(ciphers("+aes128-cbc,not-known")).endsWith("aes128-cbc").startsWith(ciphers("").get(0));
		assertThat(ciphers("-*gcm*")).isNotEmpty().noneMatch(name -> name.contains("gcm"));
		assertThat(ciphers("^aes256-ctr")).startsWith("aes256-ctr").doesNotHaveDuplicates().hasSameSizeAs(ciphers(""));
		assertThat(ciphers("aes256-ctr,none,not-known")).containsExactly("aes256-ctr");
		assertThat(ciphers("not-known")).as("nothing that is left").isEqualTo(ciphers(""));
	}

	@Test
	public void knownTypesComeFirst() {
		String usual = "ssh-ed25519-cert-v01@openssh.com,ssh-ed25519,ecdsa-sha2-nistp256,rsa-sha2-512,rsa-sha2-256";
		assertThat(Algorithms.hostKeys(usual, Set.of("ssh-rsa"), false))
				.isEqualTo("rsa-sha2-512,rsa-sha2-256,ssh-ed25519,ecdsa-sha2-nistp256");
		assertThat(Algorithms.hostKeys(usual, Set.of("ssh-rsa"), true)).isEqualTo("rsa-sha2-512,rsa-sha2-256");
		assertThat(Algorithms.hostKeys(usual, Set.of("ssh-dss"), false)).startsWith("ssh-ed25519,");
	}
}
