// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.fleet;

import java.util.ArrayList;
import java.util.Locale;

import org.adxen.xen.simulator.Scenario;
import org.adxen.xen.simulator.internal.Ids;
import org.adxen.xen.simulator.internal.xl.XlHost;

/** Fills a plain Xen host with what a scenario tells of it: configuration files, disks, domains that live and saved ones. */
final class XlBuilder {

	/** Where configurations are: the usual folder, and the product's own for domains with a tag of this name. */
	private static final String FOLDER = "/etc/xen/";
	private static final String REPOSITORY = "repository";
	private static final String REPOSITORY_FOLDER = "/var/lib/adxen/domains/";
	private static final String SAVED = "/var/lib/adxen/saved/";
	private static final String IMAGES = "/var/lib/xen/images/";
	private static final String SHARED = XlHost.SHARED + '/';
	private static final int MOST_SECONDS = 90_000;

	private final XlHost host;
	private final Ids ids;
	private final Scenario.Pool pool;

	XlBuilder(XlHost host, Ids ids, Scenario.Pool pool) {
		this.host = host;
		this.ids = ids;
		this.pool = pool;
	}

	void build() {
		for (Scenario.Disk disk : pool.disks())
			host.machine().files().putZeros(SHARED + disk.name() + ".raw", disk.size(), true);
		for (Scenario.Domain domain : pool.domains())
			if (!domain.template())
				add(domain);
	}

	private void add(Scenario.Domain domain) {
		var uuid = ids.uuid(domain.name());
		var text = config(domain, uuid);
		host.machine().files().put(domain.tags().contains(REPOSITORY) ? REPOSITORY_FOLDER + uuid + ".cfg"
				: FOLDER + domain.name() + ".cfg", text);
		var seconds = ids.number(domain.name() + "/seconds", MOST_SECONDS) * domain.load();
		switch (domain.state()) {
		case RUNNING -> host.live(text, seconds, false, false);
		case PAUSED -> host.live(text, seconds, true, false);
		case CRASHED -> host.live(text, seconds, false, true);
		case SUSPENDED -> host.suspended(text, SAVED + uuid, seconds);
		case HALTED -> {
			// its file is all there is of it
		}
		}
	}

	private String config(Scenario.Domain domain, String uuid) {
		var so = new StringBuilder();
		if (!domain.description().isEmpty())
			so.append("# ").append(domain.description()).append('\n');
		so.append("name = \"").append(domain.name()).append("\"\nuuid = \"").append(uuid).append("\"\ntype = \"")
				.append(domain.type().toLowerCase(Locale.ROOT)).append("\"\n");
		if (!domain.type().equals("hvm"))
			so.append("kernel = \"/boot/vmlinuz-guest\"\nramdisk = \"/boot/initrd-guest\"\n");
		so.append("extra = \"root=/dev/xvda1 ro").append(domain.tools() ? "" : " lab.mode=deaf").append("\"\nmemory = ")
				.append(domain.memory() >> 20).append("\nvcpus = ").append(domain.vcpus()).append('\n');
		so.append("disk = [ ").append(String.join(", ", disks(domain))).append(" ]\n");
		var nics = new ArrayList<String>();
		for (int i = 0; i < Math.max(1, domain.addresses().size()); i++)
			nics.add("\"mac=" + ids.mac(domain.name() + "/nic" + i) + ",bridge=xenbr0\"");
		so.append("vif = [ ").append(String.join(", ", nics)).append(" ]\n");
		return so.append("on_crash = \"").append(domain.state() == Scenario.State.CRASHED ? "preserve" : "destroy").append("\"\n")
				.toString();
	}

	private ArrayList<String> disks(Scenario.Domain domain) {
		var so = new ArrayList<String>();
		if (domain.uses().isEmpty())
			for (long size : domain.disks()) {
				var path = IMAGES + domain.name() + '-' + so.size() + ".raw";
				host.machine().files().putZeros(path, size, true);
				so.add("\"" + path + ",raw,xvd" + (char) ('a' + so.size()) + ",w\"");
			}
		for (String shared : domain.uses())
			so.add("\"" + SHARED + shared + ".raw,raw,xvd" + (char) ('a' + so.size()) + ",w\"");
		return so;
	}
}
