// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.adxen.xen.Address;
import org.adxen.xen.PeerIdentity;
import org.adxen.xen.Secret;
import org.adxen.xen.XenConnection;
import org.adxen.xen.XenException;

/**
 * All registered pools. An OSGi service, one for each running program; the environment's folder is the system property
 * {@link #ENVIRONMENT}, else the environment variable {@code ADXEN_ENVIRONMENT}, else {@code .adxen/environment} in the
 * user's home.
 * <p>
 * Safe for any thread. What is named to block does I/O and is never called on a display thread; everything else returns at
 * once.
 */
public interface Fleet {

	/** System property that names the environment's folder. */
	String ENVIRONMENT = "adxen.environment";

	/**
	 * Code of {@link org.adxen.xen.XenFailure.Refused} when a pool to be registered is registered already under another address. Parameters: the
	 * sentence, and from {@link #test} the id of that pool.
	 */
	String SAME_POOL = "ADXEN_SAME_POOL";

	// --- the picture

	/** What is known now. Before {@link #watchAll} or {@link #connect} that is the last known picture, marked as stale. */
	FleetPicture picture();

	EnvironmentState environment();

	void addListener(FleetListener listener);

	void removeListener(FleetListener listener);

	// --- watching

	/** Takes the environment for a workbench (a second workbench gets it read-only), and watches every pool that is to be watched. */
	void watchAll();

	/**
	 * Connects to these pools and returns when each has been read once or cannot be (see its state). Blocks. For the
	 * command line, which reads once and ends.
	 */
	void connect(Collection<String> pools) throws InterruptedException;

	/**
	 * Whether somebody sits in front of it, as at first is thought. While nobody does, hosts are asked for their load once a
	 * minute at most; everything that they tell by themselves is heard at once all the same.
	 */
	void lookedAt(boolean now);

	/** Tries again now instead of at the next try. */
	void retry(String pool);

	/** A live, logged-in connection for operations; it is shared, so never close it. Blocks while connecting. */
	XenConnection connection(String pool) throws XenException, InterruptedException;

	// --- what the admin authors. All block (they write the environment) and throw when it cannot be written.

	/** Whether a login there always takes a password; where not, an SSH agent or key may do. */
	boolean needsPassword(Address address);

	/** Whether what is reached there shows its files, so that it can use the shared {@link EnvironmentSettings#repository()}. */
	default boolean showsFiles(Address address) {
		return false;
	}

	/**
	 * Tests a registration: connects, checks trust, logs in, reads the pool's facts, and closes. Blocks.
	 *
	 * @return what the pool is called there
	 * @throws XenException {@link org.adxen.xen.XenFailure.Untrusted} carries the fingerprint to show: {@link #trust} it and
	 *                      test again
	 */
	String test(PoolRegistration registration) throws XenException, InterruptedException;

	/** Registers, saves and, when {@link #watchAll} was called, watches. Returns the pool's id. */
	String register(PoolRegistration registration) throws EnvironmentException;

	/** Forgets pools, their passwords and their last known pictures. */
	void remove(Collection<String> pools) throws EnvironmentException;

	void setLabel(String pool, String label) throws EnvironmentException;

	void setWatched(String pool, boolean watched) throws EnvironmentException;

	void setReadOnly(String pool, boolean readOnly) throws EnvironmentException;

	/** Seconds between two looks where the toolstack tells no events; 0 for the environment's setting. */
	void setRefreshSeconds(String pool, int seconds) throws EnvironmentException;

	/** Read-only mode and refresh interval of the whole environment. */
	EnvironmentSettings settings();

	void setSettings(EnvironmentSettings settings) throws EnvironmentException;

	/** Files of the groups that the admin works with, absolute, in the order in which they were added. Returns at once. */
	List<Path> groupFiles();

	/** Those that are there already stay where they are in the order. The files themselves are not looked at. */
	void addGroupFiles(Collection<Path> files) throws EnvironmentException;

	/** Forgets them; the files themselves stay. */
	void removeGroupFiles(Collection<Path> files) throws EnvironmentException;

	/** AdXen's own notes on a domain. */
	void setNotes(DomainKey domain, String notes) throws EnvironmentException;

	/**
	 * Adds and removes AdXen's own tags on a domain, for toolstacks that keep none. Those that other programs add at the same
	 * time stay.
	 */
	void changeTags(DomainKey domain, Set<String> add, Set<String> remove) throws EnvironmentException;

	// --- secrets and trust

	/** Gives a password for a pool that asked for one, and tries again. */
	void setPassword(String pool, Secret password, boolean remember) throws EnvironmentException;

	/** Remembers that this server is what it says, and tries again where it was waited for. Replaces what was trusted before. */
	void trust(PeerIdentity identity) throws EnvironmentException;

	/** What AdXen learned to trust, for showing. */
	List<PeerIdentity> trusted();

	void distrust(PeerIdentity identity) throws EnvironmentException;

	/** Finds a registered pool by address. */
	default java.util.Optional<PoolView> byAddress(Address address) {
		return picture().pools().values().stream().filter(p -> p.address().equals(address)).findFirst();
	}
}
