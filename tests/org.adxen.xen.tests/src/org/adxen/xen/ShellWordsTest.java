// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.Test;

public class ShellWordsTest {

	@Test
	public void whatIsNotSpecialStaysAsItIs() {
		for (String word : List.of("web-1", "lab/web_1", "2GiB", "--host", "--with-disks=false", "a@b:1,2%+.x")) {
			assertThat(ShellWords.quote(word)).isEqualTo(word);
		}
	}

	@Test
	public void everythingElseIsQuoted() {
		assertThat(ShellWords.quote("")).isEqualTo("''");
		assertThat(ShellWords.quote("two words")).isEqualTo("'two words'");
		assertThat(ShellWords.quote("it's")).isEqualTo("'it'\\''s'");
		assertThat(ShellWords.quote("$HOME")).isEqualTo("'$HOME'");
		assertThat(ShellWords.quote("~root")).isEqualTo("'~root'");
		assertThat(ShellWords.quote("a=b")).isEqualTo("'a=b'");
		assertThat(ShellWords.quote("a\nb")).isEqualTo("'a\nb'");
	}

	@Test
	public void wordsAreJoinedWithSpaces() {
		assertThat(ShellWords.join(List.of("adxen", "show", "web 1"))).isEqualTo("adxen show 'web 1'");
	}

	@Test
	public void whatCannotBeAnArgumentIsRefused() {
		assertThatThrownBy(() -> ShellWords.quote("a\0b")).isInstanceOf(IllegalArgumentException.class);
	}
}
