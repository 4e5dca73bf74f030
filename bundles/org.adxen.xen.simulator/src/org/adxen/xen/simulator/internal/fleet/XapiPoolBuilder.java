// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.fleet;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.adxen.xen.simulator.Scenario;
import org.adxen.xen.simulator.internal.Ids;
import org.adxen.xen.simulator.internal.data.Database;
import org.adxen.xen.simulator.internal.data.Row;
import org.adxen.xen.simulator.internal.http.SelfSigned;

/** Fills the database of a XAPI pool from a scenario. Used once, by one thread. */
final class XapiPoolBuilder {

	private static final long GIB = 1L << 30;
	private static final long HYPERVISOR = 512L << 20;
	static final String NETWORK = "network/0";

	private final Database db;
	private final Ids ids;
	private final Scenario.Pool spec;
	private final Map<String, SelfSigned> certificates;
	private final UnaryOperator<String> addresses;

	/**
	 * @param certificates the certificate of each host by name; empty over plain HTTP
	 * @param addresses    gives the address of a host by name
	 */
	XapiPoolBuilder(Database db, Ids ids, Scenario.Pool spec, Map<String, SelfSigned> certificates,
			UnaryOperator<String> addresses) {
		this.db = db;
		this.ids = ids;
		this.spec = spec;
		this.certificates = certificates;
		this.addresses = addresses;
	}

	/** Fills the database. */
	void build() {
		db.fill(() -> {
			create("network", NETWORK, Map.of("name_label", "Pool-wide network associated with eth0", "bridge", "xenbr0"));
			spec.hosts().forEach(this::host);
			spec.storages().forEach(this::sharedStorage);
			spec.disks().forEach(this::sharedDisk);
			pool();
			var domains = new XapiDomainBuilder(db, ids, spec);
			spec.hosts().forEach(domains::controlDomain);
			spec.domains().forEach(domains::domain);
		});
	}

	private Row create(String className, String path, Map<String, ?> values) {
		var all = new LinkedHashMap<String, Object>(values);
		all.put("uuid", ids.uuid(path));
		return db.create(className, ids.ref(path), all);
	}

	private void pool() {
		var coordinator = spec.hosts().getFirst();
		var storage = spec.storages().isEmpty() ? localStorage(coordinator.name()) : sharedStorage(spec.storages().getFirst().name());
		create("pool", "pool", Map.of("name_label", spec.hosts().size() > 1 ? spec.name() : "", "name_description", "",
				"master", ids.ref(host(coordinator.name())), "default_SR", ids.ref(storage), "suspend_image_SR",
				ids.ref(storage), "crash_dump_SR", ids.ref(storage), "cpu_info", cpuInfo(coordinator), "other_config",
				Map.of("memory-ratio-hvm", "0.25", "memory-ratio-pv", "0.25")));
	}

	/** The path of a host. */
	static String host(String name) {
		return "host/" + name;
	}

	/** The path of a host's own repository. */
	static String localStorage(String host) {
		return "storage/local/" + host;
	}

	/** The path of a shared repository. */
	static String sharedStorage(String name) {
		return "storage/shared/" + name;
	}

	/** The path of a disk that several domains may use. */
	static String sharedDisk(String name) {
		return "disk/shared/" + name;
	}

	private static Map<String, String> cpuInfo(Scenario.Host host) {
		var info = new LinkedHashMap<String, String>();
		info.put("cpu_count", Integer.toString(host.cpus()));
		info.put("socket_count", "1");
		info.put("threads_per_core", "2");
		info.put("vendor", "AuthenticAMD");
		info.put("speed", "3000.000");
		info.put("modelname", Realistic.CPU_MODEL);
		info.put("family", "23");
		info.put("model", "49");
		info.put("stepping", "0");
		info.put("flags", "fpu de tsc msr pae mce cx8 apic mca cmov pat clflush mmx fxsr sse sse2 ht syscall nx lm rep_good");
		info.putAll(Realistic.CPU_FEATURES);
		return info;
	}

