// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.xend;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.adxen.xen.Address;
import org.adxen.xen.Capabilities;
import org.adxen.xen.CreateRequest;
import org.adxen.xen.DiskUse;
import org.adxen.xen.DomainAction;
import org.adxen.xen.DomainDetails;
import org.adxen.xen.DomainId;
import org.adxen.xen.LoadSample;
import org.adxen.xen.LoadSample.HostLoad;
import org.adxen.xen.PeerIdentity;
import org.adxen.xen.PoolFacts;
import org.adxen.xen.PoolListener;
import org.adxen.xen.PoolSnapshot;
import org.adxen.xen.PowerState;
import org.adxen.xen.TaskOutcome;
import org.adxen.xen.TemplateRequest;
import org.adxen.xen.XenConnection;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.XenTask;
import org.adxen.xen.xenapi.internal.session.Attempt;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** A logged-in link to one xend host. */
@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE })
final class XendConnection implements XenConnection {

	private static final Set<PowerState> RUNNING = Set.of(PowerState.RUNNING);
	private static final Set<PowerState> OFF = Set.of(PowerState.HALTED);
	private static final Set<PowerState> NO_MATTER = Set.of();

	private static final Capabilities CAPABILITIES = new Capabilities(
			EnumSet.of(DomainAction.START, DomainAction.SHUT_DOWN, DomainAction.FORCE_SHUT_DOWN, DomainAction.REBOOT,
					DomainAction.FORCE_REBOOT, DomainAction.PAUSE, DomainAction.UNPAUSE, DomainAction.SUSPEND, DomainAction.RESUME,
					DomainAction.DELETE, DomainAction.RENAME, DomainAction.SET_MEMORY, DomainAction.SET_VCPUS),
			Set.of(), "", false, false, true, false);

	private final XendHost host;
	private final XendPicture picture;
	private final XendDisks disks;

	XendConnection(XendHost host) {
		this.host = host;
		picture = new XendPicture(host);
		disks = new XendDisks(host);
	}

	@Override
	public Address address() {
		return host.session().client().address();
	}

	@Override
	public Capabilities capabilities() {
		return CAPABILITIES;
	}

	@Override
	public List<PeerIdentity> memberIdentities() {
		return List.of();
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
		XendPicture.Seen seen = picture.newest();
		PoolSnapshot now = seen.picture();
		var domains = new HashMap<DomainId, Double>();
		now.domains().stream().filter(domain -> !Double.isNaN(domain.cpuLoad()))
				.forEach(domain -> domains.put(domain.id(), Math.max(0, Math.min(1, domain.cpuLoad()))));
		return new LoadSample(seen.at(),
				Map.of(host.uuid(), new HostLoad(Double.NaN, now.hosts().get(0).memoryFreeBytes())), domains);
	}

	@Override
	public DomainDetails details(DomainId domain) throws XenException, InterruptedException {
		return disks.details(domain);
	}

	@Override
	public List<DiskUse> disks() throws XenException, InterruptedException {
		return disks.all();
	}

	@Override
	public List<DiskUse> disksOf(CreateRequest request) {
		return disks.of(request);
	}

	@Override
	public Optional<String> whyNotOn(DomainId domain, String there) throws XenException, InterruptedException {
		return XendPlacement.whyNot(host, domain, there);
	}

	@Override
	public XenTask create(CreateRequest request) throws XenException, InterruptedException {
		return XendCreation.begin(host, request);
	}

	@Override
	public XenTask createFromTemplate(TemplateRequest request) throws XenException {
		throw lacking("templates");
	}

	@Override
	public XenTask start(DomainId domain, boolean paused) throws XenException, InterruptedException {
		return begin("start", domain, NO_MATTER, Methods.VM_START, paused);
	}

	@Override
	public XenTask startOn(DomainId domain, String there, boolean paused) throws XenException, InterruptedException {
		if (!there.equals(host.uuid())) {
			throw lacking("starting on another host");
		}
		return start(domain, paused);
	}

	@Override
	public XenTask shutDown(DomainId domain) throws XenException, InterruptedException {
		return begin("shut down", domain, OFF, Methods.VM_CLEAN_SHUTDOWN);
	}

	@Override
	public XenTask forceShutDown(DomainId domain) throws XenException, InterruptedException {
		return begin("force off", domain, OFF, Methods.VM_HARD_SHUTDOWN);
	}

	@Override
	public XenTask reboot(DomainId domain) throws XenException, InterruptedException {
		return begin("reboot", domain, RUNNING, Methods.VM_CLEAN_REBOOT);
	}

	@Override
	public XenTask forceReboot(DomainId domain) throws XenException, InterruptedException {
		return begin("force a reboot of", domain, RUNNING, Methods.VM_HARD_REBOOT);
	}

