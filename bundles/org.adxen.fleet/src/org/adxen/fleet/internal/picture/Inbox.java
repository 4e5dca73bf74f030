// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.picture;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.adxen.fleet.ConnectionState;
import org.adxen.xen.Capabilities;
import org.adxen.xen.DomainId;
import org.adxen.xen.DomainSnapshot;
import org.adxen.xen.HostSnapshot;
import org.adxen.xen.LoadSample;
import org.adxen.xen.PoolDelta;
import org.adxen.xen.PoolFacts;
import org.adxen.xen.PoolSnapshot;
import org.adxen.xen.TemplateSnapshot;

/**
 * What was told of one pool since it was last applied: of each object only the newest, so that a slow model never makes a
 * queue grow. Safe for any thread.
 */
final class Inbox {

	/**
	 * What there is to apply.
	 *
	 * @param everything whether objects that are not named here do not exist
	 * @param facts      null when unchanged, as are templates, load, standing and seenAt
	 */
	record Content(boolean everything, PoolFacts facts, Map<String, HostSnapshot> hosts, Set<String> goneHosts,
			Map<DomainId, DomainSnapshot> domains, Set<DomainId> goneDomains, List<TemplateSnapshot> templates,
			LoadSample load, Standing standing, Instant seenAt) {
	}

	/** How we stand with the pool; the capabilities are null while not connected. */
	record Standing(ConnectionState state, Capabilities capabilities) {
	}

	private boolean everything;
	private PoolFacts facts;
	private Map<String, HostSnapshot> hosts = new LinkedHashMap<>();
	private Set<String> goneHosts = new HashSet<>();
	private Map<DomainId, DomainSnapshot> domains = new LinkedHashMap<>();
	private Set<DomainId> goneDomains = new HashSet<>();
	private List<TemplateSnapshot> templates;
	private LoadSample load;
	private Standing standing;
	private Instant seenAt;

	synchronized void replaced(PoolSnapshot pool, Instant at) {
		everything = true;
		facts = pool.facts();
		hosts = new LinkedHashMap<>();
		pool.hosts().forEach(h -> hosts.put(h.id(), h));
		goneHosts = new HashSet<>();
		domains = new LinkedHashMap<>();
		pool.domains().forEach(d -> domains.put(d.id(), d));
		goneDomains = new HashSet<>();
		templates = pool.templates();
		seenAt = at;
	}

	synchronized void changed(PoolDelta delta, Instant at) {
		if (delta.facts() != null) {
			facts = delta.facts();
		}
		// An object that went and came back within one delta is there: what came is told after what went.
		for (String gone : delta.goneHosts()) {
			hosts.remove(gone);
			goneHosts.add(gone);
		}
		for (HostSnapshot host : delta.hosts()) {
			hosts.put(host.id(), host);
			goneHosts.remove(host.id());
		}
		for (DomainId gone : delta.goneDomains()) {
			domains.remove(gone);
			goneDomains.add(gone);
		}
		for (DomainSnapshot domain : delta.domains()) {
			domains.put(domain.id(), domain);
			goneDomains.remove(domain.id());
		}
		if (delta.templates() != null) {
			templates = delta.templates();
		}
		seenAt = at;
	}

	synchronized void load(LoadSample sample) {
		load = sample;
	}

	synchronized void standing(Standing now) {
		standing = now;
	}

	/** Hands out what is there and is empty then. */
	synchronized Content take() {
		var content = new Content(everything, facts, hosts, goneHosts, domains, goneDomains, templates, load, standing, seenAt);
		everything = false;
		facts = null;
		hosts = new LinkedHashMap<>();
		goneHosts = new HashSet<>();
		domains = new LinkedHashMap<>();
		goneDomains = new HashSet<>();
		templates = null;
		load = null;
		standing = null;
		seenAt = null;
		return content;
	}
}
