// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.adxen.cli.internal.CommandLineFixture;
import org.adxen.cli.internal.command.ExitCode;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ConfigTest extends CommandLineFixture {

	private static final String GOOD = """
			name = "web-1"
			kernel = "/boot/vmlinuz"
			memory = 512
			disk = [ '/dev/vg/web,raw,xvda,w', '/iso,raw,hdc,r,cdrom' ]
			""";

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private String file(String name, String content) throws IOException {
		Path file = folder.getRoot().toPath().resolve(name);
		Files.writeString(file, content);
		return file.toString();
	}

	@After
	public void neverOpensTheEnvironment() {
		assertThat(fleetUsed).isFalse();
	}

	@Test
	public void givesExactlyKeysAndValues() throws IOException {
		String file = file("good.cfg", GOOD);
		assertThat(adxen("config", "show", file, "--format", "json")).isEqualTo(ExitCode.OK);
		assertThat(out()).isEqualTo("""
				[
				  {
				    "file": "%s",
				    "accepted": true,
				    "values": {
				      "name": "web-1",
				      "kernel": "/boot/vmlinuz",
				      "memory": 512,
				      "disk": [
				        "/dev/vg/web,raw,xvda,w",
				        "/iso,raw,hdc,r,cdrom"
				      ]
				    },
				    "problems": []
				  }
				]
				""".formatted(file));
	}

	@Test
	public void showsAValueOnALine() throws IOException {
		assertThat(adxen("config", "show", file("good.cfg", GOOD))).isEqualTo(ExitCode.OK);
		assertThat(out()).contains("disk[0]  /dev/vg/web,raw,xvda,w", "disk[1]  /iso,raw,hdc,r,cdrom");
	}

	@Test
	public void tellsProblemsWithTheirPlaceInEveryFile() throws IOException {
		String good = file("good.cfg", GOOD);
		String bad = file("bad.cfg", "name = \"a\"\nmemory = 1.5\n");
		assertThat(adxen("config", "check", good, bad)).isEqualTo(ExitCode.FAILED);
		assertThat(out()).contains(good + ": no problems");
		assertThat(out()).containsPattern("bad\\.cfg:2:\\d+: error: ");
		terminal.out.setLength(0);
		assertThat(adxen("config", "check", good, bad, "--format", "json")).isEqualTo(ExitCode.FAILED);
		assertThat(out()).contains("\"accepted\": false", "\"severity\": \"error\"", "\"line\": 2");
		terminal.out.setLength(0);
		assertThat(adxen("config", "check", good, bad, "--format", "csv")).isEqualTo(ExitCode.FAILED);
		assertThat(out()).startsWith("file,line,column,severity,key,message\r\n");
		assertThat(out()).contains("bad.cfg,2,");
	}

	@Test
	public void goesOnAfterAFileThatIsNotThere() throws IOException {
		String good = file("good.cfg", GOOD);
		assertThat(adxen("config", "check", "missing.cfg", good)).isEqualTo(ExitCode.FAILED);
		assertThat(told()).contains("missing.cfg");
		assertThat(out()).contains(good + ": no problems");
	}

	@Test
	public void convertsAnOldFileToStandardOutput() throws IOException {
		String old = file("old", "import os\nname = 'a' + 'b'\nkernel = '/k'\nmemory = 64\n");
		assertThat(adxen("config", "convert", old)).isEqualTo(ExitCode.FAILED);
		assertThat(out()).isEmpty();
		assertThat(told()).contains("old:1:8: ", "AdXen executes no Python");
		terminal.told.clear();

		String plain = file("plain", "name = 'a' + 'b'\nkernel = '/k'\nmemory = 64\n");
		assertThat(adxen("config", "convert", plain)).isEqualTo(ExitCode.OK);
		assertThat(out()).isEqualTo("name = \"ab\"\nkernel = \"/k\"\nmemory = 64\n");
		assertThat(told()).isEmpty();
	}

	@Test
	public void convertsSeveralIntoAFolderAndNeverOverAFile() throws IOException {
		String one = file("one", "name = 'a' + 'b'\nkernel = '/k'\nmemory = 64\n");
		String two = file("two", "name = 'b' 'c'\nkernel = '/k'\nmemory = True\n");
		Path to = folder.getRoot().toPath().resolve("new");
		assertThat(adxen("config", "convert", one, two)).isEqualTo(ExitCode.USAGE);
		assertThat(adxen("config", "convert", one, two, "--to", to.toString())).isEqualTo(ExitCode.OK);
		assertThat(to.resolve("two")).hasContent("name = \"bc\"\nkernel = \"/k\"\nmemory = 1\n");

		Files.writeString(to.resolve("one"), "mine");
		assertThat(adxen("config", "convert", one, "--to", to.toString())).isEqualTo(ExitCode.FAILED);
		assertThat(told()).contains("one is there already and was not touched");
		assertThat(to.resolve("one")).hasContent("mine");
	}
}
