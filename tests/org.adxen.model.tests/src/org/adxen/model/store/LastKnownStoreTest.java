// SPDX-License-Identifier: EPL-2.0
package org.adxen.model.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.adxen.model.LastKnown;
import org.adxen.model.ModelFactory;
import org.adxen.xen.DomainId;
import org.adxen.xen.DomainSnapshot;
import org.adxen.xen.PowerState;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class LastKnownStoreTest {

	@Rule
	public final TemporaryFolder temporary = new TemporaryFolder();

	private Path folder;
	private LastKnownStore store;

	@Before
	public void openStore() {
		folder = temporary.getRoot().toPath();
		store = new LastKnownStore(folder);
	}

	@Test
	public void nothingIsKnownBeforeAnythingWasSaved() throws Exception {
		assertThat(store.load().getPools()).isEmpty();
	}

	@Test
	public void whatWasSeenComesBack() throws Exception {
		store.save(picture(3));

		var pool = store.load().getPools().get(0);
		assertThat(pool.getSeenAt()).isEqualTo(Instant.parse("2026-11-23T10:00:00Z"));
		assertThat(pool.getDomains()).hasSize(3);
		assertThat(pool.getDomains().get(2).getReported()).isEqualTo(domain(2));
		assertThat(pool.getDomains().get(2).getUuid()).isEqualTo("uuid-2");
	}

	@Test
	public void onlyItsOwnerMayReadIt() throws Exception {
		store.save(picture(1));

		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(LastKnownStore.FILE))))
				.isEqualTo("rw-------");
	}

	@Test
	public void aTornOneIsToldAndCanBeWrittenAnew() throws Exception {
		store.save(picture(5));
		Path file = folder.resolve(LastKnownStore.FILE);
		byte[] whole = Files.readAllBytes(file);
		Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));

		assertThatExceptionOfType(StoreException.class).isThrownBy(store::load).withMessageContaining(file.toString());
		store.save(picture(5));
		assertThat(store.load().getPools().get(0).getDomains()).hasSize(5);
	}

	@Test
	public void oneOfAnotherFormatIsAsIfItWereNotThere() throws Exception {
		Files.writeString(folder.resolve(LastKnownStore.FILE),
				"<adxen:LastKnown xmlns:adxen=\"http://adxen.org/model/1\" formatVersion=\"2\"><newThings/></adxen:LastKnown>");

		assertThat(store.load().getPools()).isEmpty();
	}

	@Test
	public void tenThousandDomainsComeBack() throws Exception {
		store.save(picture(10_000));

		assertThat(store.load().getPools().get(0).getDomains()).hasSize(10_000);
	}

	private static LastKnown picture(int domains) {
		var lastKnown = ModelFactory.eINSTANCE.createLastKnown();
		var pool = ModelFactory.eINSTANCE.createPoolPicture();
		pool.setPoolId("p");
		pool.setSeenAt(Instant.parse("2026-11-23T10:00:00Z"));
		for (int i = 0; i < domains; i++) {
			var domain = ModelFactory.eINSTANCE.createDomain();
			domain.setUuid("uuid-" + i);
			domain.setReported(domain(i));
			pool.getDomains().add(domain);
		}
		lastKnown.getPools().add(pool);
		return lastKnown;
	}

	private static DomainSnapshot domain(int i) {
		return new DomainSnapshot(DomainId.of("uuid-" + i), "web-" + i, "", DomainSnapshot.Kind.ORDINARY, PowerState.RUNNING,
				"host", i, 2, 4, 4L << 30, 8L << 30, 0.5, null, List.of("10.0.0." + i), "Debian", Set.of("prod"), Set.of(),
				Set.of(), Map.of());
	}
}
