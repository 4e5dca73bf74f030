// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** What a real xl 4.17.7 printed for a command, byte for byte where nothing depends on the clock. */
public class XlCapturesTest {

	private static final String FLEET = """
			pool xen1 toolstack=xl
			  host xen1 cpus=1 memory=1GiB
			""";
	private static final String PV = """
			name = "g1"
			uuid = "ca77f1e5-1eca-449b-948d-2d7102d35aec"
			type = "pv"
			kernel = "/root/guests/vmlinux"
			ramdisk = "/root/guests/initrd.gz"
			extra = "console=hvc0 quiet"
			memory = 96
			on_crash = "preserve"
			""";

	private SimulatedFleet fleet;
	private XlClient root;

	@Before
	public void start() throws IOException {
		fleet = Fleets.start(FLEET, 0);
		root = XlClient.of(fleet.pools().getFirst());
		root.out("mkdir guests; cp /boot/vmlinuz-guest guests/vmlinux; cp /boot/initrd-guest guests/initrd.gz");
		root.out("cat > guests/g1.cfg <<'EOF'\n" + PV + "EOF\n");
	}

	@After
	public void stop() {
		root.close();
		fleet.close();
	}

	private XlClient.Answer inGuests(String command) throws IOException {
		return root.run("cd /root/guests; " + command);
	}

	@Test
	public void listLong() throws Exception {
		assertThat(inGuests("xl create g1.cfg")).isEqualTo(new XlClient.Answer("", "Parsing config from g1.cfg\n", 0));
		assertThat(root.out("xl list -l g1")).isEqualTo("""
				[
				    {
				        "domid": 1,
				        "config": {
				            "c_info": {
				                "type": "pv",
				                "name": "g1",
				                "domid": 4294967295,
				                "uuid": "ca77f1e5-1eca-449b-948d-2d7102d35aec",
				                "run_hotplug_scripts": "True"
				            },
				            "b_info": {
				                "max_vcpus": 1,
				                "avail_vcpus": [
				                    0
				                ],
				                "max_memkb": 98304,
				                "target_memkb": 98304,
				                "video_memkb": 0,
				                "sched_params": {
				                    "sched": "credit2",
				                    "weight": 256,
				                    "cap": 0
				                },
				                "claim_mode": "True",
				                "kernel": "/root/guests/vmlinux",
				                "cmdline": "console=hvc0 quiet",
				                "ramdisk": "/root/guests/initrd.gz",
				                "type.pv": {

				                },
				                "arch_arm": {

				                },
				                "arch_x86": {
				                    "msr_relaxed": "False"
				                }
				            },
				            "on_reboot": "restart",
				            "on_crash": "preserve",
				            "on_soft_reset": "soft_reset"
				        }
				    }
				]

				""");
	}

	@Test
	public void vmList() throws Exception {
		inGuests("xl create g1.cfg");
		assertThat(root.out("xl vm-list")).isEqualTo("UUID                                  ID    name\n"
				+ "00000000-0000-0000-0000-000000000000  0    Domain-0                      \n"
				+ "ca77f1e5-1eca-449b-948d-2d7102d35aec  1    g1                            \n");
	}

	@Test
	public void createNoMemory() throws Exception {
		inGuests("xl create g1.cfg");
		assertThat(inGuests("xl create g1.cfg name='\"big\"' memory=4096")).isEqualTo(new XlClient.Answer("", """
				Parsing config from g1.cfg
				xc: error: panic: xg_dom_boot.c:119: xc_dom_boot_mem_init: can't allocate low memory for domain: Out of memory
				libxl: error: libxl_dom.c:586:libxl__build_dom: xc_dom_boot_mem_init failed: Cannot allocate memory
				libxl: error: libxl_create.c:1640:domcreate_rebuild_done: Domain 2:cannot (re-)build domain: -3
				libxl: error: libxl_domain.c:1183:libxl__destroy_domid: Domain 2:Non-existant domain
				libxl: error: libxl_domain.c:1137:domain_destroy_callback: Domain 2:Unable to destroy guest
				libxl: error: libxl_domain.c:1064:domain_destroy_cb: Domain 2:Destruction of domain failed
				""", 3));
	}

	@Test
	public void createNameUsed() throws Exception {
		inGuests("xl create g1.cfg");
		assertThat(inGuests("xl create g1.cfg")).isEqualTo(new XlClient.Answer("", """
				Parsing config from g1.cfg
				libxl: error: libxl_domain.c:81:libxl__domain_rename: Domain 2:Domain with name "g1" already exists.
				libxl: error: libxl_create.c:1296:initiate_domain_create: Domain 2:cannot make domain: -6
				libxl: error: libxl_domain.c:1183:libxl__destroy_domid: Domain 2:Non-existant domain
				libxl: error: libxl_domain.c:1137:domain_destroy_callback: Domain 2:Unable to destroy guest
				libxl: error: libxl_domain.c:1064:domain_destroy_cb: Domain 2:Destruction of domain failed
				""", 3));
	}

