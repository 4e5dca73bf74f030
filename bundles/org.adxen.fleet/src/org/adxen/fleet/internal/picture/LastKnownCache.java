// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.picture;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.PoolView;
import org.adxen.model.LastKnown;
import org.adxen.model.ModelFactory;
import org.adxen.model.PoolPicture;
import org.adxen.model.store.LastKnownStore;
import org.adxen.model.store.StoreException;

/** Keeps the last known picture on the disk. Blocks; one call at a time. Never touches the model: it writes pictures. */
public final class LastKnownCache {

	/** How often it is written while something changes. */
	public static final Duration INTERVAL = Duration.ofSeconds(60);

	private static final Duration OLD = Duration.ofMinutes(10);

	private final LastKnownStore store;
	private long savedRevision = -1;

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

	/** Writes it unless it was written already. */
	public synchronized void save(FleetPicture picture) throws StoreException {
		if (picture.revision() == savedRevision) {
			return;
		}
		LastKnown all = ModelFactory.eINSTANCE.createLastKnown();
		for (PoolView pool : picture.pools().values()) {
			if (pool.seenAt() != null) {
				all.getPools().add(picture(pool));
			}
		}
		store.save(all);
		savedRevision = picture.revision();
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
