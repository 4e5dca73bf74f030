// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;

import org.adxen.cli.internal.Fixtures;
import org.junit.Test;

public class TextsTest {

	private final Texts texts = new Texts(Fixtures.CLOCK, Locale.ENGLISH);

	@Test
	public void saysMemoryInTheUnitThatFits() {
		assertThat(texts.bytes(0)).isEqualTo("0 B");
		assertThat(texts.bytes(1023)).isEqualTo("1023 B");
		assertThat(texts.bytes(512L << 20)).isEqualTo("512 MiB");
		assertThat(texts.bytes((1L << 30) - 1)).isEqualTo("1 GiB");
		assertThat(texts.bytes(3L << 29)).isEqualTo("1.5 GiB");
		assertThat(texts.bytes(1L << 31)).isEqualTo("2 GiB");
		assertThat(texts.bytes(Long.MAX_VALUE)).isEqualTo("8 EiB");
	}

	@Test
	public void writesDecimalsAsTheAdminDoes() {
		assertThat(new Texts(Fixtures.CLOCK, Locale.forLanguageTag("pt-BR")).bytes(3L << 29)).isEqualTo("1,5 GiB");
	}

	@Test
	public void saysUptimeInItsTwoGreatestUnits() {
		assertThat(since(0)).isEqualTo("0 s");
		assertThat(since(59 * 60)).isEqualTo("59 min");
		assertThat(since(5 * 3600 + 12 * 60)).isEqualTo("5 h 12 min");
		assertThat(since(24 * 3600)).isEqualTo("1 d 0 h");
		assertThat(since(400L * 24 * 3600 + 7200)).isEqualTo("400 d 2 h");
	}

	@Test
	public void doesNotBelieveInTheFuture() {
		assertThat(since(-300)).isEqualTo("0 s");
	}

	@Test
	public void marksWhatWouldSteerTheTerminal() {
		assertThat(Texts.harmless("a\u001b[31m\nb\u202Ec")).isEqualTo("a\uFFFD[31m\uFFFDb\uFFFDc");
		assertThat(Texts.harmless("plain \u00e7\u4e2d")).isEqualTo("plain \u00e7\u4e2d");
	}

	@Test
	public void knowsHowWideTextIs() {
		assertThat(Table.width("web-1")).isEqualTo(5);
		assertThat(Table.width("\u4e2d\u6587")).isEqualTo(4);
		assertThat(Table.width("e\u0301")).isEqualTo(1);
	}

	private String since(long seconds) {
		return texts.say(Value.since(Fixtures.NOW.minusSeconds(seconds)));
	}
}
