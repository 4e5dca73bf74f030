// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

@SuppressWarnings("null") // AssertJ is not annotated
public class PythonFileTest {

	@Test
	public void anOldXmFileIsOneSentenceInsteadOfFortyErrors() {
		var file = Config.of("""
				#  -*- mode: python; -*-
				import os, re
				arch = os.uname()[4]
				if re.search('64', arch):
				    arch_libdir = 'lib64'
				else:
				    arch_libdir = 'lib'
				kernel = "/usr/" + arch_libdir + "/xen/boot/hvmloader"
				builder='hvm'
				memory = 128
				name = "xmexample%d" % vmid
				def pick(x):
				    return x * 2
				print "done"
				acpi = True
				""");

		assertThat(Config.places(file)).containsExactly("2:1 ERROR");
		assertThat(Config.sentence(file)).contains("Python program", "`import os, re'", "old xm", "KEY = VALUE");
	}

	@Test
	public void tripleQuotesAndPrintAreSignsToo() {
		assertThat(Config.sentence(Config.of("name = '''g'''\n"))).contains("Python program");
		assertThat(Config.sentence(Config.of("name='g'\nprint name\n"))).contains("Python program");
		assertThat(Config.sentence(Config.of("for i in range(3):\n  x = 1\n"))).contains("Python program");
	}

	@Test
	public void truthValuesAreNamedAsWhatTheyAre() {
		var file = Config.of("name='g'\nacpi = True\napic = False\nserial = None\n");

		assertThat(Config.places(file)).containsExactly("2:1 ERROR");
		assertThat(Config.sentence(file)).contains("`acpi = True', and 2 more", "1 and 0 for true and false");
	}

	@Test
	public void expressionsAreRecognised() {
		for (String line : new String[] {"name = 'a' + 'b'", "name = 'a%d' % 1", "memory = 2 * 64", "memory = int('64')",
				"name = 'a-%s'.format(1)", "disk = ( 'a', 'b' )", "vif = [ 'mac=%s' % mac, 'bridge=x' ]"})
			assertThat(Config.sentence(Config.of(line + "\n"))).as(line).contains("This is written in Python");
	}

	@Test
	public void otherErrorsStayWhereOnlyAValueIsPython() {
		var file = Config.of("acpi = True\nname = 'g\n");

		assertThat(Config.places(file)).containsExactly("1:1 ERROR", "2:8 ERROR");
	}

	@Test
	public void aFileThatXlReadsIsNeverTakenForPython() {
		var file = Config.of("# import os\nname = 'g'\nkernel = '/k'\nextra = 'if True: print os.x % 1'\nmemory = 64\n");

		assertThat(file.problems()).isEmpty();
	}

	@Test
	public void plainMistakesAreNotPython() {
		assertThat(Config.sentence(Config.of("memory = -1\n"))).contains("whole numbers");
		assertThat(Config.sentence(Config.of("memory = 1.5\n"))).contains("whole numbers");
		assertThat(Config.sentence(Config.of("name = guest\n"))).contains("put it in quotes");
		assertThat(Config.sentence(Config.of("acpi = true\n"))).contains("write 1 for true");
	}
}
