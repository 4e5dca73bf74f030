// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.picture;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;

import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.PoolView;
import org.adxen.model.LastKnown;
import org.adxen.model.ModelFactory;
import org.adxen.model.PoolPicture;
import org.adxen.model.store.LastKnownStore;
import org.adxen.model.store.StoreException;

/** Keeps the last known picture on the disk. Blocks; one call at a time. Never touches the model: it writes pictures. */
public final class LastKnownCache {

	/** How often it is written while something else than loads changes. */
	public static final Duration INTERVAL = Duration.ofSeconds(60);

	private static final Duration OLD = Duration.ofMinutes(10);

	private final LastKnownStore store;
	private FleetPicture saved = new FleetPicture(-1, Map.of());

	public LastKnownCache(Path folder) {
		store = new LastKnownStore(folder);
	}

	public LastKnown load() throws StoreException {
		return store.load();
	}

	/** Whether nobody wrote it lately; who only looked once leaves it to those who watch. */
	public boolean isOld(Instant now) {
		return store.writtenAt().map(at -> at.plus(OLD).isBefore(now)).orElse(true);
	}

	/** Whether anything but loads is different from what was written: those change all the time, and nobody needs them afterwards. */
	public synchronized boolean hasNews(FleetPicture picture) {
		return !same(picture.pools(), saved.pools(), LastKnownCache::sameButLoad);
	}

	private static boolean sameButLoad(PoolView now, PoolView then) {
		return Objects.equals(now.facts(), then.facts()) && now.templates().equals(then.templates())
				&& same(now.hosts(), then.hosts(), (a, b) -> a.facts()
						.equals(PoolModel.withLoad(b.facts(), a.facts().cpuLoad(), a.facts().memoryFreeBytes())))
				&& same(now.domains(), then.domains(),
						(a, b) -> a.facts().equals(PoolModel.withLoad(b.facts(), a.facts().cpuLoad())));
	}

	private static <K, V> boolean same(Map<K, V> now, Map<K, V> then, BiPredicate<V, V> equal) {
		if (now.size() != then.size()) {
			return false;
		}
		for (Map.Entry<K, V> entry : now.entrySet()) {
			V before = then.get(entry.getKey());
			if (before == null || before != entry.getValue() && !equal.test(entry.getValue(), before)) {
				return false;
			}
		}
		return true;
	}

	/** Writes it unless it was written already. */
	public synchronized void save(FleetPicture picture) throws StoreException {
		if (picture.revision() == saved.revision()) {
			return;
		}
		LastKnown all = ModelFactory.eINSTANCE.createLastKnown();
		for (PoolView pool : picture.pools().values()) {
			if (pool.seenAt() != null) {
				all.getPools().add(picture(pool));
			}
		}
		store.save(all);
		saved = picture;
	}

	private static PoolPicture picture(PoolView view) {
		PoolPicture pool = ModelFactory.eINSTANCE.createPoolPicture();
		pool.setPoolId(view.id());
		pool.setSeenAt(view.seenAt());
		pool.setFacts(view.facts());
		view.hosts().values().forEach(h -> {
			var host = ModelFactory.eINSTANCE.createHost();
			host.setId(h.facts().id());
			host.setReported(h.facts());
			pool.getHosts().add(host);
		});
		view.domains().values().forEach(d -> {
			var domain = ModelFactory.eINSTANCE.createDomain();
			domain.setUuid(d.facts().id().uuid());
			domain.setHost(d.facts().id().host());
			domain.setReported(d.facts());
			pool.getDomains().add(domain);
		});
		view.templates().forEach(t -> {
			var template = ModelFactory.eINSTANCE.createTemplate();
			template.setUuid(t.uuid());
			template.setReported(t);
			pool.getTemplates().add(template);
		});
		return pool;
	}
}
