// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.preferences;

import java.util.ArrayList;
import java.util.List;

import org.adxen.fleet.Fleet;
import org.adxen.ui.DialogButtons;
import org.adxen.ui.labels.Values;
import org.adxen.xen.PeerIdentity;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;

/** The certificates and keys that AdXen learned to trust. */
public final class TrustPage extends PreferencePage implements IWorkbenchPreferencePage {

	private final List<PeerIdentity> removed = new ArrayList<>();
	private Fleet fleet;
	private Table table;

	@Override
	public void init(IWorkbench workbench) {
		fleet = workbench.getService(Fleet.class);
		noDefaultButton();
	}

	@Override
	protected Control createContents(Composite parent) {
		var form = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(6, 6).applyTo(form);
		var intro = new Label(form, SWT.WRAP);
		intro.setText(Messages.Trust_intro);
		GridDataFactory.fillDefaults().grab(true, false).hint(400, SWT.DEFAULT).applyTo(intro);
		table = new Table(form, SWT.BORDER | SWT.MULTI | SWT.FULL_SELECTION);
		table.setHeaderVisible(true);
		for (String title : List.of(Messages.Trust_server, Messages.Trust_subject, Messages.Trust_until,
				Messages.Trust_fingerprint)) {
			new TableColumn(table, SWT.NONE).setText(title);
		}
		for (PeerIdentity identity : fleet.trusted()) {
			var item = new TableItem(table, SWT.NONE);
			item.setText(new String[] { identity.host() + ":" + identity.port(), identity.subject(),
					Values.exact(identity.validUntil()), identity.fingerprint() });
			item.setData(identity);
		}
		for (TableColumn column : table.getColumns()) {
			column.pack();
		}
		GridDataFactory.fillDefaults().grab(true, true).hint(460, 12 * table.getItemHeight()).applyTo(table);
		var remove = new Button(form, SWT.PUSH);
		remove.setText(Messages.Trust_remove);
		DialogButtons.enable(remove, false);
		setButtonLayoutData(remove);
		table.addListener(SWT.Selection, e -> DialogButtons.enable(remove, table.getSelectionCount() > 0));
		remove.addListener(SWT.Selection, e -> {
			for (TableItem item : table.getSelection()) {
				removed.add((PeerIdentity) item.getData());
			}
			table.remove(table.getSelectionIndices());
			DialogButtons.enable(remove, false);
		});
		return form;
	}

	@Override
	public boolean performOk() {
		List<PeerIdentity> gone = List.copyOf(removed);
		removed.clear();
		if (!gone.isEmpty()) {
			EnvironmentJob.run(Messages.Trust_job, () -> {
				for (PeerIdentity identity : gone) {
					fleet.distrust(identity);
				}
			});
		}
		return true;
	}
}
