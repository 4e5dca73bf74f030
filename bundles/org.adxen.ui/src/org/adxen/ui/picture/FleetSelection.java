// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.picture;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.adxen.ui.tree.TreeShape;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.HostView;
import org.adxen.fleet.PoolView;
import org.eclipse.jface.util.SafeRunnable;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.ui.IWorkbenchWindow;
import org.osgi.service.component.annotations.Component;

/**
 * The pools, hosts, domains and groups that commands of a window act on: what is selected in the fleet part that was used last, also
 * while another kind of part (Properties, Tasks) has the focus. Display thread only.
 */
@Component(service = FleetSelection.class)
public final class FleetSelection {

	private final Map<IWorkbenchWindow, IStructuredSelection> last = new WeakHashMap<>();
	private final Map<IWorkbenchWindow, ISelectionProvider> inUse = new WeakHashMap<>();
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

	/** Takes part: what is selected there counts from the moment it is selected, or the control gets the focus. */
	public void join(IWorkbenchWindow window, ISelectionProvider provider, Control control) {
		Set<Object> known = new HashSet<>();
		provider.addSelectionChangedListener(e -> {
			List<?> elements = e.getStructuredSelection().toList();
			List<Object> now = elements.stream().map(element -> TreeShape.key((Object) element)).toList();
			boolean more = !known.containsAll(now);
			known.clear();
			known.addAll(now);
			// A part whose rows change or go in the background does not take the selection away from the one in use.
			if (control.isFocusControl() || more || inUse.get(window) == provider) {
				set(window, provider, e.getStructuredSelection());
			}
		});
		control.addListener(SWT.FocusIn, e -> set(window, provider, (IStructuredSelection) provider.getSelection()));
	}

	private void set(IWorkbenchWindow window, ISelectionProvider provider, IStructuredSelection selection) {
		inUse.put(window, provider);
		last.put(window, selection);
		// One that fails does not keep the news from the others.
		listeners.forEach(listener -> SafeRunnable.run(listener::run));
	}

	public IStructuredSelection get(IWorkbenchWindow window) {
		return last.getOrDefault(window, StructuredSelection.EMPTY);
	}

	/** The host that is selected, or the only one of the pool that is, as it is known now; null unless it is one, of a pool that is connected. */
	public HostView host(IWorkbenchWindow window, FleetPicture picture) {
		IStructuredSelection selected = get(window);
		// what is selected may be old: what counts is what is known now
		Object only = selected.size() == 1 ? selected.getFirstElement() : null;
		PoolView lone = only instanceof PoolView p ? picture.pools().get(p.id()) : null;
		HostView host = only instanceof HostView h ? picture.host(h.key())
				: lone != null && lone.hosts().size() == 1 ? lone.hosts().values().iterator().next() : null;
		PoolView pool = host == null ? null : picture.pools().get(host.key().pool());
		return pool != null && pool.isConnected() ? host : null;
	}

	/** Tells of each change for as long as the widget lives. */
	public void follow(Widget owner, Runnable listener) {
		listeners.add(listener);
		owner.addDisposeListener(e -> listeners.remove(listener));
	}
}
