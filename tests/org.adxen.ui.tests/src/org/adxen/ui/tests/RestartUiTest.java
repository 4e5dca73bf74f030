// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.adxen.ui.AdxenUi;
import org.adxen.ui.driver.Conditions;
import org.adxen.ui.driver.ICondition;
import org.adxen.ui.driver.SWTBotTable;
import org.adxen.ui.driver.SWTBotTree;
import org.adxen.ui.driver.SWTWorkbenchBot;
import org.adxen.ui.driver.UIThreadRunnable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.junit.After;
import org.junit.Rule;
import org.junit.Test;

/** Views come back as they were left: through what the workbench writes at its end and reads at its start. */
public class RestartUiTest {

	private static final String HINT = "Filter, for example: state:running memory:>4GiB web";

	@Rule
	public final Fleets fleets = Fleets.registered();

	private final SWTWorkbenchBot bot = new SWTWorkbenchBot();

	/** Other tests find the views as they usually are. */
	@After
	public void tidy() {
		bot.viewById(AdxenUi.DOMAINS).bot().textWithMessage(HINT).setText("");
		UIThreadRunnable.run(() -> bot.viewById(AdxenUi.FLEET).bot().tree().widget.setSelection(new TreeItem[0]));
	}

	private static void restart(String id) throws Exception {
		Exception[] failed = new Exception[1];
		UIThreadRunnable.run(() -> {
			try {
				IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
				IViewReference reference = page.findViewReference(id);
				// What the workbench calls on each view when it ends; no public interface does it for one.
				reference.getClass().getMethod("persist").invoke(reference);
				page.hideView(reference);
				page.showView(id);
			} catch (Exception e) {
				failed[0] = e;
			}
		});
		if (failed[0] != null) {
			throw failed[0];
		}
	}

	@Test
	public void theTreeIsUnfoldedAsItWas() throws Exception {
		SWTBotTree tree = bot.viewById(AdxenUi.FLEET).show().bot().tree();
		tree.expandNode("lab");
		List<String> hosts = Fleets.picture().hosts().map(h -> h.facts().name()).sorted().toList();
		tree.expandNode("lab", hosts.getFirst());
		List<String> expected = unfolded(tree.widget);
		assertThat(expected).hasSize(2);
		restart(AdxenUi.FLEET);

		SWTBotTree again = bot.viewById(AdxenUi.FLEET).show().bot().tree();
		assertThat(again.widget).isNotSameAs(tree.widget);
		bot.waitUntil(new ICondition() {
			@Override
			public boolean test() {
				return unfolded(again.widget).equals(expected);
			}

			@Override
			public String getFailureMessage() {
				return "Unfolded are " + unfolded(again.widget) + ", not " + expected;
			}
		});
	}

	/** The nodes that are unfolded, without the counts in their labels. */
	private static List<String> unfolded(Tree tree) {
		return UIThreadRunnable.syncExec(() -> Arrays.stream(tree.getItems())
				.flatMap(pool -> Stream.concat(Stream.of(pool), Arrays.stream(pool.getItems())))
				.filter(TreeItem::getExpanded).map(i -> i.getText().split(" ")[0]).toList());
	}

	@Test
	public void whatWasUnfoldedStaysSoWhenAFilterIsCleared() {
		SWTBotTree tree = bot.viewById(AdxenUi.FLEET).show().bot().tree();
		List<String> hosts = Fleets.picture().hosts().map(h -> h.facts().name()).sorted().toList();
		tree.expandNode("lab", hosts.getLast());
		var filter = bot.viewById(AdxenUi.FLEET).bot().textWithMessage("Filter domains");
		filter.setText("state:running");
		bot.waitUntil(Conditions.that("all that matches is unfolded",
				() -> Arrays.stream(tree.widget.getItem(0).getItems()).filter(i -> i.getItemCount() > 0).allMatch(i -> i.getExpanded())));
		filter.setText("");

		bot.waitUntil(Conditions.that("as before the filter", () -> Arrays.stream(tree.widget.getItem(0).getItems())
				.filter(i -> i.getItemCount() > 0).allMatch(i -> i.getExpanded() == i.getText().startsWith(hosts.getLast()))));
	}

	@Test
	public void theTableHasItsFilterOrderAndWidths() throws Exception {
		SWTBotTable table = bot.viewById(AdxenUi.DOMAINS).show().bot().table();
		bot.waitUntil(Conditions.that("rows", () -> table.widget.getItemCount() == Fleets.picture().domains().count()));
		table.header("Memory");
		UIThreadRunnable.run(() -> table.widget.getColumn(0).setWidth(211));
		bot.viewById(AdxenUi.DOMAINS).bot().textWithMessage(HINT).setText("state:running !is:control");
		bot.waitUntil(Conditions.tableHasRows(table, Fleets.runningDomains().size()));
		restart(AdxenUi.DOMAINS);

		SWTBotTable again = bot.viewById(AdxenUi.DOMAINS).show().bot().table();
		bot.waitUntil(Conditions.that("filtered again", () -> again.widget.getItemCount() == Fleets.runningDomains().size()));
		bot.waitUntil(Conditions.that("sorted again", () -> again.widget.getSortColumn() instanceof TableColumn column
				&& column.getText().equals("Memory") && again.widget.getSortDirection() != SWT.NONE));
		assertThat((int) UIThreadRunnable.syncExec(() -> again.widget.getColumn(0).getWidth())).isEqualTo(211);
		again.header("Name");
	}
}