	@Override
	public XenTask pause(DomainId domain) throws XenException, InterruptedException {
		return begin("pause", domain, NO_MATTER, Methods.VM_PAUSE);
	}

	@Override
	public XenTask unpause(DomainId domain) throws XenException, InterruptedException {
		return begin("unpause", domain, NO_MATTER, Methods.VM_UNPAUSE);
	}

	@Override
	public XenTask suspend(DomainId domain) throws XenException, InterruptedException {
		return begin("suspend", domain, Set.of(PowerState.SUSPENDED), Methods.VM_SUSPEND);
	}

	@Override
	public XenTask resume(DomainId domain) throws XenException, InterruptedException {
		return begin("resume", domain, NO_MATTER, Methods.VM_RESUME, false);
	}

	@Override
	public XenTask resumeOn(DomainId domain, String there) throws XenException, InterruptedException {
		if (!there.equals(host.uuid())) {
			throw lacking("resuming on another host");
		}
		return resume(domain);
	}

	@Override
	public XenTask migrate(DomainId domain, String there) throws XenException {
		throw lacking("migration within a pool");
	}

	@Override
	public XenTask takeSnapshot(DomainId domain, String name) throws XenException {
		throw lacking("snapshots");
	}

	@Override
	public XenTask delete(DomainId domain, boolean withDisks) throws XenException, InterruptedException {
		if (withDisks) {
			throw lacking("removing the disks of a domain, which are files or devices of the host");
		}
		return begin("delete", domain, NO_MATTER, Methods.VM_DESTROY);
	}

	private XenTask begin(String verb, DomainId domain, Set<PowerState> goal, String method, Object... more)
			throws XenException, InterruptedException {
		return XendTask.begin(host, Attempt.to(verb, "VM", domain.uuid()), goal, method, domain.uuid(), more);
	}

	@Override
	public XenTask rename(DomainId domain, String name) throws XenException, InterruptedException {
		return set("rename", domain, List.of(Methods.VM_SET_NAME), name);
	}

	@Override
	public XenTask setMemory(DomainId domain, long bytes) throws XenException, InterruptedException {
		List<String> methods = isOn(domain) ? List.of(Methods.VM_SET_MEMORY_MAX_LIVE, Methods.VM_SET_MEMORY_MIN_LIVE)
				: List.of(Methods.VM_SET_MEMORY_STATIC_MAX, Methods.VM_SET_MEMORY_MAX, Methods.VM_SET_MEMORY_MIN);
		return set("change the memory of", domain, methods, bytes);
	}

	@Override
	public XenTask setVcpus(DomainId domain, int vcpus) throws XenException, InterruptedException {
		List<String> methods = isOn(domain) ? List.of(Methods.VM_SET_VCPUS_LIVE)
				: List.of(Methods.VM_SET_VCPUS_MAX, Methods.VM_SET_VCPUS_AT_STARTUP);
		return set("change the vCPUs of", domain, methods, vcpus);
	}

	private boolean isOn(DomainId domain) throws XenException, InterruptedException {
		PowerState state = XendPicture.state(host
				.read(Attempt.to("look at", "VM", domain.uuid()), Methods.VM_POWER_STATE, domain.uuid()).toString());
		return state == PowerState.RUNNING || state == PowerState.PAUSED;
	}

	private XenTask set(String verb, DomainId domain, List<String> setters, Object value)
			throws XenException, InterruptedException {
		for (String setter : setters) {
			host.operate(Attempt.to(verb, "VM", domain.uuid()), setter, domain.uuid(), value);
		}
		return XenTask.finished("");
	}

	@Override
	public XenTask changeTags(DomainId domain, Set<String> add, Set<String> remove) throws XenException {
		throw lacking("tags");
	}

	@Override
	public XenTask enable(String id) throws XenException, InterruptedException {
		host.operate(Attempt.to("enable", "host", id), Methods.HOST_ENABLE, id);
		return XenTask.finished("");
	}

	@Override
	public XenTask disable(String id) throws XenException, InterruptedException {
		host.operate(Attempt.to("disable", "host", id), Methods.HOST_DISABLE, id);
		return XenTask.finished("");
	}

	@Override
	public XenTask evacuate(String id) throws XenException {
		throw lacking("evacuation");
	}

	private static XenException lacking(String what) {
		return new XenException(new XenFailure.NotSupported(List.of(what)), "xend has no " + what + ".");
	}

	@Override
	public String hypervisorLog(String id) throws XenException, InterruptedException {
		return host.read(Attempt.to("read the hypervisor's log of", "host", id), Methods.HOST_DMESG, id).toString();
	}

	@Override
	public TaskOutcome outcomeOf(String id) throws XenException, InterruptedException {
		return XendOutcomes.of(host, id);
	}

	@Override
	public void close() {
		host.session().close();
	}
}