	@Test
	public void createNotAKernel() throws Exception {
		assertThat(inGuests("xl create g1.cfg name='\"nk\"' kernel='\"/etc/hostname\"'")).isEqualTo(new XlClient.Answer("", """
				Parsing config from g1.cfg
				xc: error: panic: xg_dom_core.c:689: xc_dom_find_loader: no loader found: Invalid kernel
				libxl: error: libxl_dom.c:571:libxl__build_dom: xc_dom_parse_image failed
				libxl: error: libxl_create.c:1640:domcreate_rebuild_done: Domain 1:cannot (re-)build domain: -3
				libxl: error: libxl_domain.c:1183:libxl__destroy_domid: Domain 1:Non-existant domain
				libxl: error: libxl_domain.c:1137:domain_destroy_callback: Domain 1:Unable to destroy guest
				libxl: error: libxl_domain.c:1064:domain_destroy_cb: Domain 1:Destruction of domain failed
				""", 3));
	}

	@Test
	public void createDiskReallyMissing() throws Exception {
		assertThat(inGuests("xl create g1.cfg 'name=\"nd\"' 'disk=[\"/root/nosuch.raw,raw,xvda,w\"]'")).isEqualTo(
				new XlClient.Answer("", """
						Parsing config from g1.cfg
						libxl: error: libxl_device.c:455:libxl__device_disk_set_backend: Disk vdev=xvda failed to stat: /root/nosuch.raw: No such file or directory
						libxl: error: libxl_create.c:1318:initiate_domain_create: Domain 1:Unable to set disk defaults for disk 0
						libxl: error: libxl_domain.c:1183:libxl__destroy_domid: Domain 1:Non-existant domain
						libxl: error: libxl_domain.c:1137:domain_destroy_callback: Domain 1:Unable to destroy guest
						libxl: error: libxl_domain.c:1064:domain_destroy_cb: Domain 1:Destruction of domain failed
						""", 3));
	}

	@Test
	public void createDirectory() throws Exception {
		assertThat(root.run("xl create /root")).isEqualTo(new XlClient.Answer("",
				"libxl: error: libxl_utils.c:346:libxl_read_file_contents: /root is not a plain file: Success\n"
						+ "Failed to read config file: /root: Inappropriate ioctl for device\n", 3));
	}

	@Test
	public void createUnterminated() throws Exception {
		assertThat(root.run("printf 'name = \"x\\nmemory = 3\\n' > /tmp/bad2.cfg; xl create /tmp/bad2.cfg")).isEqualTo(
				new XlClient.Answer("", "Parsing config from /tmp/bad2.cfg\n/tmp/bad2.cfg:1: config parsing error near `\"x': lexical error\n"
						+ "Failed to parse config: Invalid argument\n", 1));
	}

	@Test
	public void createVifBadMac() throws Exception {
		assertThat(inGuests("xl create g1.cfg 'name=\"nd\"' 'vif=[\"mac=zz,bridge=xenbr0\"]'")).isEqualTo(new XlClient.Answer("",
				"Parsing config from g1.cfg\nInvalid parameter `mac'.\n", 0));
	}

	@Test
	public void renameToUsed() throws Exception {
		inGuests("xl create g1.cfg; xl create g1.cfg 'name=\"renamed1\"'");
		assertThat(root.run("xl rename renamed1 g1")).isEqualTo(new XlClient.Answer("",
				"libxl: error: libxl_domain.c:81:libxl__domain_rename: Domain 2:Domain with name \"g1\" already exists.\n"
						+ "Can't rename domain 'renamed1'.\n", 1));
	}

	@Test
	public void memSetOver() throws Exception {
		inGuests("xl create g1.cfg");
		assertThat(root.run("xl mem-set g1 4000")).isEqualTo(new XlClient.Answer("",
				"libxl: error: libxl_mem.c:278:libxl_set_memory_target: Domain 1:memory_dynamic_max must be less than or equal to "
						+ "memory_static_max\n\ncannot set domid 1 dynamic max memory to : 4000\n", 1));
		assertThat(root.run("xl mem-set g1 abc").err()).isEqualTo("invalid memory size: abc\n");
		root.out("xl mem-set g1 80");
		assertThat(root.out("xl list g1")).contains("g1                                           1    80     1     ");
	}

	@Test
	public void savePaused() throws Exception {
		inGuests("xl create -p g1.cfg");
		assertThat(root.run("xl save g1 /root/pp.save")).isEqualTo(new XlClient.Answer("", """
				Saving to /root/pp.save new xl format (info 0x3/0x0/851)
				xc: info: Saving domain 1, type x86 PV
				xc: error: Bad mfn 0 for p2m frame list list: Internal error
				xc: error: Save failed (0 = Success): Internal error
				libxl: error: libxl_stream_write.c:347:libxl__xc_domain_save_done: Domain 1:saving domain: domain did not respond to suspend request: Success
				Failed to save domain, resuming domain
				xc: error: Dom 1 not suspended: (shutdown 0, reason 255): Internal error
				libxl: error: libxl_dom_suspend.c:666:domain_resume_done: Domain 1:xc_domain_resume failed: Invalid argument
				""", 1));
	}
}