	private void host(Scenario.Host host) {
		var path = host(host.name());
		var ref = ids.ref(path);
		create("host_metrics", path + "/metrics", Map.of("memory_total", host.memory(), "live", true, "last_updated",
				Instant.now()));
		var values = new LinkedHashMap<String, Object>();
		values.put("name_label", host.name());
		values.put("name_description", "Default install");
		values.put("hostname", host.name());
		values.put("address", addresses.apply(host.name()));
		values.put("memory_overhead", HYPERVISOR);
		values.put("API_version_major", 2L);
		values.put("API_version_minor", 21L);
		values.put("API_version_vendor", "XenSource");
		values.put("enabled", !host.maintenance());
		values.put("software_version", Realistic.SOFTWARE);
		values.put("cpu_info", cpuInfo(host));
		values.put("bios_strings", Realistic.HOST_BIOS);
		values.put("capabilities", List.of("xen-3.0-x86_64", "hvm-3.0-x86_32", "hvm-3.0-x86_32p", "hvm-3.0-x86_64"));
		values.put("sched_policy", "credit");
		values.put("supported_bootloaders", List.of("pygrub", "eliloader"));
		values.put("metrics", ids.ref(path + "/metrics"));
		values.put("suspend_image_sr", ids.ref(localStorage(host.name())));
		values.put("crash_dump_sr", ids.ref(localStorage(host.name())));
		values.put("control_domain", ids.ref("control/" + host.name()));
		values.put("edition", "xcp-ng");
		values.put("tls_verification_enabled", true);
		values.put("other_config", Map.of("boot_time", uptime(path), "agent_start_time", uptime(path), "iscsi_iqn",
				"iqn.2025-03.example:" + host.name()));
		create("host", path, values);
		create("PIF", path + "/eth0", Map.of("device", "eth0", "network", ids.ref(NETWORK), "host", ref, "MAC",
				ids.mac(path), "MTU", 1500L, "VLAN", -1L, "physical", true, "management", true, "ip_configuration_mode",
				"Static", "IP", addresses.apply(host.name())));
		for (int i = 0; i < host.cpus(); i++)
			create("host_cpu", path + "/cpu/" + i, Map.of("host", ref, "number", (long) i, "vendor", "AuthenticAMD", "speed",
					3000L, "modelname", Realistic.CPU_MODEL, "family", 23L, "model", 49L, "stepping", "0"));
		storage(localStorage(host.name()), "Local storage", "ext", 2048 * GIB, false);
		attach(localStorage(host.name()), host.name());
		certificate(host.name());
	}

	private String uptime(String path) {
		return Long.toString(Instant.now().getEpochSecond() - 86_400L * (2 + ids.number(path + "/uptime", 200)));
	}

	private void certificate(String host) {
		var certificate = certificates.get(host);
		if (certificate == null)
			return;
		var path = host(host) + "/certificate";
		create("Certificate", path, Map.of("type", "host", "host", ids.ref(host(host)), "not_before",
				certificate.certificate().getNotBefore().toInstant(), "not_after",
				certificate.certificate().getNotAfter().toInstant()));
		db.set("Certificate", ids.ref(path), fingerprints(certificate));
	}

	/** The fields of a Certificate record that change with the certificate, as names and values. */
	static Object[] fingerprints(SelfSigned certificate) {
		return new Object[] { "fingerprint", colons(certificate.fingerprint("SHA-256")), "fingerprint_sha256",
				colons(certificate.fingerprint("SHA-256")), "fingerprint_sha1", colons(certificate.fingerprint("SHA-1")) };
	}

	/** Pairs of capital digits with colons, as XAPI prints a digest (xapi ocaml/xapi/certificates.ml, pp_hash). */
	private static String colons(String hex) {
		return hex.toUpperCase(Locale.ROOT).replaceAll("..(?!$)", "$0:");
	}

	private void storage(String path, String name, String type, long size, boolean shared) {
		create("SR", path, Map.of("name_label", name, "physical_size", size, "virtual_allocation", 0L, "type", type,
				"content_type", "user", "shared", shared, "allowed_operations",
				List.of("scan", "vdi_create", "vdi_destroy", "vdi_clone", "vdi_snapshot", "vdi_resize")));
	}

	private void attach(String storage, String host) {
		create("PBD", storage + "/pbd/" + host, Map.of("host", ids.ref(host(host)), "SR", ids.ref(storage),
				"currently_attached", true, "device_config", Map.of("device", "/dev/disk/by-id/sim")));
	}

	private void sharedStorage(Scenario.Storage storage) {
		storage(sharedStorage(storage.name()), storage.name(), "nfs", storage.size(), true);
		spec.hosts().forEach(host -> attach(sharedStorage(storage.name()), host.name()));
	}

	private void sharedDisk(Scenario.Disk disk) {
		XapiDomainBuilder.disk(db, ids, sharedDisk(disk.name()), disk.name(), sharedStorage(disk.storage()), disk.size(),
				disk.sharable());
	}
}
