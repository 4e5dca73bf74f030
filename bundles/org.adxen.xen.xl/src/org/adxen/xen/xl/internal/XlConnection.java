// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.adxen.xen.Address;
import org.adxen.xen.Capabilities;
import org.adxen.xen.CreateRequest;
import org.adxen.xen.DiskUse;
import org.adxen.xen.DomainAction;
import org.adxen.xen.DomainDetails;
import org.adxen.xen.DomainId;
import org.adxen.xen.HostConsole;
import org.adxen.xen.HostFiles;
import org.adxen.xen.LoadSample;
import org.adxen.xen.PeerIdentity;
import org.adxen.xen.PoolFacts;
import org.adxen.xen.PoolListener;
import org.adxen.xen.PoolSnapshot;
import org.adxen.xen.TaskOutcome;
import org.adxen.xen.TemplateRequest;
import org.adxen.xen.XenConnection;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.XenTask;
import org.adxen.xen.xl.internal.console.SshConsole;
import org.adxen.xen.xl.internal.definitions.Definition;
import org.adxen.xen.xl.internal.disks.Disks;
import org.adxen.xen.xl.internal.files.SshFiles;
import org.adxen.xen.xl.internal.job.RemoteJobs;
import org.adxen.xen.xl.internal.job.SameDomain;
import org.adxen.xen.xl.internal.migrate.Migration;
import org.adxen.xen.xl.internal.migrate.Party;
import org.adxen.xen.xl.internal.migrate.Route;
import org.adxen.xen.xl.internal.operations.Creation;
import org.adxen.xen.xl.internal.operations.Power;
import org.adxen.xen.xl.internal.operations.Room;
import org.adxen.xen.xl.internal.operations.Settings;
import org.adxen.xen.xl.internal.operations.Suspension;
import org.adxen.xen.xl.internal.operations.Targets;
import org.adxen.xen.xl.internal.picture.HostFacts;
import org.adxen.xen.xl.internal.picture.Loads;
import org.adxen.xen.xl.internal.picture.Picture;
import org.adxen.xen.xl.internal.picture.Running;
import org.adxen.xen.xl.internal.shell.Shell;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** A plain Xen host, a pool of one. */
@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE })
final class XlConnection implements XenConnection {

	private static final Capabilities CAPABILITIES = new Capabilities(
			EnumSet.complementOf(EnumSet.of(DomainAction.MIGRATE, DomainAction.SNAPSHOT, DomainAction.CLONE, DomainAction.OTHER)),
			Set.of(), "", false, false, true, false, true);

	private final Shell shell;
	private final Picture picture;
	private final Loads loads;
	private final Disks disks;
	private final Power power;
	private final Creation creation;
	private final Suspension suspension;
	private final Settings settings;
	private final Room room;
	private final Targets targets;
	private final RemoteJobs jobs;

	/** @param repository folder of the shared repository on the host, or empty */
	XlConnection(Shell shell, HostFacts host, String repository) {
		this.shell = shell;
		picture = new Picture(shell, host, repository);
		loads = new Loads(shell, host);
		disks = new Disks(shell, picture, repository);
		targets = new Targets(picture);
		jobs = new RemoteJobs(shell.host());
		power = new Power(shell, targets);
		creation = new Creation(shell, targets);
		suspension = new Suspension(shell, targets);
		settings = new Settings(shell, targets);
		room = new Room(picture);
	}

	@Override
	public Address address() {
		return shell.host().address();
	}

	@Override
	public Capabilities capabilities() {
		return CAPABILITIES;
	}

	@Override
	public List<PeerIdentity> memberIdentities() {
		return List.of(); // a pool of one has no others
	}

