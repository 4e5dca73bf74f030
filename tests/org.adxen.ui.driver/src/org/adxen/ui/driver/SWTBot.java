// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.driver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.Widget;

/** Finds widgets below a control, or in the active shell. */
public class SWTBot {

	private final Supplier<Control> root;

	/** In the shell that is active when something is looked for. */
	public SWTBot() {
		this(SWTBot::active);
	}

	SWTBot(Supplier<Control> root) {
		this.root = root;
	}

	/** A dialog that is open hides the rest, also where the window system did not activate it. */
	private static Control active() {
		Display display = Display.getCurrent();
		Shell active = display.getActiveShell();
		Shell[] shells = Arrays.stream(display.getShells()).filter(Shell::isVisible).toArray(Shell[]::new);
		for (Shell shell : shells) {
			boolean modal = (shell.getStyle() & (SWT.APPLICATION_MODAL | SWT.PRIMARY_MODAL | SWT.SYSTEM_MODAL)) != 0;
			if (modal && (active == null || active == shell.getParent())) {
				return shell;
			}
		}
		return active != null ? active : shells.length == 0 ? null : shells[0];
	}

	// --- waiting

	/** Waits for a value that is not null; the probe runs on the display thread. */
	static <T> T await(String what, Supplier<T> probe) {
		long end = System.nanoTime() + SWTBotPreferences.TIMEOUT * 1_000_000;
		while (true) {
			T value = UIThreadRunnable.syncExec(probe);
			if (value != null) {
				return value;
			}
			if (System.nanoTime() > end) {
				throw new WidgetNotFoundException("Not there after " + SWTBotPreferences.TIMEOUT + " ms: " + what + ". Open are "
						+ UIThreadRunnable.syncExec(SWTBot::openShells));
			}
			pause();
		}
	}

	private static String openShells() {
		return Arrays.stream(Display.getCurrent().getShells()).filter(Shell::isVisible).map(Shell::getText).toList().toString();
	}

	public void waitUntil(ICondition condition) {
		waitUntil(condition, SWTBotPreferences.TIMEOUT);
	}

	public void waitUntil(ICondition condition, long millis) {
		long end = System.nanoTime() + millis * 1_000_000;
		try {
			while (!condition.test()) {
				if (System.nanoTime() > end) {
					throw new TimeoutException(condition.getFailureMessage());
				}
				pause();
			}
		} catch (RuntimeException e) {
			throw e;
		} catch (Exception e) {
			throw new IllegalStateException(condition.getFailureMessage(), e);
		}
	}

	private static void pause() {
		if (Display.findDisplay(Thread.currentThread()) != null) {
			throw new IllegalStateException("Waiting on the display thread would keep away what is waited for.");
		}
		try {
			Thread.sleep(SWTBotPreferences.POLL);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted", e);
		}
	}

	// --- finding

	<W extends Widget> W find(Class<W> type, String what, int index, Predicate<W> match) {
		var found = new ArrayList<W>();
		await(type.getSimpleName() + " " + what, () -> {
			Control top = root.get();
			found.clear();
			if (top != null && !top.isDisposed()) {
				collect(top, type, match, found);
			}
			return found.size() > index ? Boolean.TRUE : null;
		});
		return found.get(index);
	}

	private static <W extends Widget> void collect(Control control, Class<W> type, Predicate<W> match, List<W> found) {
		if (!control.isVisible()) {
			return;
		}
		if (type.isInstance(control) && match.test(type.cast(control))) {
			found.add(type.cast(control));
		}
		Widget[] items = switch (control) {
		case ToolBar bar -> bar.getItems();
		case CTabFolder folder -> folder.getItems();
		default -> new Widget[0];
		};
		for (Widget item : items) {
			if (type.isInstance(item) && match.test(type.cast(item))) {
				found.add(type.cast(item));
			}
		}
		if (control instanceof Composite composite) {
			for (Control child : composite.getChildren()) {
				collect(child, type, match, found);
			}
		}
	}

