// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

import org.adxen.xen.config.DomainConfig.Actions;
import org.adxen.xen.config.DomainConfig.Affinity;
import org.adxen.xen.config.DomainConfig.Memory;
import org.adxen.xen.config.DomainConfig.Vcpus;
import org.junit.Test;

/** What keys make of a domain, and which defaults stand in for those that are missing. */
@SuppressWarnings("null") // AssertJ is not annotated
public class DomainConfigTest {

	private static final long MIB = 1 << 20;

	@Test
	public void defaultsAreThoseOfXl() {
		var domain = Config.domain("");

		assertThat(domain.type()).isEqualTo(DomainType.PV);
		assertThat(domain.uuid()).isNull();
		assertThat(domain.memory()).isEqualTo(new Memory(64 * MIB, 64 * MIB));
		assertThat(domain.vcpus()).isEqualTo(new Vcpus(1, 1));
		assertThat(domain.actions()).isEqualTo(new Actions(ShutdownAction.DESTROY, ShutdownAction.RESTART,
				ShutdownAction.DESTROY, ShutdownAction.DESTROY, ShutdownAction.SOFT_RESET));
		assertThat(domain.disks()).isEmpty();
		assertThat(domain.platform().acpi()).isNull();
	}

	@Test
	public void withoutMemoryThereAre32MiBAndAWarning() {
		var file = Config.of("name='g'; kernel='/k'\n");

		assertThat(Config.sentence(file)).contains("32 MiB");
		assertThat(Config.domain(file).memory()).isEqualTo(new Memory(32 * MIB, 32 * MIB));
	}

	@Test
	public void maxmemAloneIsMemoryToo() {
		assertThat(Config.domain(Config.of("name='g'; kernel='/k'; maxmem=128\n")).memory()).isEqualTo(
				new Memory(128 * MIB, 128 * MIB));
		assertThat(Config.domain("maxmem=128").memory()).isEqualTo(new Memory(64 * MIB, 128 * MIB));
	}

	@Test
	public void aDomainNeedsAName() {
		assertThat(Config.places(Config.of("kernel='/k'; memory=64\n"))).containsExactly("1:1 ERROR");
		assertThat(Config.sentence(Config.of("kernel='/k'; memory=64\n"))).contains("no name");
	}

	@Test
	public void aDomainWithoutMachineNeedsSomethingToBoot() {
		assertThat(Config.sentence(Config.of("name='g'; memory=64\n"))).contains("Nothing is there to boot");
		assertThat(Config.of("name='g'; memory=64; type='hvm'\n").problems()).isEmpty();
		assertThat(Config.of("name='g'; memory=64; type='pvh'; firmware='pvgrub64'\n").problems()).isEmpty();
		assertThat(Config.of("name='g'; memory=64; bootloader='pygrub'\n").problems()).isEmpty();
	}

	@Test
	public void dangerousNamesAreWarnedOf() {
		for (String name : new String[] {"777", "0", "a/b", "-a", "", "a\\nb"})
			assertThat(Config.places(Config.of("name='" + name + "'; kernel='/k'; memory=64\n"))).as(name)
					.containsExactly("1:6 WARNING");
		for (String name : new String[] {"g1", "a b;c", "größe"})
			assertThat(Config.of("name='" + name + "'; kernel='/k'; memory=64\n").problems()).as(name).isEmpty();
	}

	@Test
	public void typeMayStillBeCalledBuilder() {
		assertThat(Config.domain("builder='hvm'").type()).isEqualTo(DomainType.HVM);
		assertThat(Config.domain("builder='generic'").type()).isEqualTo(DomainType.PV);
		assertThat(Config.domain("type='pvh'").type()).isEqualTo(DomainType.PVH);
		assertThat(Config.sentences(Config.guest("type='pv'\nbuilder='hvm'"))).anyMatch(s -> s.contains("contradict"));
	}

	@Test
	public void theCommandLineIsPutTogether() {
		assertThat(Config.domain("root='/dev/xvda'\nextra='quiet'").boot().commandLine()).isEqualTo("root=/dev/xvda quiet");
		assertThat(Config.domain("root='/dev/xvda'").boot().commandLine()).isEqualTo("root=/dev/xvda");
		assertThat(Config.domain("extra='quiet'").boot().commandLine()).isEqualTo("quiet");
		assertThat(Config.domain("cmdline='a'\nextra='b'").boot().commandLine()).isEqualTo("a");
		assertThat(Config.domain("").boot().commandLine()).isNull();
	}

	@Test
	public void numbersMayBeQuotedOctalOrHexadecimal() {
		assertThat(Config.domain("vcpus=' 2'\nmaxvcpus=0x10").vcpus()).isEqualTo(new Vcpus(2, 16));
		assertThat(Config.domain("cpu_weight=0400").scheduling().weight()).isEqualTo(256);
	}

