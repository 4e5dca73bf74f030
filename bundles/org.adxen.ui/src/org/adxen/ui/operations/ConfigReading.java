// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.operations;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.function.Consumer;

import org.adxen.fleet.FailureText;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.PoolView;
import org.adxen.fleet.repository.RepositoryFiles;
import org.adxen.ui.Cancellable;
import org.adxen.xen.XenException;
import org.adxen.xen.config.ConfigFile;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobFunction;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;

/** Reads a domain configuration file on a worker each time another one is wanted, the newest only; what came is told where it is shown. */
final class ConfigReading {

	private static final int DELAY_MS = 250;

	/**
	 * @param path as it was typed
	 * @param host the pool of one where it lies; null for this machine
	 */
	record Source(String path, PoolView host) {

		private boolean isSame(Source other) {
			return path.equals(other.path) && (host == null ? other.host == null : other.host != null && host.id().equals(other.host.id()));
		}
	}

	/**
	 * @param config  null when it could not be read
	 * @param failure why, or empty while there is nothing to read
	 */
	record Read(Source source, ConfigFile config, String failure) {
	}

	private final Fleet fleet;
	private final Display display;
	private final Consumer<Read> shown;
	private final Job reader = Job.createSystem("Read a domain configuration file", (IJobFunction) this::readWanted);
	/** Taken on the display thread for the worker. */
	private volatile Source wanted = new Source("", null);
	private Read read;

	/** @param shown told on the display thread */
	ConfigReading(Fleet fleet, Display display, Consumer<Read> shown) {
		this.fleet = fleet;
		this.display = display;
		this.shown = shown;
	}

	void want(Source source) {
		wanted = source;
		reader.cancel();
		reader.schedule(DELAY_MS);
	}

	Source wanted() {
		return wanted;
	}

	/** What was read of the file that is wanted; null while it is being read. */
	Read read() {
		return read != null && read.source().isSame(wanted) ? read : null;
	}

	/** Back from an editor: it may have been corrected. */
	void again() {
		reader.schedule();
	}

	void stop() {
		reader.cancel();
	}

	/** On a worker. */
	private IStatus readWanted(IProgressMonitor monitor) {
		Source source = wanted;
		Read done;
		try {
			done = new Read(source, source.path().isEmpty() ? null : Cancellable.call(monitor, () -> read(source)), "");
		} catch (InvocationTargetException e) {
			done = new Read(source, null, e.getCause() instanceof XenException failure ? FailureText.sentence(failure)
					: String.valueOf(e.getCause().getMessage()));
		} catch (InterruptedException e) {
			return Status.CANCEL_STATUS;
		}
		Read told = done;
		display.asyncExec(() -> {
			if (told.source().isSame(wanted)) {
				read = told;
				shown.accept(told);
			}
		});
		return Status.OK_STATUS;
	}

	private ConfigFile read(Source source) throws IOException, XenException, InterruptedException {
		return source.host() == null ? ConfigFile.read(Path.of(source.path()))
				: ConfigFile.parse(RepositoryFiles.at(fleet, source.host())
						.read(fleet.settings().repository().resolve(source.path()), ConfigFile.MAX_SIZE));
	}
}
