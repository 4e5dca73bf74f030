// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.placement;

import java.time.Duration;
import java.util.function.Predicate;

import org.adxen.fleet.Fleet;
import org.adxen.ui.picture.FleetFeed;
import org.adxen.ui.theme.Theme;
import org.eclipse.jface.dialogs.DialogSettings;
import org.eclipse.jface.dialogs.IDialogSettings;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.util.Throttler;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.osgi.framework.FrameworkUtil;

/**
 * A plan that is looked at, run, and followed to its end: options and a reason below what the dialog itself shows, then how far it is.
 * It stands beside the workbench; what runs goes on when it is closed. Display thread only, where nothing else is said.
 */
public abstract class PlanDialog extends TitleAreaDialog {

	private static final Duration CALM = Duration.ofMillis(100);
	private static final int WIDTH = 980;

	protected final IWorkbenchWindow window;
	protected final Fleet fleet;
	protected final Theme theme;
	private final int height;
	private final Throttler throttler;
	private Button option;
	private Text reason;
	private ProgressBar bar;
	private Label summary;
	private volatile String trouble = "";

	protected PlanDialog(IWorkbenchWindow window, int height) {
		super(window.getShell());
		this.window = window;
		this.height = height;
		fleet = window.getService(Fleet.class);
		theme = window.getService(Theme.class);
		throttler = new Throttler(window.getShell().getDisplay(), CALM, () -> {
			if (getShell() != null && !getShell().isDisposed() && bar != null) {
				setErrorMessage(trouble.isEmpty() ? null : trouble);
				refresh();
			}
		});
		setShellStyle(SWT.SHELL_TRIM | getDefaultOrientation());
		setBlockOnOpen(false);
	}

	/** Brings the open dialog to the front that is wanted; false when there is none. */
	protected static boolean toFront(IWorkbenchWindow window, Predicate<Object> wanted) {
		for (Shell shell : window.getShell().getDisplay().getShells()) {
			if (wanted.test(shell.getData())) {
				shell.setMinimized(false);
				shell.forceActive();
				return true;
			}
		}
		return false;
	}

	/** What it shows, above the options. */
	protected abstract void createContent(Composite area);

	/** What the check box beside the reason says. */
	protected abstract String optionText();

	/** Looks at the plan anew. */
	protected abstract void planChanged();

	/** Shows what there is now. */
	protected abstract void refresh();

	/** The dialog is closed. */
	protected abstract void closed();

	@Override
	protected Point getInitialSize() {
		Point size = super.getInitialSize();
		return new Point(Math.max(size.x, WIDTH), Math.max(size.y, height));
	}

	@Override
	protected IDialogSettings getDialogBoundsSettings() {
		IDialogSettings all = PlatformUI.getDialogSettingsProvider(FrameworkUtil.getBundle(getClass())).getDialogSettings();
		return DialogSettings.getOrCreateSection(all, getClass().getName());
	}

	@Override
	protected final Control createDialogArea(Composite parent) {
		getShell().setData(this);
		var area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
		GridLayoutFactory.swtDefaults().margins(10, 10).spacing(6, 6).applyTo(area);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
		createContent(area);
		createOptions(row(area, 3));
		createProgress(row(area, 2));
		FleetFeed.attach(area, fleet, change -> planChanged());
		getShell().addDisposeListener(e -> closed());
		return area;
	}

	private void createOptions(Composite row) {
		option = new Button(row, SWT.CHECK);
		option.setText(optionText());
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).applyTo(option);
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).indent(18, 0).applyTo(label(row, Messages.Plan_reason));
		reason = new Text(row, SWT.BORDER);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(reason);
	}

	private void createProgress(Composite row) {
		bar = new ProgressBar(row, SWT.HORIZONTAL);
		GridDataFactory.swtDefaults().hint(240, SWT.DEFAULT).applyTo(bar);
		bar.setVisible(false);
		summary = label(row, "");
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(summary);
	}

	protected static Composite column(Composite parent) {
		var column = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(6, 6).applyTo(column);
		return column;
	}

	protected static Composite row(Composite parent, int columns) {
		var row = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(columns).spacing(6, 6).applyTo(row);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
		return row;
	}

	protected static Label label(Composite parent, String text) {
		var label = new Label(parent, SWT.NONE);
		label.setText(text);
		return label;
	}

	/** Whether the check box is checked. */
	protected final boolean option() {
		return option.getSelection();
	}

	protected final String reason() {
		return reason.getText().strip();
	}

	/** There is something new to show. Any thread. */
	protected final void changed() {
		throttler.throttledAsyncExec();
	}

	/** Something went wrong, a sentence; empty for no longer. Any thread. */
	protected final void tell(String sentence) {
		if (!sentence.equals(trouble)) {
			trouble = sentence;
			changed();
		}
	}

	/**
	 * How far it is, also in the header.
	 *
	 * @param begun    whether it was begun at all
	 * @param running  whether it goes on
	 * @param complete whether all of it was done, once it has ended
	 * @param text     of the header while it goes on
	 * @param sentence how far it is, or what became of it
	 */
	public record Progress(boolean begun, boolean running, boolean complete, long done, long all, String text, String sentence) {
	}

	/** Before it was begun the header is the dialog's own affair. */
	protected final void show(Progress progress) {
		bar.setVisible(progress.begun());
		bar.setMaximum((int) Math.max(1, progress.all()));
		bar.setSelection((int) progress.done());
		summary.setText(progress.sentence());
		if (progress.running()) {
			setMessage(progress.text());
		} else if (progress.begun()) {
			setMessage(progress.sentence(), progress.complete() ? IMessageProvider.INFORMATION : IMessageProvider.WARNING);
		}
		option.setEnabled(!progress.running());
		reason.setEnabled(!progress.running());
	}
}