	@Test
	public void carriesWhatItNames() {
		var domain = Config.domain("""
				uuid = "8A15fa26-7519-4ff3-a4ba-0322cb275971"
				type = "hvm"
				firmware = "uefi"
				boot = "dc"
				acpi = 1; apic = 0; pae = 1; hap = 1; nestedhvm = 1; usb = 1; localtime = 1; nomigrate = 1
				viridian = [ "base", "!freq" ]
				tsc_mode = "native"
				rtc_timeoffset = '-3600'
				videoram = 16
				vga = "stdvga"
				serial = "pty"
				usbdevice = [ "tablet", "mouse" ]
				pci = [ '01:00.0,permissive=1' ]
				cpus = [ 0, "1-3,^2" ]
				vcpus = 2
				cpus_soft = "nodes:0,^node:1,all"
				cap = 50
				pool = "Pool-1"
				on_crash = "coredump-restart"
				device_model_version = "qemu-xen"
				device_model_args_hvm = [ "-x", "-y" ]
				""");

		assertThat(domain.uuid()).isEqualTo(UUID.fromString("8a15fa26-7519-4ff3-a4ba-0322cb275971"));
		assertThat(domain.boot().uefi()).isTrue();
		assertThat(domain.boot().order()).isEqualTo("dc");
		assertThat(domain.platform().apic()).isFalse();
		assertThat(domain.platform().viridian()).containsExactly("base", "!freq");
		assertThat(domain.platform().tscMode()).isEqualTo("native");
		assertThat(domain.platform().rtcTimeOffset()).isEqualTo(-3600);
		assertThat(domain.platform().videoRam()).isEqualTo(16 * MIB);
		assertThat(domain.platform().serial()).containsExactly("pty");
		assertThat(domain.platform().usbDevices()).containsExactly("tablet", "mouse");
		assertThat(domain.pci()).containsExactly("01:00.0,permissive=1");
		assertThat(domain.scheduling().cpus()).isEqualTo(new Affinity(true, List.of("0", "1-3,^2")));
		assertThat(domain.scheduling().cpusSoft()).isEqualTo(new Affinity(false, List.of("nodes:0,^node:1,all")));
		assertThat(domain.scheduling().pool()).isEqualTo("Pool-1");
		assertThat(domain.actions().onCrash()).isEqualTo(ShutdownAction.COREDUMP_RESTART);
		assertThat(domain.deviceModel().argsHvm()).containsExactly("-x", "-y");
		assertThat(domain.noMigrate()).isTrue();
	}

	@Test
	public void viridianMayBeOnOrOff() {
		assertThat(Config.domain("viridian=1").platform().viridian()).containsExactly("defaults");
		assertThat(Config.domain("viridian=0").platform().viridian()).isEmpty();
		assertThat(Config.domain("").platform().viridian()).isNull();
	}

	@Test
	public void theDeprecatedNumberOfATscModeBecomesItsWord() {
		assertThat(Config.domain("tsc_mode=2").platform().tscMode()).isEqualTo("native");
	}

	@Test
	public void bootloaderArgumentsMayBeOneString() {
		assertThat(Config.domain("bootloader_args=['-q','a b']").boot().bootloaderArgs()).containsExactly("-q", "a b");
		assertThat(Config.domain("bootloader_args=' -q  x'").boot().bootloaderArgs()).containsExactly("-q", "x");
	}

	@Test
	public void consolesComeFromVfbAndFromTheTopLevel() {
		assertThat(Config.domain("vfb=['vnc=1,vnclisten=0.0.0.0, vncpasswd=s3cret']").vfbs()).singleElement()
				.satisfies(vfb -> {
					assertThat(vfb.vnc()).isTrue();
					assertThat(vfb.vncListen()).isEqualTo("0.0.0.0");
					assertThat(vfb.vncPassword()).isEqualTo("s3cret");
					assertThat(vfb.toString()).doesNotContain("s3cret");
				});
		assertThat(Config.domain("type='hvm'\nvnc=1\nvncdisplay=5").vfbs()).singleElement()
				.extracting(VfbSpec::vncDisplay).isEqualTo(5L);
		assertThat(Config.domain("vnc=0").vfbs()).isEmpty();
	}

	@Test
	public void aReaderOfTheDomainCanTellWhichKeysItLeavesOut() {
		var file = Config.guest("spice=1\nnx=1\nvcpus=1");

		assertThat(file.dictionary().keys()).filteredOn(key -> !DomainConfig.CARRIED_KEYS.contains(key))
				.containsExactly("spice", "nx");
		assertThat(DomainConfig.CARRIED_KEYS).allMatch(key -> KnownKeys.kind(key) != null);
		assertThat(DomainConfig.CARRIED_KEYS).contains("disk", "vif", "memory");
		assertThat(KnownKeys.count()).isGreaterThan(150);
	}
}
