// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.adxen.fleet.ConnectionState;
import org.adxen.fleet.DomainView;
import org.adxen.fleet.PoolView;
import org.adxen.ui.driver.SWTWorkbenchBot;
import org.adxen.ui.driver.UIThreadRunnable;
import org.adxen.ui.tests.Pictures;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.junit.Test;

/** What commands act on is what the admin selected last, not what changed last. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class FleetSelectionUiTest {

	private static DomainView domain(String name, ConnectionState state) {
		PoolView pool = Pictures.pool("lab", state, 1, Map.of(name, 0));
		return pool.domains().values().iterator().next();
	}

	private static TableViewer viewer(Shell shell, FleetSelection selection, IWorkbenchWindow window, DomainView domain) {
		var viewer = new TableViewer(shell);
		viewer.setContentProvider(ArrayContentProvider.getInstance());
		viewer.setInput(List.of(domain));
		selection.join(window, viewer, viewer.getControl());
		return viewer;
	}

	@Test
	public void newsOfAnotherPartsSelectionDoNotTakeItAway() {
		new SWTWorkbenchBot();
		UIThreadRunnable.run(() -> {
			var selection = new FleetSelection();
			IWorkbenchWindow window = PlatformUI.getWorkbench().getWorkbenchWindows()[0];
			var shell = new Shell();
			DomainView web = domain("web", new ConnectionState.Connected());
			DomainView db = domain("db", new ConnectionState.Connected());
			TableViewer first = viewer(shell, selection, window, web);
			TableViewer second = viewer(shell, selection, window, db);
			first.setSelection(new StructuredSelection(web));
			second.setSelection(new StructuredSelection(db));
			second.getControl().notifyListeners(SWT.FocusIn, new Event());
			assertThat((Object) selection.get(window).getFirstElement()).isEqualTo(db);

			DomainView webNow = domain("web", new ConnectionState.Connecting(1));
			first.setInput(List.of(webNow));
			first.setSelection(new StructuredSelection(webNow));
			assertThat((Object) selection.get(window).getFirstElement()).as("the other part's").isEqualTo(db);

			DomainView dbNow = domain("db", new ConnectionState.Connecting(1));
			second.setInput(List.of(dbNow));
			second.setSelection(new StructuredSelection(dbNow));
			assertThat((Object) selection.get(window).getFirstElement()).as("newest record of what is selected").isEqualTo(dbNow);
			shell.dispose();
		});
	}
}
