// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.environment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;

import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.EnvironmentState;
import org.adxen.model.store.EnvironmentStore;
import org.adxen.model.store.StoreException;
import org.adxen.model.store.WorkbenchClaim;
import org.eclipse.osgi.util.NLS;

/**
 * The environment in this program: what is authored, whether it can be changed, and the changes that other programs make.
 * What blocks says so; the rest may be called on any thread.
 */
public final class EnvironmentKeeper implements AutoCloseable {

	private final Path folder;
	private final EnvironmentStore store;
	private final Runnable changed;
	private final ReentrantLock lock = new ReentrantLock();

	private volatile Authored authored = Authored.NOTHING;
	private volatile EnvironmentState state;
	// guarded by lock
	private EnvironmentStore.Stamp seen;
	private WorkbenchClaim claim;
	private boolean claimWanted;

	/**
	 * Reads the environment; blocks.
	 *
	 * @param changed told, on whatever thread changed or noticed it, that {@link #authored()} or {@link #state()} is new
	 */
	public EnvironmentKeeper(Path folder, Runnable changed) {
		this.folder = folder;
		this.changed = changed;
		store = new EnvironmentStore(folder);
		state = new EnvironmentState.Writable(folder);
		load();
	}

	public Authored authored() {
		return authored;
	}

	public EnvironmentState state() {
		return state;
	}

	/**
	 * Makes a change and saves it. Blocks.
	 *
	 * @throws EnvironmentException it cannot be saved, or the edit refuses; then nothing changed
	 */
	public Authored edit(EnvironmentStore.Edit<EnvironmentException> edit) throws EnvironmentException {
		Authored now;
		lock.lock();
		try {
			switch (state) {
			case EnvironmentState.ReadOnly readOnly -> throw new EnvironmentException(readOnly.why());
			case EnvironmentState.Unreadable unreadable -> throw new EnvironmentException(unreadable.why());
			case EnvironmentState.Writable writable -> {
				// goes on
			}
			}
			now = Authored.of(store.update(edit));
			authored = now;
			seen = store.stamp();
		} catch (StoreException e) {
			throw new EnvironmentException(e.getMessage(), e);
		} finally {
			lock.unlock();
		}
		changed.run();
		return now;
	}

	/** Takes it for a workbench; while another has it, it is read-only, and asked for again with each {@link #refresh}. Blocks. */
	public void claim() {
		lock.lock();
		try {
			claimWanted = true;
		} finally {
			lock.unlock();
		}
		refresh();
	}

	/** Notices what other programs did. Blocks. */
	public void refresh() {
		EnvironmentState before = state;
		boolean reloaded = false;
		lock.lock();
		try {
			if (!store.stamp().equals(seen)) {
				load();
				reloaded = true;
			}
			if (!(state instanceof EnvironmentState.Unreadable)) {
				state = writable();
			}
		} finally {
			lock.unlock();
		}
		if (reloaded || !state.equals(before)) {
			changed.run();
		}
	}

	private void load() {
		// The stamp first: what is saved while we read is then noticed the next time.
		seen = store.stamp();
		try {
			authored = Authored.of(store.load());
			state = writable();
		} catch (StoreException e) {
			// What was read before, if anything, stays shown; nothing can be changed until it can be read again.
			state = new EnvironmentState.Unreadable(folder, e.getMessage());
		}
	}

	private EnvironmentState writable() {
		if (Files.exists(folder) && !Files.isWritable(folder)) {
			return new EnvironmentState.ReadOnly(folder, NLS.bind(Messages.folder_read_only, folder));
		}
		if (claimWanted && claim == null) {
			try {
				switch (WorkbenchClaim.ask(folder)) {
				case WorkbenchClaim.Answer.Granted granted -> claim = granted.claim();
				case WorkbenchClaim.Answer.TakenBy(String owner) -> {
					return new EnvironmentState.ReadOnly(folder, NLS.bind(Messages.open_elsewhere, folder, owner));
				}
				}
			} catch (StoreException e) {
				return new EnvironmentState.ReadOnly(folder, e.getMessage());
			}
		}
		return new EnvironmentState.Writable(folder);
	}

	@Override
	public void close() {
		lock.lock();
		try {
			claimWanted = false;
			if (claim != null) {
				claim.close();
				claim = null;
			}
		} finally {
			lock.unlock();
		}
	}
}
