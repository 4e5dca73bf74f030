// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.Test;

@SuppressWarnings("null") // AssertJ is not annotated
public class PythonConversionTest {

	private static PythonConversion convert(String source) {
		return PythonConversion.of(source.getBytes(StandardCharsets.UTF_8));
	}

	private static List<String> problems(PythonConversion conversion) {
		return conversion.problems().stream().map(p -> p.line() + ":" + p.column() + " " + p.sentence()).toList();
	}

	@Test
	public void convertsPlainAssignmentsAndKeepsComments() {
		var converted = convert("""
				# a guest of old
				kernel = '/boot/vmlinuz-2.6'   # its kernel
				memory = 0400
				name = "old-1"

				vcpus = 2; acpi = True
				apic = False
				serial = None
				disk = [ 'phy:/dev/vg/old,xvda,w',
				         'file:/iso/cd.iso,xvdc:cdrom,r', ]  # two of them
				vif = ['']
				rtc_timeoffset = -3600
				""");

		assertThat(converted.problems()).isEmpty();
		assertThat(converted.text()).isEqualTo("""
				# a guest of old
				kernel = "/boot/vmlinuz-2.6"
				memory = 256
				name = "old-1"

				vcpus = 2
				acpi = 1
				apic = 0
				disk = [ "phy:/dev/vg/old,xvda,w", "file:/iso/cd.iso,xvdc:cdrom,r" ]
				vif = [ "" ]
				rtc_timeoffset = "-3600"
				""");
		assertThat(ConfigFile.parse(converted.text().getBytes(StandardCharsets.UTF_8)).accepted()).isTrue();
	}

	@Test
	public void worksOutWhatStringsAndListsMake() {
		var converted = convert("""
				vmid = 7
				base = '/srv/xen/'
				name = "guest%02d" % vmid
				kernel = base + 'vmlinuz' '-2.6'
				disk = ['file:%s%s.img,xvda,w' % (base, name)]
				disk += [ 'phy:/dev/vg/data,xvdb,w' ]
				memory = 128 + 128
				extra = \"""quiet
				ro""\"
				uuid = None
				""");

		assertThat(converted.problems()).isEmpty();
		assertThat(converted.text()).isEqualTo("""
				name = "guest07"
				kernel = "/srv/xen/vmlinuz-2.6"
				disk = [ "file:/srv/xen/guest07.img,xvda,w", "phy:/dev/vg/data,xvdb,w" ]
				memory = 256
				extra = "quiet\\nro"
				""");
	}

	@Test
	public void namesEverythingElseWithItsPlaceAndLeavesItOut() {
		var converted = convert("""
				import os, re
				arch = os.uname()[4]
				if re.search('64', arch):
				    arch_libdir = 'lib64'
				else:
				    arch_libdir = 'lib'
				kernel = "/usr/" + arch_libdir + "/boot/hvmloader"
				memory = int('128')
				name = 'g'
				vcpus = 2 * 2
				bootloader = open('x').read(
				   '1')
				Foo = 1
				weight = 1.5
				text = '%r' % name
				""");

		assertThat(converted.text()).isEqualTo("name = \"g\"\n");
		assertThat(problems(converted)).extracting(p -> p.substring(0, p.indexOf(' '))).containsExactly("1:8", "2:8", "3:4", "5:5",
				"7:20", "8:10", "10:11", "11:14", "13:1", "14:10", "15:13");
		assertThat(problems(converted)).filteredOn(p -> p.startsWith("2:")).singleElement().asString()
				.contains("`os' would have to be computed", "executes no Python", "KEY = VALUE");
	}

	@Test
	public void whatIsNotKnownAnyMoreIsNotUsed() {
		var converted = convert("name = 'a'\nname = f()\nvif = [ name ]\n");

		assertThat(converted.text()).isEmpty();
		assertThat(problems(converted)).extracting(p -> p.substring(0, 4)).containsExactly("2:8 ", "3:9 ");
	}

	@Test
	public void leavesAFileOfXlAsItIs() {
		String file = "name = 'a'\nkernel = \"/k\"\nmemory = 0x40\n";

		assertThat(convert(file)).isEqualTo(new PythonConversion(file, List.of()));
	}

	@Test
	public void staysSmallWhateverIsAdded() {
		for (String growing : List.of("a = a + a\n", "a = [a, a]\n", "a = '%s%s' % (a, a)\n")) {
			var converted = convert("import x\na = 'aaaaaaaaaaaaaaaa'\n" + growing.repeat(40));

			assertThat(problems(converted)).as(growing).anyMatch(p -> p.contains("larger than any configuration file"));
			assertThat(converted.text().length()).as(growing).isLessThan(2 << 20);
		}
	}

	@Test
	public void survivesWhatIsNoPythonEither() {
		for (String broken : List.of("x = [", "x = 'a", "x = '''a", "x = ((((", "= 1", "x", "x =", "x = [1,,2]", "\\", "x = 'a' 'b", "x = '%",
				"x = '%s' % ()", "x = '%s' % (1, 2)", "\t\n x", "x = " + "[".repeat(5000), "é = 'ü'\nx = 5 if 1 else 2\n\0", "x = -")) {
			var converted = convert("import os\n" + broken);
			assertThat(converted.problems()).as(broken).isNotEmpty();
		}
	}

	@Test
	public void quotesSoThatXlReadsTheSame() {
		var converted = convert("import os\nname = 'say \\\"hi\\\" \\\\ there'\nextra = r'C:\\temp'\n");

		var read = ConfigFile.parse(converted.text().getBytes(StandardCharsets.UTF_8));
		assertThat(read.values()).containsEntry("name", "say \"hi\" \\ there").containsEntry("extra", "C:\\temp");
	}
}
