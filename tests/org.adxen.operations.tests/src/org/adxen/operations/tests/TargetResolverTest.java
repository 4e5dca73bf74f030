// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.tests;

import static org.adxen.operations.tests.FakeFleet.LAB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;

import org.adxen.fleet.DomainKey;
import org.adxen.operations.OperationDescriptor.Targets;
import org.adxen.operations.Target;
import org.adxen.operations.TargetResolver;
import org.adxen.operations.UnresolvedTargetException;
import org.adxen.xen.PowerState;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

@SuppressWarnings("null") // AssertJ says nothing of null
public class TargetResolverTest {

	private static final String UUID = "11111111-2222-3333-4444-55555555555a";

	@Rule
	public final OperationsFixture x;

	private Target.OfDomain web;
	private Target.OfDomain dbHere;
	private Target.OfDomain dbThere;

	public TargetResolverTest() throws IOException {
		x = new OperationsFixture();
	}

	@Before
	public void fill() {
		x.fleet.pool("attic-id", "attic");
		web = x.fleet.domain(LAB, "web-1", UUID, PowerState.RUNNING);
		dbHere = x.fleet.domain(LAB, "db", PowerState.RUNNING);
		dbThere = x.fleet.domain("attic-id", "db", PowerState.RUNNING);
	}

	private TargetResolver resolver() {
		return new TargetResolver(x.fleet.picture());
	}

	private Target resolve(String text) throws UnresolvedTargetException {
		return resolver().resolve(Targets.DOMAINS, text, "");
	}

	@Test
	public void itIsFoundByNameUuidAndPool() throws UnresolvedTargetException {
		for (String text : new String[] { "web-1", UUID, UUID.toUpperCase(java.util.Locale.ROOT), "lab/web-1",
				"lab-id/web-1", "lab/" + UUID }) {
			assertThat(resolve(text)).as(text).isEqualTo(web);
		}
		assertThat(resolver().resolve(Targets.DOMAINS, "db", "attic")).isEqualTo(dbThere);
		assertThat(resolve("lab/db")).isEqualTo(dbHere);
	}

	@Test
	public void anAmbiguousNameListsTheCandidates() {
		assertThatThrownBy(() -> resolve("db")).isInstanceOf(UnresolvedTargetException.class)
				.hasMessageContaining("lab/" + dbHere.key().domain()).hasMessageContaining("attic/" + dbThere.key().domain());
	}

	@Test
	public void anUnknownNameSuggestsNearOnes() {
		assertThatThrownBy(() -> resolve("wbe-1")).hasMessage("There is no domain \"wbe-1\". Did you mean web-1?");
		assertThatThrownBy(() -> resolve("mailserver")).hasMessage("There is no domain \"mailserver\".");
		assertThatThrownBy(() -> resolver().resolve(Targets.DOMAINS, "db", "atik")).hasMessageContaining("attic");
	}

	@Test
	public void aNameWithASlashIsFoundBeforeAPool() throws UnresolvedTargetException {
		Target odd = x.fleet.domain("attic-id", "lab/web-1", PowerState.RUNNING);
		assertThat(resolve("lab/web-1")).isEqualTo(odd);
	}

	@Test
	public void hostsAndPoolsAreFoundToo() throws UnresolvedTargetException {
		assertThat(resolver().host(LAB, "lab-2")).isEqualTo("lab-2");
		assertThat(resolver().resolve(Targets.POOLS, "xapi://lab:443", "")).isEqualTo(new Target.OfPool(LAB));
		assertThatThrownBy(() -> resolver().host(LAB, "lab-3")).hasMessageContaining("There is no host \"lab-3\"");
	}

	@Test
	public void whatATargetIsCalledLeadsBackToIt() throws UnresolvedTargetException {
		x.fleet.domain(LAB, "twin", PowerState.RUNNING);
		x.fleet.change(dbHere, d -> FakeFleet.named(d, "twin"));
		x.fleet.change(web, d -> FakeFleet.named(d, ""));
		for (Target target : x.fleet.picture().domains().map(d -> (Target) new Target.OfDomain(d.key())).toList()) {
			assertThat(resolve(resolver().nameOf(target))).isEqualTo(target);
		}
		assertThat(resolver().nameOf(web)).isEqualTo(UUID);
		assertThat(resolver().nameOf(dbThere)).isEqualTo("db");
		assertThat(resolver().nameOf(new Target.OfDomain(new DomainKey(LAB, web.key().domain())))).isEqualTo(UUID);
	}
}
