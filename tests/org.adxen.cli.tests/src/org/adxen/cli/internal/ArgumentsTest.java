// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.Test;

public class ArgumentsTest {

	@Test
	public void comeFromTheStartScriptUntouched() {
		assertThat(Arguments.read(Map.of("ADXEN_ARGC", "3", "ADXEN_ARG_1", "show", "ADXEN_ARG_2", "--", "ADXEN_ARG_3", "-clean"),
				new String[] { "ignored" })).containsExactly("show", "--", "-clean");
	}

	@Test
	public void mayBeEmpty() {
		assertThat(Arguments.read(Map.of("ADXEN_ARGC", "2", "ADXEN_ARG_1", "show"), new String[0])).containsExactly("show", "");
	}

	@Test
	public void comeFromThePlatformWithoutTheScript() {
		assertThat(Arguments.read(Map.of(), new String[] { "list" })).containsExactly("list");
	}
}
