// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.hosts;

import java.lang.reflect.InvocationTargetException;

import org.adxen.fleet.FailureText;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.HostView;
import org.adxen.ui.Cancellable;
import org.adxen.ui.DialogButtons;
import org.adxen.ui.labels.Connections;
import org.adxen.ui.labels.CopiedText;
import org.adxen.xen.XenException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** What the hypervisor of a host has logged, to be read and copied beside the workbench. It is read on a worker; closing ends that. */
final class HypervisorLogDialog extends Dialog {

	private static final int COPY_ID = IDialogConstants.CLIENT_ID + 1;
	private static final int AGAIN_ID = IDialogConstants.CLIENT_ID + 2;

	private final Fleet fleet;
	private final HostView host;
	private final Display display;
	private Text log;
	private ProgressBar busy;
	private Job reading;

	HypervisorLogDialog(Shell parent, Fleet fleet, HostView host) {
		super(parent);
		this.fleet = fleet;
		this.host = host;
		display = parent.getDisplay();
		setShellStyle(SWT.SHELL_TRIM | getDefaultOrientation());
		setBlockOnOpen(false);
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(NLS.bind(Messages.Log_title, Connections.name(host)));
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		var area = (Composite) super.createDialogArea(parent);
		log = new Text(area, SWT.BORDER | SWT.MULTI | SWT.READ_ONLY | SWT.H_SCROLL | SWT.V_SCROLL);
		log.setFont(JFaceResources.getTextFont());
		GridDataFactory.fillDefaults().grab(true, true).hint(760, 420).applyTo(log);
		busy = new ProgressBar(area, SWT.INDETERMINATE);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(busy);
		getShell().addDisposeListener(e -> reading.cancel());
		return area;
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, COPY_ID, Messages.Log_copy, false);
		createButton(parent, AGAIN_ID, Messages.Log_again, false);
		createButton(parent, IDialogConstants.CANCEL_ID, Messages.Log_close, true);
		read();
	}

	@Override
	protected void buttonPressed(int id) {
		switch (id) {
		case COPY_ID -> CopiedText.copy(log.getText());
		case AGAIN_ID -> read();
		default -> super.buttonPressed(id);
		}
	}

	private void read() {
		DialogButtons.enable(getButton(COPY_ID), false);
		DialogButtons.enable(getButton(AGAIN_ID), false);
		busy.setVisible(true);
		reading = Job.createSystem(NLS.bind(Messages.Log_title, Connections.name(host)), monitor -> {
			try {
				String text = Cancellable.call(monitor,
						() -> fleet.connection(host.key().pool()).hypervisorLog(host.key().host()));
				show(text, true);
			} catch (InvocationTargetException e) {
				show(e.getCause() instanceof XenException x ? FailureText.sentence(x) : String.valueOf(e.getCause()), false);
			} catch (InterruptedException e) {
				return Status.CANCEL_STATUS;
			}
			return Status.OK_STATUS;
		});
		reading.schedule();
	}

	private void show(String text, boolean whole) {
		display.asyncExec(() -> {
			if (log.isDisposed()) {
				return;
			}
			log.setText(text);
			if (whole) {
				log.setSelection(log.getCharCount()); // the newest line
			}
			busy.setVisible(false);
			DialogButtons.enable(getButton(COPY_ID), whole);
			DialogButtons.enable(getButton(AGAIN_ID), true);
		});
	}
}