	@Override
	public PoolFacts facts() {
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
		return loads.sample();
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
	public List<DiskUse> disksOf(CreateRequest request) throws XenException, InterruptedException {
		return disks.of(request);
	}

	@Override
	public Optional<String> whyNotOn(DomainId domain, String host) throws XenException, InterruptedException {
		return room.whyNot(domain, host);
	}

	@Override
	public XenTask create(CreateRequest request) throws XenException, InterruptedException {
		return creation.create(request);
	}

	@Override
	public XenTask createFromTemplate(TemplateRequest request) throws XenException {
		throw lacks("templates");
	}

	@Override
	public XenTask start(DomainId domain, boolean paused) throws XenException, InterruptedException {
		return power.start(domain, paused);
	}

	@Override
	public XenTask startOn(DomainId domain, String host, boolean paused) throws XenException, InterruptedException {
		requireOwn(host);
		return power.start(domain, paused);
	}

	private void requireOwn(String host) throws XenException {
		if (!host.equals(picture.host().id())) {
			throw lacks("other hosts");
		}
	}

	@Override
	public XenTask shutDown(DomainId domain) throws XenException, InterruptedException {
		return power.shutDown(domain);
	}

	@Override
	public XenTask forceShutDown(DomainId domain) throws XenException, InterruptedException {
		return power.forceShutDown(domain);
	}

	@Override
	public XenTask reboot(DomainId domain) throws XenException, InterruptedException {
		return power.reboot(domain);
	}

	@Override
	public XenTask forceReboot(DomainId domain) throws XenException, InterruptedException {
		return power.forceReboot(domain);
	}

	@Override
	public XenTask pause(DomainId domain) throws XenException, InterruptedException {
		return power.pause(domain);
	}

	@Override
	public XenTask unpause(DomainId domain) throws XenException, InterruptedException {
		return power.unpause(domain);
	}

	@Override
	public XenTask suspend(DomainId domain) throws XenException, InterruptedException {
		return suspension.suspend(domain);
	}

	@Override
	public XenTask resume(DomainId domain) throws XenException, InterruptedException {
		return suspension.resume(domain);
	}

	@Override
	public XenTask resumeOn(DomainId domain, String host) throws XenException, InterruptedException {
		requireOwn(host);
		return suspension.resume(domain);
	}

	@Override
	public XenTask migrate(DomainId domain, String host) throws XenException {
		throw lacks("other hosts");
	}

	@Override
	public XenTask migrateTo(DomainId domain, XenConnection target) throws XenException, InterruptedException {
		if (!(target instanceof XlConnection other)) {
			throw new XenException(new XenFailure.NotSupported(List.of("other toolstacks")), "A domain of a plain Xen host can migrate to"
					+ " another plain Xen host only. Create it anew at the pool instead.");
		}
		SameDomain same = running(domain, "migrate");
		return new Migration(party(), jobs, other.party(), Route.to(other.shell.host()), Optional.empty()).start(same,
				definitionToBring(domain, other));
	}

	/** A file that names the domain's UUID, unless the target has one as well, as in a shared repository. */
	private String definitionToBring(DomainId domain, XlConnection target) throws XenException, InterruptedException {
		Definition here = picture.last().definition(domain);
		return here == null || !here.explicit() || target.picture.read().definitions().containsKey(here.uuid()) ? ""
				: here.path();
	}

	private Party party() {
		return new Party(shell.host(), picture.host().name());
	}

	private SameDomain running(DomainId domain, String verb) throws XenException, InterruptedException {
		Running running = targets.running(domain, verb);
		return new SameDomain(running.row().domid(), running.id().uuid(), running.name());
	}

	@Override
	public Optional<HostFiles> files() {
		return Optional.of(new SshFiles(shell.host(), jobs));
	}

	@Override
	public HostConsole console(DomainId domain) throws XenException, InterruptedException {
		return SshConsole.open(shell.host(), running(domain, "open the console of"));
	}

	@Override
	public String consoleCommand(DomainId domain) throws XenException, InterruptedException {
		return SshConsole.command(shell.host(), running(domain, "open the console of"));
	}

	@Override
	public String hypervisorLog(String host) throws XenException, InterruptedException {
		requireOwn(host);
		return SshConsole.hypervisorLog(shell.host());
	}

	@Override
	public XenTask takeSnapshot(DomainId domain, String name) throws XenException {
		throw lacks("snapshots");
	}

	@Override
	public XenTask delete(DomainId domain, boolean withDisks) throws XenException, InterruptedException {
		return settings.delete(domain, withDisks);
	}

	@Override
	public XenTask rename(DomainId domain, String name) throws XenException, InterruptedException {
		return settings.rename(domain, name);
	}

	@Override
	public XenTask setMemory(DomainId domain, long bytes) throws XenException, InterruptedException {
		return settings.setMemory(domain, bytes);
	}

	@Override
	public XenTask setVcpus(DomainId domain, int vcpus) throws XenException, InterruptedException {
		return settings.setVcpus(domain, vcpus);
	}

	@Override
	public XenTask changeTags(DomainId domain, Set<String> add, Set<String> remove) throws XenException, InterruptedException {
		return settings.changeTags(domain, add, remove);
	}

	@Override
	public XenTask enable(String host) throws XenException {
		throw lacks("maintenance of hosts");
	}

	@Override
	public XenTask disable(String host) throws XenException {
		throw lacks("maintenance of hosts");
	}

	@Override
	public XenTask evacuate(String host) throws XenException {
		throw lacks("evacuation");
	}

	private static XenException lacks(String what) {
		return new XenException(new XenFailure.NotSupported(List.of(what)), "A plain Xen host has no " + what + ".");
	}

	/** {@code xl} keeps no record of what it did; the host has those of its jobs. */
	@Override
	public TaskOutcome outcomeOf(String id) throws XenException, InterruptedException {
		return jobs.outcomeOf(id);
	}

	@Override
	public void close() {
		shell.host().close();
	}
}
