// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.preferences;

import java.util.LinkedHashMap;
import java.util.Map;

import org.adxen.operations.OperationDescriptor;
import org.adxen.operations.OperationDescriptor.Asking;
import org.adxen.operations.Operations;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;

/** Which operations on a single target ask first. */
public final class ConfirmationsPage extends PreferencePage implements IWorkbenchPreferencePage {

	private final Map<String, Button> asking = new LinkedHashMap<>();
	private Operations operations;

	@Override
	public void init(IWorkbench workbench) {
		operations = workbench.getService(Operations.class);
	}

	@Override
	protected Control createContents(Composite parent) {
		var form = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(6, 6).applyTo(form);
		var intro = new Label(form, SWT.WRAP);
		intro.setText(Messages.Confirmations_intro);
		GridDataFactory.fillDefaults().grab(true, false).hint(360, SWT.DEFAULT).applyTo(intro);
		for (OperationDescriptor operation : operations.all()) {
			if (operation.asking() == Asking.CONFIRM) {
				var button = new Button(form, SWT.CHECK);
				button.setText(operation.name());
				button.setSelection(!Confirmations.isSilenced(operation.id()));
				asking.put(operation.id(), button);
			}
		}
		var always = new Label(form, SWT.WRAP);
		always.setText(Messages.Confirmations_always);
		GridDataFactory.fillDefaults().grab(true, false).hint(360, SWT.DEFAULT).indent(0, 6).applyTo(always);
		return form;
	}

	@Override
	protected void performDefaults() {
		asking.values().forEach(b -> b.setSelection(true));
		super.performDefaults();
	}

	@Override
	public boolean performOk() {
		asking.forEach((id, button) -> Confirmations.silence(id, !button.getSelection()));
		return true;
	}
}
