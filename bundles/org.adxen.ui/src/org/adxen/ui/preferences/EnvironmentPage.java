// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.preferences;

import org.adxen.fleet.EnvironmentSettings;
import org.adxen.fleet.EnvironmentState;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.ImageRepository;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;

/** The environment: where it is, read-only mode, refresh interval, image repository. */
public final class EnvironmentPage extends PreferencePage implements IWorkbenchPreferencePage {

	private static final int SHORTEST = 2;
	private static final int LONGEST = 3600;

	private Fleet fleet;
	private Button readOnly;
	private Spinner seconds;
	private Text repository;
	private Text here;

	@Override
	public void init(IWorkbench workbench) {
		fleet = workbench.getService(Fleet.class);
	}

	@Override
	protected Control createContents(Composite parent) {
		var form = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(6, 6).applyTo(form);
		new Label(form, SWT.NONE).setText(Messages.Environment_folder);
		var folder = new Text(form, SWT.READ_ONLY);
		folder.setText(fleet.environment().folder().toString());
		folder.setBackground(form.getBackground());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(folder);
		new Label(form, SWT.NONE);
		var state = new Label(form, SWT.WRAP);
		state.setText(switch (fleet.environment()) {
		case EnvironmentState.Writable w -> Messages.Environment_writable;
		case EnvironmentState.ReadOnly r -> NLS.bind(Messages.Environment_readOnlyState, r.why());
		case EnvironmentState.Unreadable u -> u.why();
		});
		GridDataFactory.fillDefaults().grab(true, false).hint(320, SWT.DEFAULT).applyTo(state);
		new Label(form, SWT.NONE).setText(Messages.Environment_refresh);
		seconds = new Spinner(form, SWT.BORDER);
		seconds.setValues(fleet.settings().refreshSeconds(), SHORTEST, LONGEST, 0, 1, 10);
		note(form, Messages.Environment_refreshNote);
		readOnly = new Button(form, SWT.CHECK);
		readOnly.setText(Messages.Environment_readOnly);
		readOnly.setSelection(fleet.settings().readOnly());
		GridDataFactory.swtDefaults().span(2, 1).applyTo(readOnly);
		ImageRepository shared = fleet.settings().repository();
		repository = path(form, Messages.Environment_repository, shared.path());
		here = path(form, Messages.Environment_repositoryHere, shared.here());
		note(form, Messages.Environment_repositoryNote);
		boolean writable = fleet.environment() instanceof EnvironmentState.Writable;
		seconds.setEnabled(writable);
		readOnly.setEnabled(writable);
		repository.setEnabled(writable);
		here.setEnabled(writable);
		return form;
	}

	private Text path(Composite form, String label, String path) {
		new Label(form, SWT.NONE).setText(label);
		var text = new Text(form, SWT.BORDER);
		text.setText(path);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(text);
		text.addModifyListener(e -> validate());
		return text;
	}

	private static void note(Composite form, String words) {
		new Label(form, SWT.NONE);
		var note = new Label(form, SWT.WRAP);
		note.setText(words);
		GridDataFactory.fillDefaults().grab(true, false).hint(320, SWT.DEFAULT).applyTo(note);
	}

	private void validate() {
		String problem = null;
		try {
			new ImageRepository(repository.getText(), here.getText());
		} catch (IllegalArgumentException e) {
			problem = e.getMessage();
		}
		setErrorMessage(problem);
		setValid(problem == null);
	}

	@Override
	protected void performDefaults() {
		seconds.setSelection(EnvironmentSettings.DEFAULT.refreshSeconds());
		readOnly.setSelection(EnvironmentSettings.DEFAULT.readOnly());
		repository.setText(EnvironmentSettings.DEFAULT.repository().path());
		here.setText(EnvironmentSettings.DEFAULT.repository().here());
		super.performDefaults();
	}

	@Override
	public boolean performOk() {
		ImageRepository shared;
		try {
			shared = new ImageRepository(repository.getText(), here.getText());
		} catch (IllegalArgumentException e) { // said already
			return false;
		}
		var wanted = new EnvironmentSettings(readOnly.getSelection(), seconds.getSelection(), shared);
		if (!wanted.equals(fleet.settings())) {
			EnvironmentJob.run(Messages.Environment_job, () -> fleet.setSettings(wanted));
		}
		return true;
	}
}
