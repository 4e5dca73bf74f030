// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;

import org.adxen.xen.config.ConfigValue.Text;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What a file gives besides its grammar: places, bytes, plain values for JSON, and reading from the disk. */
@SuppressWarnings("null") // AssertJ is not annotated
public class ConfigValuesTest {

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	@Test
	public void everyKeyAndValueHasItsPlace() {
		var file = Config.of("name = 'g'\n\n  memory =\t64 ; disk = [ 'a,raw,xvda,w',\n\t'b,raw,xvdb,w' ]\n");

		var memory = Config.entry(file, "memory");
		assertThat(memory.position()).isEqualTo(new ConfigPosition(3, 3));
		assertThat(memory.value().position()).isEqualTo(new ConfigPosition(3, 12));
		assertThat(file.dictionary().list("disk")).extracting(ConfigValue::position).containsExactly(new ConfigPosition(3, 26),
				new ConfigPosition(4, 2));
	}

	@Test
	public void textIsUtf8WhereItIsValidAndElseKeepsItsBytes() {
		var file = Config.ofBytes("a='gr\u00c3\u00b6\u00c3\u009fe'\nb='\u00e9t\u00e9'\n");

		assertThat(file.dictionary().text("a")).isEqualTo("größe");
		assertThat(Config.entry(file, "b").value()).isInstanceOfSatisfying(Text.class, text -> {
			assertThat(text.charset()).isEqualTo(StandardCharsets.ISO_8859_1);
			assertThat(text.bytes()).isEqualTo(new byte[] {(byte) 0xE9, 't', (byte) 0xE9});
		});
	}

	@Test
	public void joinedHalvesOfACharacterBecomeIt() {
		assertThat(Config.ofBytes("a='\u00c3'\na+='\u00b6'\n").dictionary().text("a")).isEqualTo("ö");
	}

	@Test
	public void numbersArePlainNumbersAndListsAreLists() {
		var values = Config.of("memory=0x200\nvcpus='4'\nname=007\nx=010\ny=08\nirqs=[5,010]\nvnuma=[['size=1'],[]]\n").values();

		assertThat(values).containsExactly(entry("memory", 512L), entry("vcpus", "4"), entry("name", "007"), entry("x", 8L),
				entry("y", "08"), entry("irqs", List.of(5L, "010")), entry("vnuma", List.of(List.of("size=1"), List.of())));
	}

	private static java.util.Map.Entry<String, Object> entry(String key, Object value) {
		return java.util.Map.entry(key, value);
	}

	@Test
	public void whatCouldBeReadIsThereAfterAnError() {
		var file = Config.of("name='g'\nmemory = @\ndisk=['x' 'y']\nvcpus=2\n");

		assertThat(file.values()).containsOnlyKeys("name", "vcpus");
		assertThat(file.accepted()).isFalse();
		assertThat(file.domain()).isNull();
	}

	@Test
	public void aBrokenListIsOneProblemNotOneOnEachLine() {
		var file = Config.of("disk = [\n 'a,raw,xvda,w'\n 'b,raw,xvdb,w',\n 'c,raw,xvdc,w',\n]\nname='g'\nvif='\n");

		assertThat(Config.places(file)).containsExactly("3:2 ERROR", "7:5 ERROR");
		assertThat(file.values()).containsOnlyKeys("name");
	}

	@Test
	public void windowsLineEndsAreSaidOnce() {
		var file = Config.of("name='g'\r\nkernel='/k'\r\nmemory=64\r\n");

		assertThat(Config.places(file)).containsExactly("1:9 ERROR");
		assertThat(Config.sentence(file)).contains("CR LF", "Unix line ends");
	}

	@Test
	public void listsNestedWithoutEndAreRefused() {
		var file = Config.of("a=" + "[".repeat(5000) + "]".repeat(5000) + "\n");

		assertThat(Config.places(file)).containsExactly("1:103 ERROR");
	}

	@Test
	public void aHugeFileIsRefusedUnread() {
		var file = ConfigFile.parse(new byte[10_000_000]);

		assertThat(Config.sentence(file)).contains("1 MiB");
		assertThat(file.values()).isEmpty();
	}

	@Test
	public void theProblemsOfAFileThatIsNoneAreBounded() {
		var file = Config.of("@@\n".repeat(100_000));

		assertThat(file.problems()).hasSize(Problems.LIMIT + 1);
		assertThat(Config.sentences(file).get(Problems.LIMIT)).contains("more problems");
	}

	@Test
	public void sentencesStayReadableWhereTheFileIsNot() {
		var file = Config.guest("disk=['" + "x".repeat(100_000) + ",frob=1']\n");

		assertThat(Config.sentence(file)).hasSizeLessThan(500).startsWith("The disk `xxx").contains("...")
				.endsWith("has the parameter `frob', which xl does not know; correct or remove it.");
	}

	@Test
	public void aFileIsReadFromDisk() throws IOException {
		var path = folder.newFile("g.cfg").toPath();
		Files.writeString(path, "name='g'\nkernel='/k'\nmemory=64\n");

		assertThat(ConfigFile.read(path).accepted()).isTrue();
	}

	@Test
	public void whatIsNoPlainFileIsRefusedWithASentence() {
		var missing = folder.getRoot().toPath().resolve("no.cfg");

		assertThatThrownBy(() -> ConfigFile.read(missing)).isInstanceOf(IOException.class)
				.hasMessage("There is no file " + missing + "; check its name.");
		assertThatThrownBy(() -> ConfigFile.read(folder.getRoot().toPath())).hasMessageContaining("is not a plain file");
	}
}
