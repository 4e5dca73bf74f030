// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.fleet;

import java.util.function.Supplier;

import org.adxen.fleet.ConnectionState;
import org.adxen.fleet.DomainView;
import org.adxen.fleet.HostView;
import org.adxen.fleet.PoolView;
import org.adxen.ui.labels.Connections;
import org.adxen.ui.labels.DomainLabels;
import org.adxen.ui.labels.Values;
import org.adxen.ui.theme.Theme;
import org.adxen.xen.DomainSnapshot;
import org.eclipse.jface.viewers.StyledCellLabelProvider;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.jface.viewers.ViewerCell;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.TextStyle;

/** How pools, hosts and domains look in the tree: name, and dimmed behind it what an admin should know about the connection. */
final class FleetLabels extends StyledCellLabelProvider {

	private final Theme theme;
	private final Supplier<FleetTree> tree;
	private final StyledString.Styler dimmed = new StyledString.Styler() {
		@Override
		public void applyStyles(TextStyle style) {
			style.foreground = theme.tones().dimmed();
		}
	};

	FleetLabels(Theme theme, Supplier<FleetTree> tree) {
		this.theme = theme;
		this.tree = tree;
	}

	@Override
	public void update(ViewerCell cell) {
		Object element = cell.getElement();
		PoolView pool = tree.get().poolOf(element);
		if (pool == null) {
			return;
		}
		boolean stale = !pool.isConnected();
		var text = new StyledString(name(pool, element), stale ? dimmed : null);
		String more = decoration(pool, element);
		if (!more.isEmpty()) {
			text.append("  " + more, dimmed);
		}
		cell.setText(text.getString());
		cell.setStyleRanges(text.getStyleRanges());
		String icon = icon(pool, element);
		cell.setImage(stale && element instanceof DomainView ? theme.dimmedIcon(icon) : theme.icon(icon));
		super.update(cell);
	}

	static String name(PoolView pool, Object element) {
		return switch (element) {
		case PoolView p -> p.label();
		case HostView host -> isRoot(pool, host) ? pool.label() : Connections.name(host);
		case DomainView domain -> DomainLabels.name(domain);
		default -> "";
		};
	}

	private static boolean isRoot(PoolView pool, HostView host) {
		return pool.hosts().size() == 1 && pool.hosts().containsKey(host.key().host());
	}

	private static String icon(PoolView pool, Object element) {
		return switch (element) {
		case PoolView p -> Connections.icon(p);
		case HostView host -> Connections.icon(pool, host);
		case DomainView domain when domain.facts().kind() != DomainSnapshot.Kind.ORDINARY -> "domain0";
		case DomainView domain -> DomainLabels.icon(domain);
		default -> "unknown";
		};
	}

	private static String decoration(PoolView pool, Object element) {
		boolean root = element instanceof PoolView || element instanceof HostView host && isRoot(pool, host);
		if (root && !pool.isConnected()) {
			String state = Connections.text(pool);
			return pool.seenAt() == null || pool.state() instanceof ConnectionState.Connecting ? state
					: NLS.bind(Messages.FleetLabels_seen, state, Values.ago(pool.seenAt()));
		}
		if (element instanceof HostView host && pool.isConnected() && !(host.facts().enabled() && host.facts().live())) {
			return Connections.state(host.facts()).toLowerCase();
		}
		return root && pool.readOnly() ? Messages.FleetLabels_readOnly : "";
	}

	@Override
	public String getToolTipText(Object element) {
		PoolView pool = tree.get().poolOf(element);
		return switch (element) {
		case PoolView p -> p.label() + "\n" + p.address() + "\n" + Connections.text(p);
		case HostView host when pool != null -> Connections.name(host) + "\n" + host.facts().software() + "\n"
				+ Connections.text(pool);
		case DomainView domain -> DomainLabels.name(domain) + "\n" + DomainLabels.state(domain);
		default -> null;
		};
	}
}
