// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.xapi;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.adxen.xen.Address;
import org.adxen.xen.Capabilities;
import org.adxen.xen.CreateRequest;
import org.adxen.xen.DiskUse;
import org.adxen.xen.DomainDetails;
import org.adxen.xen.DomainId;
import org.adxen.xen.LoadSample;
import org.adxen.xen.PeerIdentity;
import org.adxen.xen.PoolFacts;
import org.adxen.xen.PoolListener;
import org.adxen.xen.PoolSnapshot;
import org.adxen.xen.TaskOutcome;
import org.adxen.xen.TemplateRequest;
import org.adxen.xen.XenConnection;
import org.adxen.xen.XenException;
import org.adxen.xen.XenTask;
import org.adxen.xen.xenapi.internal.session.Attempt;
import org.adxen.xen.xenapi.internal.session.Session;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** A logged-in link to a pool of XAPI hosts, at its coordinator. */
@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE })
final class XapiConnection implements XenConnection {

	private final XapiPool pool;
	private final Capabilities capabilities;
	private final PictureReader picture;
	private final Loads loads;
	private final Disks disks;

	private XapiConnection(XapiPool pool, Capabilities capabilities) {
		this.pool = pool;
		this.capabilities = capabilities;
		picture = new PictureReader(pool, capabilities.denied());
		loads = new Loads(pool, picture::watched);
		disks = new Disks(pool);
	}

	static XapiConnection over(Session session) throws XenException, InterruptedException {
		return new XapiConnection(new XapiPool(session), Rights.read(session));
	}

	@Override
	public Address address() {
		return pool.session().client().address();
	}

	@Override
	public Capabilities capabilities() {
		return capabilities;
	}

	@Override
	public List<PeerIdentity> memberIdentities() throws XenException, InterruptedException {
		return Members.identities(pool);
	}

	@Override
	public PoolFacts facts() throws XenException, InterruptedException {
		return picture.facts();
	}

	@Override
	public PoolSnapshot snapshot() throws XenException, InterruptedException {
		return picture.snapshot();
	}

	@Override
	public void watch(Duration poll, PoolListener listener) throws XenException, InterruptedException {
		picture.watch(poll, listener);
	}

	@Override
	public LoadSample load() throws XenException, InterruptedException {
		return loads.read();
	}

	@Override
	public DomainDetails details(DomainId domain) throws XenException, InterruptedException {
		return Details.read(pool, domain);
	}

	@Override
	public List<DiskUse> disks() throws XenException, InterruptedException {
		return disks.all();
	}

	@Override
	public List<DiskUse> disksOf(CreateRequest request) throws XenException, InterruptedException {
		return disks.of(request);
	}

	@Override
	public Optional<String> whyNotOn(DomainId domain, String host) throws XenException, InterruptedException {
		return Placement.whyNot(pool, domain, host);
	}

	@Override
	public XenTask create(CreateRequest request) throws XenException, InterruptedException {
		return Creation.begin(pool, request);
	}

	@Override
	public XenTask createFromTemplate(TemplateRequest request) throws XenException, InterruptedException {
		return Provisioning.begin(pool, request);
	}

	@Override
	public XenTask start(DomainId domain, boolean paused) throws XenException, InterruptedException {
		return begin("start", domain, Methods.VM_START, paused, false);
	}

	@Override
	public XenTask startOn(DomainId domain, String host, boolean paused) throws XenException, InterruptedException {
		return begin("start", domain, Methods.VM_START_ON, pool.host(host, "start the domain on"), paused, false);
	}

	@Override
	public XenTask shutDown(DomainId domain) throws XenException, InterruptedException {
		return begin("shut down", domain, Methods.VM_CLEAN_SHUTDOWN);
	}

	@Override
	public XenTask forceShutDown(DomainId domain) throws XenException, InterruptedException {
		return begin("force off", domain, Methods.VM_HARD_SHUTDOWN);
	}

