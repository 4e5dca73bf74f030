// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.repository;

import java.lang.reflect.InvocationTargetException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

import org.adxen.fleet.FailureText;
import org.adxen.fleet.Fleet;
import org.adxen.ui.Cancellable;
import org.adxen.xen.HostFiles.Entry;
import org.adxen.xen.HostFiles.Kind;
import org.adxen.xen.XenException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.eclipse.osgi.util.NLS;

/** Reads one folder on a worker; cancelling ends the reading at once, even if the host hangs, and then nothing is told. */
final class FolderReading extends Job {

	/**
	 * What came of it.
	 *
	 * @param entries folders first, in order of name; hidden ones are left out
	 * @param failure a sentence, or empty
	 */
	record Folder(Place place, String path, List<Entry> entries, String failure) {
	}

	private final Fleet fleet;
	private final Place place;
	private final String path;
	private final Display display;
	private final Consumer<Folder> shown;

	/** @param shown told on the display thread */
	FolderReading(Fleet fleet, Place place, String path, Display display, Consumer<Folder> shown) {
		super(NLS.bind(Messages.Repository_reading, path));
		this.fleet = fleet;
		this.place = place;
		this.path = path;
		this.display = display;
		this.shown = shown;
		setSystem(true);
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		Folder folder;
		try {
			folder = new Folder(place, path, Cancellable.call(monitor, this::read), "");
		} catch (InvocationTargetException e) {
			folder = new Folder(place, path, List.of(), sentence(e.getCause()));
		} catch (InterruptedException e) {
			return Status.CANCEL_STATUS;
		}
		Folder done = folder;
		display.asyncExec(() -> {
			if (!monitor.isCanceled()) {
				shown.accept(done);
			}
		});
		return Status.OK_STATUS;
	}

	private static String sentence(Throwable why) {
		return why instanceof XenException failure ? FailureText.sentence(failure) : String.valueOf(why.getMessage());
	}

	private List<Entry> read() throws XenException, InterruptedException {
		return place.open(fleet).list(path).stream().filter(e -> !e.name().startsWith("."))
				.sorted(Comparator.comparing((Entry e) -> e.kind() != Kind.FOLDER).thenComparing(Entry::name)).toList();
	}
}
