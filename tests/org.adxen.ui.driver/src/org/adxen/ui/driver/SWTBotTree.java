// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.driver;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;

/** A tree. Labels are compared up to what is written dimmed behind them, two blanks away. */
public final class SWTBotTree extends AbstractSWTBot<Tree> {

	SWTBotTree(Tree tree) {
		super(tree);
	}

	/** The labels of the roots, with what is written behind them. */
	public List<String> roots() {
		return UIThreadRunnable.syncExec(() -> Arrays.stream(widget.getItems()).map(TreeItem::getText).toList());
	}

	/** The whole label of a node; waits for it. */
	public String label(String... path) {
		var text = new AtomicReference<>("");
		await(path, item -> text.set(item.getText()));
		return text.get();
	}

	/** Unfolds a node and what it is in; waits for it. */
	public SWTBotTree expandNode(String... path) {
		await(path, this::unfold);
		return this;
	}

	/** Selects a node; waits for it. */
	public SWTBotTree select(String... path) {
		setFocus();
		await(path, item -> {
			widget.setSelection(item);
			notifyNow(SWT.Selection, item);
		});
		return this;
	}

	private void await(String[] path, Consumer<TreeItem> then) {
		try {
			SWTBot.await("tree node " + String.join(" > ", path), () -> {
				TreeItem item = find(path);
				if (item != null) {
					then.accept(item);
				}
				return item;
			});
		} catch (WidgetNotFoundException e) {
			throw new WidgetNotFoundException(e.getMessage() + "; roots are " + roots());
		}
	}

	/** Display thread only. */
	private TreeItem find(String... path) {
		TreeItem[] items = widget.getItems();
		TreeItem found = null;
		for (String label : path) {
			if (found != null) {
				unfold(found);
				items = found.getItems();
			}
			found = Arrays.stream(items)
					.filter(i -> i.getText().equals(label) || i.getText().startsWith(label + "  ")).findFirst().orElse(null);
			if (found == null) {
				return null;
			}
		}
		return found;
	}

	private void unfold(TreeItem item) {
		if (!item.getExpanded() && item.getItemCount() > 0) {
			var event = new Event();
			event.item = item;
			widget.notifyListeners(SWT.Expand, event);
			item.setExpanded(true);
		}
	}
}