	/** Without mnemonics and accelerators. */
	static String plain(String text) {
		int tab = text.indexOf('\t');
		return (tab < 0 ? text : text.substring(0, tab)).replaceAll("&(.)", "$1");
	}

	public SWTBotShell activeShell() {
		return new SWTBotShell(await("active shell", () -> active() instanceof Shell shell ? shell : null));
	}

	public SWTBotShell shell(String title) {
		return new SWTBotShell(await("shell " + title, () -> Arrays.stream(Display.getCurrent().getShells())
				.filter(s -> s.isVisible() && s.getText().equals(title)).findFirst().orElse(null)));
	}

	public SWTBotButton button(String text) {
		return new SWTBotButton(find(Button.class, text, 0, b -> plain(b.getText()).equals(text)));
	}

	public SWTBotButton checkBox(String text) {
		return button(text);
	}

	public SWTBotText text() {
		return text(0);
	}

	public SWTBotText text(int index) {
		return new SWTBotText(find(Text.class, "no. " + index, index, t -> true));
	}

	public SWTBotStyledText styledText() {
		return new SWTBotStyledText(find(StyledText.class, "any", 0, t -> true));
	}

	public SWTBotText textWithMessage(String message) {
		return new SWTBotText(find(Text.class, "with message " + message, 0, t -> t.getMessage().equals(message)));
	}

	public SWTBotText textWithLabel(String label) {
		return new SWTBotText(find(Text.class, "labelled " + label, 0, t -> isLabelled(t, label)));
	}

	public SWTBotCombo comboBoxWithLabel(String label) {
		return new SWTBotCombo(find(Combo.class, "labelled " + label, 0, c -> isLabelled(c, label)));
	}

	public SWTBotSpinner spinnerWithLabel(String label) {
		return new SWTBotSpinner(find(Spinner.class, "labelled " + label, 0, s -> isLabelled(s, label)));
	}

	/** The label stands right before its control. */
	private static boolean isLabelled(Control control, String label) {
		Control[] siblings = control.getParent().getChildren();
		int at = Arrays.asList(siblings).indexOf(control);
		return at > 0 && siblings[at - 1] instanceof Label l && plain(l.getText()).equals(label);
	}

	public SWTBotLabel label(String text) {
		return new SWTBotLabel(find(Label.class, text, 0, l -> plain(l.getText()).equals(text)));
	}

	/** The first label whose text matches. */
	public SWTBotLabel labelMatching(String regex) {
		return new SWTBotLabel(find(Label.class, "matching " + regex, 0, l -> l.getText().matches(regex)));
	}

	public SWTBotLink link(String text) {
		return new SWTBotLink(find(Link.class, text, 0, l -> l.getText().contains(text)));
	}

	public SWTBotTable table() {
		return table(0);
	}

	public SWTBotTable table(int index) {
		return new SWTBotTable(find(Table.class, "no. " + index, index, t -> true));
	}

	public SWTBotTree tree() {
		return new SWTBotTree(find(Tree.class, "", 0, t -> true));
	}

	public SWTBotToolbarButton toolbarButtonWithTooltip(String tooltip) {
		return new SWTBotToolbarButton(find(ToolItem.class, "with tooltip " + tooltip, 0,
				i -> i.getToolTipText() != null && i.getToolTipText().startsWith(tooltip)));
	}

	/** Of the menu bar of the workbench's window. */
	public SWTBotMenu menu(String text) {
		return SWTBotMenu.find("menu " + text, () -> Arrays.stream(Display.getCurrent().getShells())
				.map(Shell::getMenuBar).filter(m -> m != null).findFirst().orElse(null), text);
	}

	/** Of the whole screen, to a PNG file. */
	public void captureScreenshot(String file) {
		UIThreadRunnable.run(() -> {
			Display display = Display.getCurrent();
			Rectangle area = display.getBounds();
			var image = new Image(display, area.width, area.height);
			var gc = new GC(display);
			gc.copyArea(image, area.x, area.y);
			gc.dispose();
			var loader = new ImageLoader();
			loader.data = new ImageData[] { image.getImageData() };
			loader.save(file, SWT.IMAGE_PNG);
			image.dispose();
		});
	}
}
