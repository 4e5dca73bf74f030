// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.adxen.fleet.discovery.DiscoveredHost;
import org.adxen.fleet.discovery.DiscoveryNews;
import org.eclipse.osgi.util.NLS;

/** News of a scan in words. */
public final class NewsText {

	private static final int MOST = 12;

	private NewsText() {
	}

	/** "Since the last scan: 2 new, 1 gone."; empty for no news. */
	static String sentence(DiscoveryNews news) {
		return within(Messages.News_all, news);
	}

	/** "scan: 2 new, 1 gone"; empty for no news. */
	public static String brief(DiscoveryNews news) {
		return within(Messages.News_brief, news);
	}

	private static String within(String text, DiscoveryNews news) {
		var parts = new ArrayList<String>();
		add(parts, Messages.News_found, news.found());
		add(parts, Messages.News_changed, news.changed());
		add(parts, Messages.News_gone, news.gone());
		return parts.isEmpty() ? "" : NLS.bind(text, String.join(", ", parts));
	}

	/** Which, a kind a line. */
	public static String inFull(DiscoveryNews news) {
		var lines = new ArrayList<String>();
		addNames(lines, Messages.News_found, news.found());
		addNames(lines, Messages.News_changed, news.changed());
		addNames(lines, Messages.News_gone, news.gone());
		return String.join("\n", lines);
	}

	private static void add(List<String> parts, String text, List<DiscoveredHost> hosts) {
		if (!hosts.isEmpty()) {
			parts.add(NLS.bind(text, hosts.size()));
		}
	}

	private static void addNames(List<String> lines, String text, List<DiscoveredHost> hosts) {
		if (!hosts.isEmpty()) {
			lines.add(NLS.bind(text, hosts.size()) + ": " + hosts.stream().limit(MOST).map(h -> h.candidate().name())
					.collect(Collectors.joining(", ")) + (hosts.size() > MOST ? ", …" : ""));
		}
	}
}
