// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.discovery;

import java.time.Duration;
import java.util.function.Supplier;

import org.adxen.discovery.Progress;
import org.adxen.ui.DialogButtons;
import org.adxen.ui.labels.Values;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;

/** Start and cancel, how far the scan is, how fast and how long yet, and in the end what is new. Looks, and never waits. Display thread only. */
final class ScanStrip {

	private static final int LOOK_MS = 200;
	private static final int STEPS = 1000;

	private final Discovery discovery;
	private final Supplier<Finding> finding;
	private final String startText;
	private final Composite strip;
	private final Button button;
	private final ProgressBar bar;
	private final Label state;
	private boolean startable;
	private boolean looking;

	/**
	 * @param finding   the scan to show, null for none
	 * @param startText of the button while nothing goes on; empty for no button then, and no strip while there is nothing to say
	 */
	ScanStrip(Composite parent, Discovery discovery, Supplier<Finding> finding, String startText, Runnable start) {
		this.discovery = discovery;
		this.finding = finding;
		this.startText = startText;
		strip = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(3).spacing(6, 6).extendedMargins(0, 0, startText.isEmpty() ? 3 : 0, startText.isEmpty() ? 3 : 0)
				.applyTo(strip);
		button = new Button(strip, SWT.PUSH);
		button.setText(startText.length() > Messages.Discover_cancel.length() ? startText : Messages.Discover_cancel);
		int width = button.computeSize(SWT.DEFAULT, SWT.DEFAULT).x;
		button.setText(startText);
		GridDataFactory.swtDefaults().hint(width, SWT.DEFAULT).applyTo(button);
		button.addListener(SWT.Selection, e -> {
			if (discovery.isScanning()) {
				discovery.cancel();
			} else {
				start.run();
			}
		});
		bar = new ProgressBar(strip, SWT.HORIZONTAL);
		bar.setMaximum(STEPS);
		GridDataFactory.swtDefaults().hint(160, SWT.DEFAULT).applyTo(bar);
		state = new Label(strip, SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(state);
		discovery.follow(strip, this::look);
		GridDataFactory.fillDefaults().grab(true, false).indent(startText.isEmpty() ? 4 : 0, 0).applyTo(strip);
		look();
	}

	/** Enter starts. */
	void makeDefault() {
		button.getShell().setDefaultButton(button);
	}

	/** Whether there is something to scan. */
	void setStartable(boolean so) {
		startable = so;
		show();
	}

	private void look() {
		if (strip.isDisposed() || looking) {
			return;
		}
		show();
		if (discovery.isScanning()) {
			looking = true;
			strip.getDisplay().timerExec(LOOK_MS, () -> {
				looking = false;
				look();
			});
		}
	}

	private void show() {
		boolean scanning = discovery.isScanning();
		String text = scanning ? Messages.Discover_cancel : startText;
		if (!button.getText().equals(text)) {
			button.setText(text);
		}
		DialogButtons.enable(button, scanning || startable);
		include(button, !text.isEmpty());
		Finding now = finding.get();
		Progress progress = now == null ? null : now.progress();
		include(bar, progress != null && scanning);
		if (progress != null) {
			bar.setSelection((int) (STEPS * progress.done() / Math.max(1, progress.total())));
		}
		String sentence = now == null ? "" : now.isOver() ? over(now, progress) : progress == null ? Messages.Discover_resolving : going(now, progress);
		if (!sentence.equals(state.getText())) {
			state.setText(sentence);
			state.setToolTipText(sentence);
		}
		if (startText.isEmpty()) {
			include(strip, scanning || !sentence.isEmpty());
		}
		strip.layout();
	}

	private static void include(Control control, boolean so) {
		var data = (GridData) control.getLayoutData();
		if (data != null && data.exclude == so) {
			control.setVisible(so);
			data.exclude = !so;
			control.requestLayout();
		}
	}

	private static String going(Finding now, Progress progress) {
		String left = progress.remaining().map(d -> NLS.bind(Messages.Discover_left, Values.duration(atLeastASecond(d)))).orElse("");
		return NLS.bind(Messages.Discover_progress, new Object[] { number(progress.done()), number(progress.total()), number(now.count()),
				number(Math.round(progress.perSecond())), left });
	}

	private static Duration atLeastASecond(Duration span) {
		return span.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : span;
	}

	private String over(Finding now, Progress progress) {
		// A dialog shows troubles in its title.
		String trouble = startText.isEmpty() ? now.trouble() : "";
		if (progress == null) {
			return trouble;
		}
		String result = switch (progress.state()) {
		case CANCELLED -> NLS.bind(Messages.Discover_cancelled, number(progress.done()), number(progress.total()));
		case FAILED -> trouble;
		default -> NLS.bind(Messages.Discover_over, new Object[] { number(progress.done()), Values.duration(atLeastASecond(progress.elapsed())), number(now.count()) });
		};
		// That all is new, for the first time, needs no telling.
		boolean first = now.news().found().size() == now.count() && now.news().gone().isEmpty();
		String news = first ? "" : NewsText.sentence(now.news());
		return news.isEmpty() ? result : result + " " + news;
	}

	private static String number(long count) {
		return String.format("%,d", count);
	}
}
