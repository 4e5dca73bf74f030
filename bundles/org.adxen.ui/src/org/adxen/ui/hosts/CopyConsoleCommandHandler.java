// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.hosts;

import java.lang.reflect.InvocationTargetException;
import java.util.List;

import org.adxen.fleet.DomainView;
import org.adxen.fleet.FailureText;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.PoolView;
import org.adxen.ui.Cancellable;
import org.adxen.ui.labels.CopiedText;
import org.adxen.ui.picture.FleetSelection;
import org.adxen.ui.status.StatusLine;
import org.adxen.xen.Capabilities;
import org.adxen.xen.DomainAction;
import org.adxen.xen.XenException;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.ISources;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;

/** Copy Console Command: what opens the selected domain's text console in a terminal, where the toolstack has such a command. */
public final class CopyConsoleCommandHandler extends AbstractHandler {

	@Override
	public void setEnabled(Object context) {
		Object window = HandlerUtil.getVariable(context, ISources.ACTIVE_WORKBENCH_WINDOW_NAME);
		setBaseEnabled(window instanceof IWorkbenchWindow w && domain(w) != null);
	}

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
		DomainView domain = domain(window);
		if (domain != null) {
			copy(window, window.getService(Fleet.class), domain);
		}
		return null;
	}

	private static void copy(IWorkbenchWindow window, Fleet fleet, DomainView domain) {
		Display display = window.getShell().getDisplay();
		String name = domain.facts().name();
		Job.create(NLS.bind(Messages.Console_job, name), monitor -> {
			try {
				String command = Cancellable.call(monitor,
						() -> fleet.connection(domain.key().pool()).consoleCommand(domain.key().domain()));
				display.asyncExec(() -> {
					CopiedText.copy(command);
					StatusLine.show(window, NLS.bind(Messages.Console_copied, name));
				});
			} catch (InvocationTargetException e) {
				String sentence = e.getCause() instanceof XenException x ? FailureText.sentence(x) : String.valueOf(e.getCause());
				display.asyncExec(() -> StatusLine.showProblem(window, sentence));
			} catch (InterruptedException e) {
				return Status.CANCEL_STATUS;
			}
			return Status.OK_STATUS;
		}).schedule();
	}

	/** Null unless it is one that has a console now. */
	private static DomainView domain(IWorkbenchWindow window) {
		List<?> selected = window.getService(FleetSelection.class).get(window).toList();
		if (selected.size() != 1 || !(selected.getFirst() instanceof DomainView chosen)) {
			return null;
		}
		var picture = window.getService(Fleet.class).picture();
		DomainView domain = picture.domain(chosen.key());
		PoolView pool = picture.pools().get(chosen.key().pool());
		return domain != null && pool != null && pool.isConnected() && domain.facts().domid() > 0
				&& pool.capabilities() instanceof Capabilities can && can.actions().contains(DomainAction.CONSOLE) ? domain : null;
	}
}
