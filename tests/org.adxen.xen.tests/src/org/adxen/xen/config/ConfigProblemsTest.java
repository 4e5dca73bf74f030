// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collection;

import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** What is said of lines that xl refuses or silently ignores: the place and part of the one sentence. */
@SuppressWarnings("null") // AssertJ is not annotated
@RunWith(Parameterized.class)
public class ConfigProblemsTest {

	private final String lines;
	private final String place;
	private final String part;

	public ConfigProblemsTest(String lines, String place, String part) {
		this.lines = lines;
		this.place = place;
		this.part = part;
	}

	@Parameters(name = "{0}")
	public static Collection<Object[]> cases() {
		return Arrays.asList(new Object[][] {
				// silently ignored by xl
				{"frobnicate = 1", "1:1 WARNING", "does not know the key `frobnicate'"}, //
				{"mermory = 1", "1:1 WARNING", "Did you mean `memory'?"}, //
				{"vcpsu = 1", "1:1 WARNING", "Did you mean `vcpus'?"}, //
				{"on_xend_start = 'x'", "1:1 WARNING", "Only the old xm"}, //
				{"vcpus = 1\nvcpus = 2", "2:1 WARNING", "replaces what line 1 said"}, //
				{"maxmem = 'abc'", "1:10 WARNING", "not a whole number"}, //
				{"maxmem = '128 '", "1:10 WARNING", "blank behind the number"}, //
				{"maxmem = 99999999999999999999", "1:10 WARNING", "too large a number"}, //
				{"maxmem = 08", "1:10 WARNING", "not a whole number"}, //
				{"maxmem += 128", "1:1 WARNING", "+= does not work with numbers"}, //
				{"maxmem = [128]", "1:10 WARNING", "wants a single value"}, //
				{"disk = 'a,raw,xvda,w'", "1:8 WARNING", "wants a list"}, //
				{"disk = ['a,raw,xvda,w',['b,raw,xvdb,w']]", "1:24 WARNING", "only up to this value"}, //
				{"vnuma = ['size=1']", "1:10 WARNING", "put it in brackets"}, //
				{"vif = ['mac=zz']", "1:8 WARNING", "cannot read the address `zz'"}, //
				{"vif = ['mac=00:16:3e:00:00']", "1:8 WARNING", "cannot read the address"}, //
				{"vif = ['mac=00:16:3e:00:00:100']", "1:8 WARNING", "cannot read the address"}, //
				{"vif = ['mac=00:16:3e:00:00:01:02']", "1:8 WARNING", "takes the address `00:16:3e:00:00:01:02' for 00:16:3e:00:00:01"}, //
				{"vif = ['mac=01:00:00:00:00:00']", "1:8 WARNING", "multicast"}, //
				{"vif = ['brigde=x']", "1:8 WARNING", "does not know `brigde=x' in a vif"}, //
				{"vif = ['type=x']", "1:8 WARNING", "ignores the vif type"}, //
				{"vfb = ['vnc=1,vcnlisten=x']", "1:8 WARNING", "does not know `vcnlisten' in a vfb"}, //
				{"vfb = ['vnc']", "1:8 WARNING", "only up to `vnc'"}, //
				{"vfb = ['vnc=1']\nvnc = 1", "2:7 WARNING", "because there is a `vfb'"}, //
				{"cmdline = 'a'\nextra = 'b'", "2:9 WARNING", "there is a `cmdline'"}, //
				{"vcpus = 1\ncpus = ['0','1']", "2:13 WARNING", "`vcpus' is 1"}, //
				{"extra = 'a\\101'", "1:9 WARNING", "octal escape"}, //
				{"boot = 'dc'", "1:8 WARNING", "ignores `boot' for a pv domain"}, //
				{"type = 'hvm'\npvshim = 1", "2:10 WARNING", "write type = \"pvh\""}, //
				{"maxmem = 32", "1:10 WARNING", "less than `memory'"},
				// deprecated, or dangerous
				{"builder = 'generic'", "1:1 WARNING", "write type ="}, //
				{"tsc_mode = 2", "1:12 WARNING", "write \"native\""}, //
				{"bootloader_args = '-q -x'", "1:19 WARNING", "write a list"}, //
				{"vncviewer = 1", "1:1 WARNING", "option -V"}, //
				{"disk = ['phy:/dev/x,xvda,w']", "1:9 WARNING",
						"write \"format=raw,vdev=xvda,access=w,target=/dev/x\""}, //
				{"disk = ['/x,raw,nonsense,w']", "1:9 WARNING", "No guest has a device `nonsense'"}, //
				{"disk = ['/x,raw,xvda,w','/y,raw,xvda,w']", "1:25 WARNING", "Line 1 has the device `xvda' already"}, //
				{"vif = ['netdev=x']", "1:8 WARNING", "write gatewaydev"}, //
				{"type = 'p'", "1:8 WARNING", "takes \"p\" for pv"},
				// refused by xl
				{"type = 'zz'", "1:8 ERROR", "no type of domain \"zz\""}, //
				{"uuid = 'xyz'", "1:8 ERROR", "not a UUID"}, //
				{"vcpus = 4\nmaxvcpus = 2", "2:12 ERROR", "less than `vcpus' (4)"}, //
				{"on_crash = 'explode'", "1:12 ERROR", "coredump-restart"}, //
				{"cpus = '0-'", "1:8 ERROR", "`0-'"}, //
				{"cpus = '3-1'", "1:8 ERROR", "`3-1'"}, //
				{"cpus = '^all'", "1:8 ERROR", "`^all'"}, //
				{"cpus = '1 ,2'", "1:8 ERROR", "`1 '"}, //
				{"vcpus = 2\ncpus = ['0','x']", "2:13 ERROR", "`x'"}, //
				{"tsc_mode = 'fast'", "1:12 ERROR", "always_emulate"}, //
				{"tsc_mode = 7", "1:12 ERROR", "always_emulate"}, //
				{"timer_mode = 'no_missed_ticks_pending'", "1:14 ERROR", "for a PV domain"}, //
				{"firmware = 'pvgrub64'", "1:12 ERROR", "`kernel' and `firmware' together"}, //
				{"max_grant_frames = 'x y'", "1:20 ERROR", "from 0 to"}, //
				{"device_model_args = '-x'", "1:21 ERROR", "unless it is a list"}, //
				{"irqs = ['x']", "1:9 ERROR", "in `irqs'"}, //
				{"ioports = ['xyz']", "1:12 ERROR", "in `ioports'"}, //
				{"iomem = ['b8000']", "1:10 ERROR", "in `iomem'"}, //
				{"vtpm = ['uuid=1']", "1:9 ERROR", "lacks backend"}, //
				{"usbctrl = ['x=1']", "1:12 ERROR", "no `x' in `usbctrl'"}, //
				{"disk = ['/x,frob=1,xvda,w']", "1:9 ERROR", "has the parameter `frob'"}, //
				{"disk = ['/x,raw,xvda,w!']", "1:9 ERROR", "only xm knew"}, //
				{"disk = ['/x,xvda,w']", "1:9 ERROR", "unknown format `xvda'"}, //
				{"disk = ['/x']", "1:9 ERROR", "has no device"}, //
				{"vif = ['rate=10M']", "1:8 ERROR", "10Mb/s"}, //
				{"pci = ['01:00']", "1:8 ERROR", "an address such as 01:00.0"}, //
				{"pci = ['01:00.0,magic=1']", "1:8 ERROR", "has the option `magic'"}, //
				{"vif = ['mtu=big']", "1:8 ERROR", "not a number"}, //
				{"videoram = '-5'", "1:12 ERROR", "No domain can have"}, //
				{"vcpus = '-1'", "1:9 ERROR", "No domain can have"},});
	}

	@Test
	public void saysWhereAndWhat() {
		var file = Config.of(lines + "\nname='g'; kernel='/k'; memory=64\n");

		assertThat(file.problems()).as(file.problems().toString()).allSatisfy(p -> {
			assertThat(p.line() + ":" + p.column() + " " + p.severity()).isEqualTo(place);
			assertThat(p.sentence()).contains(part).matches("(?s)(?:[A-Z`\"]|xl ).*[.?]");
		}).isNotEmpty();
		assertThat(file.problems().size()).isEqualTo(1);
		assertThat(file.accepted()).isEqualTo(!place.endsWith("ERROR"));
	}
}