	@Override
	public XenTask reboot(DomainId domain) throws XenException, InterruptedException {
		return begin("reboot", domain, Methods.VM_CLEAN_REBOOT);
	}

	@Override
	public XenTask forceReboot(DomainId domain) throws XenException, InterruptedException {
		return begin("force a reboot of", domain, Methods.VM_HARD_REBOOT);
	}

	@Override
	public XenTask pause(DomainId domain) throws XenException, InterruptedException {
		return begin("pause", domain, Methods.VM_PAUSE);
	}

	@Override
	public XenTask unpause(DomainId domain) throws XenException, InterruptedException {
		return begin("unpause", domain, Methods.VM_UNPAUSE);
	}

	@Override
	public XenTask suspend(DomainId domain) throws XenException, InterruptedException {
		return begin("suspend", domain, Methods.VM_SUSPEND);
	}

	@Override
	public XenTask resume(DomainId domain) throws XenException, InterruptedException {
		return begin("resume", domain, Methods.VM_RESUME, false, false);
	}

	@Override
	public XenTask resumeOn(DomainId domain, String host) throws XenException, InterruptedException {
		return begin("resume", domain, Methods.VM_RESUME_ON, pool.host(host, "resume the domain on"), false, false);
	}

	@Override
	public XenTask migrate(DomainId domain, String host) throws XenException, InterruptedException {
		return begin("migrate", domain, Methods.VM_MIGRATE, pool.host(host, "migrate the domain to"), Map.of("live", "true"));
	}

	@Override
	public XenTask takeSnapshot(DomainId domain, String name) throws XenException, InterruptedException {
		return begin("take a snapshot of", domain, Methods.VM_SNAPSHOT, name);
	}

	private XenTask begin(String verb, DomainId domain, String method, Object... more)
			throws XenException, InterruptedException {
		String vm = pool.vm(domain, verb);
		return XapiTask.begin(pool, Attempt.to(verb, "VM", vm), method, Session.prepend(vm, more));
	}

	@Override
	public XenTask delete(DomainId domain, boolean withDisks) throws XenException, InterruptedException {
		return Deletion.begin(pool, domain, withDisks);
	}

	@Override
	public XenTask rename(DomainId domain, String name) throws XenException, InterruptedException {
		return Settings.name(pool, domain, name);
	}

	@Override
	public XenTask setMemory(DomainId domain, long bytes) throws XenException, InterruptedException {
		return Settings.memory(pool, domain, bytes);
	}

	@Override
	public XenTask setVcpus(DomainId domain, int vcpus) throws XenException, InterruptedException {
		return Settings.vcpus(pool, domain, vcpus);
	}

	@Override
	public XenTask changeTags(DomainId domain, Set<String> add, Set<String> remove) throws XenException, InterruptedException {
		return Settings.tags(pool, domain, add, remove);
	}

	@Override
	public XenTask enable(String host) throws XenException, InterruptedException {
		return onHost("enable", host, Methods.HOST_ENABLE);
	}

	@Override
	public XenTask disable(String host) throws XenException, InterruptedException {
		return onHost("disable", host, Methods.HOST_DISABLE);
	}

	@Override
	public XenTask evacuate(String host) throws XenException, InterruptedException {
		return onHost("evacuate", host, Methods.HOST_EVACUATE);
	}

	private XenTask onHost(String verb, String host, String method) throws XenException, InterruptedException {
		String ref = pool.host(host, verb);
		return XapiTask.begin(pool, Attempt.to(verb, "host", ref), method, ref);
	}

	@Override
	public String hypervisorLog(String host) throws XenException, InterruptedException {
		String verb = "read the hypervisor's log of";
		String ref = pool.host(host, verb);
		return pool.read(Attempt.to(verb, "host", ref), Methods.HOST_DMESG, ref).toString();
	}

	@Override
	public TaskOutcome outcomeOf(String task) throws XenException, InterruptedException {
		return Outcomes.of(pool, task);
	}

	@Override
	public void close() {
		pool.session().close();
	}
}
