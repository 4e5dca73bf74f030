// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.adxen.xen.config.DiskSpec.Access;
import org.adxen.xen.config.DiskSpec.BackendType;
import org.adxen.xen.config.DiskSpec.Format;
import org.junit.Test;

/** Disks in both syntaxes, and network interfaces. */
public class DevicesTest {

	private static DiskSpec disk(String spec) {
		return Config.domain("disk = [ \"" + spec + "\" ]").disks().get(0);
	}

	private static VifSpec vif(String spec) {
		return Config.domain("type='hvm'\nvif = [ \"" + spec + "\" ]").vifs().get(0);
	}

	@Test
	public void positionalDisk() {
		var disk = disk("/dev/vg/guest-volume,qcow2,xvda,r");

		assertThat(disk.target()).isEqualTo("/dev/vg/guest-volume");
		assertThat(disk.format()).isEqualTo(Format.QCOW2);
		assertThat(disk.device()).isEqualTo("xvda");
		assertThat(disk.access()).isEqualTo(Access.READ_ONLY);
		assertThat(disk.text()).isEqualTo("/dev/vg/guest-volume,qcow2,xvda,r");
		assertThat(disk.position()).isEqualTo(new ConfigPosition(4, 10));
	}

	@Test
	public void emptyPositionsHaveDefaults() {
		var disk = disk("/x,,xvda,");

		assertThat(disk.format()).isEqualTo(Format.RAW);
		assertThat(disk.writable()).isTrue();
	}

	@Test
	public void namedParametersInAnyOrder() {
		var disk = disk("access=ro, format=vhd, backendtype=tap, backend=storage, script=block-x, direct-io-safe, no-discard,"
				+ " vdev=xvdb, target=/a,b=c,");

		assertThat(disk.target()).isEqualTo("/a,b=c");
		assertThat(disk.format()).isEqualTo(Format.VHD);
		assertThat(disk.backendType()).isEqualTo(BackendType.TAP);
		assertThat(disk.backendDomain()).isEqualTo("storage");
		assertThat(disk.script()).isEqualTo("block-x");
		assertThat(disk.directIoSafe()).isTrue();
		assertThat(disk.discard()).isFalse();
		assertThat(disk.writable()).isFalse();
	}

	@Test
	public void accessIsWrittenInFourWays() {
		assertThat(disk("/x,raw,xvda,w").writable()).isTrue();
		assertThat(disk("/x,raw,xvda,rw").writable()).isTrue();
		assertThat(disk("/x,raw,xvda").writable()).isTrue();
		assertThat(disk("/x,raw,xvda,r").writable()).isFalse();
		assertThat(disk("/x,raw,xvda,ro").writable()).isFalse();
	}

	@Test
	public void aCdIsNeverWritten() {
		var disk = disk("/x.iso,raw,hdc,w,cdrom");

		assertThat(disk.cdrom()).isTrue();
		assertThat(disk.access()).isEqualTo(Access.READ_ONLY);
		assertThat(disk.empty()).isFalse();
	}

	@Test
	public void aDriveMayBeEmpty() {
		assertThat(disk(",,hdc,cdrom").empty()).isTrue();
		assertThat(disk("vdev=hdc,devtype=cdrom").empty()).isTrue();
		assertThat(disk(",hdc:cdrom,r").format()).isEqualTo(Format.EMPTY);
	}

	@Test
	public void oldPrefixesAreStripped() {
		assertThat(disk("phy:/dev/loop0,xvda,w").target()).isEqualTo("/dev/loop0");
		assertThat(disk("tap:aio:/x,xvda,w").target()).isEqualTo("/x");
		assertThat(disk("tap2:qcow2:/x,xvda,w").format()).isEqualTo(Format.QCOW2);
		assertThat(disk("nbd:host:1,xvda,w").script()).isEqualTo("block-nbd");
	}

	@Test
	public void anEmptyVifHasDefaults() {
		var vif = vif("");

		assertThat(vif.mac()).isNull();
		assertThat(vif.bridge()).isNull();
		assertThat(vif.emulated()).isTrue();
	}

	@Test
	public void aVifHasItsParameters() {
		var vif = vif("mac=00:16:3E:0:00:01, bridge=xenbr0,model=e1000,type=vif,script=vif-x,ip=10.0.0.1,vifname=v1,"
				+ "backend=net,mtu=9000,rate=10Mb/s@20ms,gatewaydev=eth1,devid=3");

		assertThat(vif.mac()).isEqualTo("00:16:3e:00:00:01");
		assertThat(vif("mac=00-16-3e-00-00-01").mac()).isEqualTo("00:16:3e:00:00:01");
		assertThat(vif.bridge()).isEqualTo("xenbr0");
		assertThat(vif.model()).isEqualTo("e1000");
		assertThat(vif.emulated()).isFalse();
		assertThat(vif.script()).isEqualTo("vif-x");
		assertThat(vif.ip()).isEqualTo("10.0.0.1");
		assertThat(vif.name()).isEqualTo("v1");
		assertThat(vif.backendDomain()).isEqualTo("net");
		assertThat(vif.mtu()).isEqualTo(9000);
		assertThat(vif.gatewayDevice()).isEqualTo("eth1");
		assertThat(vif.others()).containsEntry("devid", "3");
		assertThat(vif.rate()).isEqualTo(new VifRate(25_000, 20_000));
	}

	@Test
	public void aRateIsToldInKilobits() throws SpecException {
		assertThat(VifRate.parse("10Mb/s").kilobitsPerSecond()).isEqualTo(10_000);
		assertThat(VifRate.parse("1MB/s@20ms").kilobitsPerSecond()).isEqualTo(8_000);
	}

	@Test
	public void onlyAnHvmDomainHasAnEmulatedCard() {
		assertThat(Config.domain("vif=['type=ioemu']").vifs().get(0).emulated()).isFalse();
	}
}
