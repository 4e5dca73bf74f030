// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

public class SecretTest {

	@Test
	public void whatWasTypedIsWipedOnceItIsTaken() {
		char[] typed = "demo".toCharArray();
		try (Secret secret = Secret.take(typed)) {
			assertThat(typed).containsOnly('\0');
			assertThat(secret.chars()).isEqualTo("demo".toCharArray());
		}
	}
}
