// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.discovery;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import org.adxen.discovery.Limits;
import org.adxen.discovery.TargetException;
import org.adxen.discovery.Targets;
import org.adxen.fleet.discovery.HostDiscovery;
import org.adxen.fleet.discovery.Rescan;
import org.adxen.fleet.discovery.ScanPlan;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.ModifyListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;

/**
 * Where to look, and how. What the buttons find is written into the field, so that it is seen, and can be cut, before anything is scanned.
 * Display thread only.
 */
final class TargetForm {

	private static final int COLUMNS = 8;
	private static final int MOST_HOURS = 24 * 31;

	private final HostDiscovery discovery;
	private final Consumer<String> trouble;
	private final Text targets;
	private final Text exclude;
	private final Text ports;
	private final Spinner rate;
	private final Spinner timeout;
	private final Spinner hours;

	/** What finds targets; may block. */
	@FunctionalInterface
	private interface Source {
		List<String> find() throws TargetException;
	}

	/** @param trouble is told sentences, on the display thread */
	TargetForm(Composite parent, HostDiscovery discovery, Consumer<String> trouble) {
		this.discovery = discovery;
		this.trouble = trouble;
		var form = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(COLUMNS).spacing(6, 6).applyTo(form);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(form);
		label(form, Messages.Discover_targets);
		targets = field(form, Messages.Discover_targetsHint, COLUMNS - 1);
		targets.setToolTipText(Messages.Discover_targetsTip);
		new Label(form, SWT.NONE);
		createSources(form);
		label(form, Messages.Discover_exclude);
		exclude = field(form, Messages.Discover_excludeHint, COLUMNS - 1);
		label(form, Messages.Discover_ports);
		ports = field(form, Messages.Discover_portsHint, 1);
		label(form, Messages.Discover_rate);
		rate = spinner(form, Limits.DEFAULT.perSecond(), 1, 100_000, 1000);
		label(form, Messages.Discover_timeout);
		timeout = spinner(form, (int) Limits.DEFAULT.connectTimeout().toMillis(), 50, 60_000, 100);
		label(form, Messages.Discover_hours);
		hours = spinner(form, 0, 0, MOST_HOURS, 1);
		hours.setToolTipText(Messages.Discover_hoursTip);
	}

	private void createSources(Composite form) {
		var row = new Composite(form, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(3).spacing(6, 6).applyTo(row);
		GridDataFactory.fillDefaults().span(COLUMNS - 1, 1).applyTo(row);
		source(row, Messages.Discover_local, Messages.Discover_localTip, discovery::localNetworks);
		source(row, Messages.Discover_ssh, Messages.Discover_sshTip,
				() -> Targets.sshHosts(Path.of(System.getProperty("user.home"), ".ssh"), note -> later(() -> trouble.accept(note))));
		var file = new Button(row, SWT.PUSH);
		file.setText(Messages.Discover_file);
		file.setToolTipText(Messages.Discover_fileTip);
		file.addListener(SWT.Selection, e -> {
			String chosen = new FileDialog(file.getShell(), SWT.OPEN).open();
			if (chosen != null) {
				add(() -> Targets.wordsOf(Path.of(chosen)));
			}
		});
	}

	private void source(Composite row, String text, String tip, Source source) {
		var button = new Button(row, SWT.PUSH);
		button.setText(text);
		button.setToolTipText(tip);
		button.addListener(SWT.Selection, e -> add(source));
	}

	/** Puts behind what stands there already. */
	private void add(Source source) {
		Thread.ofVirtual().start(() -> {
			try {
				List<String> words = source.find();
				later(() -> {
					String before = targets.getText().strip();
					targets.setText(before + (before.isEmpty() || words.isEmpty() ? "" : ", ") + String.join(", ", words));
					targets.setFocus();
					if (words.isEmpty()) {
						trouble.accept(Messages.Discover_noneThere);
					}
				});
			} catch (TargetException e) {
				later(() -> trouble.accept(e.getMessage()));
			}
		});
	}

	private void later(Runnable work) {
		if (!targets.isDisposed()) {
			targets.getDisplay().asyncExec(() -> {
				if (!targets.isDisposed()) {
					work.run();
				}
			});
		}
	}

	private static void label(Composite row, String text) {
		new Label(row, SWT.NONE).setText(text);
	}

	private static Text field(Composite row, String hint, int columns) {
		var text = new Text(row, SWT.BORDER);
		text.setMessage(hint);
		GridDataFactory.fillDefaults().grab(true, false).span(columns, 1).hint(120, SWT.DEFAULT).align(SWT.FILL, SWT.CENTER).applyTo(text);
		return text;
	}

	private static Spinner spinner(Composite row, int value, int least, int most, int page) {
		var spinner = new Spinner(row, SWT.BORDER);
		spinner.setValues(value, least, most, 0, Math.max(1, page / 10), page);
		GridDataFactory.swtDefaults().applyTo(spinner);
		return spinner;
	}

	void addModifyListener(ModifyListener listener) {
		targets.addModifyListener(listener);
	}

	void setFocus() {
		targets.setFocus();
	}

	/** Shows what was scanned last, unless something stands there already. */
	void show(Rescan rescan) {
		if (targets.getText().isEmpty()) {
			ScanPlan plan = rescan.plan();
			targets.setText(plan.targets());
			exclude.setText(plan.exclude());
			ports.setText(plan.ports());
			rate.setSelection(plan.perSecond());
			timeout.setSelection((int) plan.timeout().toMillis());
			hours.setSelection(rescan.everyHours());
			targets.selectAll();
		}
	}

	boolean isEmpty() {
		return targets.getText().isBlank();
	}

	int everyHours() {
		return hours.getSelection();
	}

	ScanPlan plan() {
		return new ScanPlan(targets.getText().strip(), exclude.getText().strip(), ports.getText().strip(), rate.getSelection(),
				Duration.ofMillis(timeout.getSelection()), false);
	}
}
