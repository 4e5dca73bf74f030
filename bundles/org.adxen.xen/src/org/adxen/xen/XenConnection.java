// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A logged-in link to one pool. Safe for any thread; calls block and are never made on a display thread. At most a few
 * calls are in flight at once, and reads never wait behind operations. Interrupting a calling thread ends its call.
 * {@link #close()} ends every call in flight with {@link XenFailure.Unreachable}.
 * <p>
 * Each operation returns as soon as the toolstack accepted it; {@link XenTask#await} tells the outcome. An operation that the
 * toolstack lacks throws {@link XenFailure.NotSupported}. The connection refuses nothing by itself but what it cannot
 * express: safety rules belong to the operations layer.
 */
public interface XenConnection extends AutoCloseable {

	/** Where it is connected now: the coordinator's address, which may be another than asked for. */
	Address address();

	Capabilities capabilities();

	/** What the peers of this pool will show, learned after login, so that a pool asks for trust once; may be empty. */
	List<PeerIdentity> memberIdentities() throws XenException, InterruptedException;

	// --- the picture

	/** The pool's own facts, for those who need no more; a connector that has them cheaper than all the rest overrides it. */
	default PoolFacts facts() throws XenException, InterruptedException {
		return snapshot().facts();
	}

	PoolSnapshot snapshot() throws XenException, InterruptedException;

	/**
	 * Tells the listener everything, then each change, until the connection is closed or breaks. Blocks the calling thread.
	 * Where the toolstack tells events it waits for them, else it polls.
	 *
	 * @param poll how often to ask where there are no events; with events, how often to check for drift
	 * @throws XenException the link is lost or refused; open a new connection to go on
	 */
	void watch(Duration poll, PoolListener listener) throws XenException, InterruptedException;

	/** How busy everything is; cheap enough for every few seconds. */
	LoadSample load() throws XenException, InterruptedException;

	DomainDetails details(DomainId domain) throws XenException, InterruptedException;

	/** Every disk of every domain of the pool. */
	List<DiskUse> disks() throws XenException, InterruptedException;

	/** The disks a domain from this file would have, in the same terms as {@link #disks()}; domain id and name are the file's. */
	List<DiskUse> disksOf(CreateRequest request) throws XenException, InterruptedException;

	/** Why the toolstack would not start, resume or receive this domain on that host; empty when it would. */
	Optional<String> whyNotOn(DomainId domain, String host) throws XenException, InterruptedException;

	// --- operations on domains

	/**
	 * Makes a domain from a configuration file. What the toolstack has no counterpart for is refused by name, all at once and
	 * before anything is changed ({@link XenFailure.NotSupported}). The result is the new domain's UUID.
	 */
	XenTask create(CreateRequest request) throws XenException, InterruptedException;

	/** Makes a halted domain from a template; the result is its UUID. */
	XenTask createFromTemplate(TemplateRequest request) throws XenException, InterruptedException;

	XenTask start(DomainId domain, boolean paused) throws XenException, InterruptedException;

	XenTask startOn(DomainId domain, String host, boolean paused) throws XenException, InterruptedException;

	/** Asks the guest to shut down; ends when it is off. */
	XenTask shutDown(DomainId domain) throws XenException, InterruptedException;

	/** Turns the domain off at once. Definition and disks stay. */
	XenTask forceShutDown(DomainId domain) throws XenException, InterruptedException;

	XenTask reboot(DomainId domain) throws XenException, InterruptedException;

	XenTask forceReboot(DomainId domain) throws XenException, InterruptedException;

	XenTask pause(DomainId domain) throws XenException, InterruptedException;

	XenTask unpause(DomainId domain) throws XenException, InterruptedException;

	XenTask suspend(DomainId domain) throws XenException, InterruptedException;

	XenTask resume(DomainId domain) throws XenException, InterruptedException;

	XenTask resumeOn(DomainId domain, String host) throws XenException, InterruptedException;

	/** Live migration to another host of the same pool. */
	XenTask migrate(DomainId domain, String host) throws XenException, InterruptedException;

	/**
	 * Live migration to the only host of another pool, reached by another connection of the same connector. Everything that can be
	 * known before is checked before a byte is moved: name and UUID free there, memory, disks, networks, processor and
	 * hypervisor, and that the source reaches the target. Whatever goes wrong or is cancelled, one running domain is left.
	 *
	 * @param target stays the caller's
	 */
	default XenTask migrateTo(DomainId domain, XenConnection target) throws XenException, InterruptedException {
		throw lacks("migrate a domain to another pool");
	}

	/** The result is the snapshot's UUID. */
	XenTask takeSnapshot(DomainId domain, String name) throws XenException, InterruptedException;

	/** Removes a halted domain's definition, and the disks it owns only when asked for. */
	XenTask delete(DomainId domain, boolean withDisks) throws XenException, InterruptedException;

	XenTask rename(DomainId domain, String name) throws XenException, InterruptedException;

	/** Running: the balloon target, within the static maximum. Halted: all limits. */
	XenTask setMemory(DomainId domain, long bytes) throws XenException, InterruptedException;

	/** Running: within the maximum. Halted: maximum and number at start. */
	XenTask setVcpus(DomainId domain, int vcpus) throws XenException, InterruptedException;

	/**
	 * Adds and removes labels that the toolstack keeps for the domain; one that keeps none lacks {@link DomainAction#SET_TAGS}. All
	 * others stay, also those given by others meanwhile. To add what is there and to remove what is not are no errors.
	 *
	 * @param remove also of what is to be added
	 */
	XenTask changeTags(DomainId domain, Set<String> add, Set<String> remove) throws XenException, InterruptedException;

	// --- operations on hosts

	XenTask enable(String host) throws XenException, InterruptedException;

	/** No new domains there; those that run stay. */
	XenTask disable(String host) throws XenException, InterruptedException;

	/** Moves all domains away, live. Disable first. */
	XenTask evacuate(String host) throws XenException, InterruptedException;

	// --- the hosts' own files, consoles and logs, where the toolstack lets one at them

	/** The files of a pool of one; empty where the toolstack shows none. */
	default Optional<HostFiles> files() {
		return Optional.empty();
	}

	/** Opens the domain's text console; the caller closes it. */
	default HostConsole console(DomainId domain) throws XenException, InterruptedException {
		throw lacks("open a domain's console");
	}

	/** The command for a terminal of this machine that opens the domain's console, each word quoted for a POSIX shell. */
	default String consoleCommand(DomainId domain) throws XenException, InterruptedException {
		throw lacks("open a domain's console");
	}

	/** What the hypervisor of that host has logged since it started, newest line last; its ring is some 16 KiB long. */
	default String hypervisorLog(String host) throws XenException, InterruptedException {
		throw lacks("show the hypervisor's log");
	}

	// --- after a lost link or a restart

	/** What became of a task by its {@link XenTask#id()}. */
	TaskOutcome outcomeOf(String taskId) throws XenException, InterruptedException;

	/** Logs out if it can do so at once, and closes. Never throws, may be called twice and from any thread. */
	@Override
	void close();

	private static XenException lacks(String what) {
		return new XenException(new XenFailure.NotSupported(List.of(what)), "This toolstack cannot " + what + ".");
	}
}
