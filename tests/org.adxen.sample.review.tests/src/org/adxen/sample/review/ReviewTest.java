// SPDX-License-Identifier: EPL-2.0
package org.adxen.sample.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleConsumer;

import org.adxen.fleet.ConnectionState;
import org.adxen.fleet.DomainKey;
import org.adxen.fleet.DomainView;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.PoolView;
import org.adxen.operations.Operation.Evidence;
import org.adxen.operations.OperationContext;
import org.adxen.operations.Target;
import org.adxen.operations.Verdict;
import org.adxen.xen.Address;
import org.adxen.xen.DomainId;
import org.adxen.xen.DomainSnapshot;
import org.adxen.xen.DomainSnapshot.Kind;
import org.adxen.xen.PowerState;
import org.adxen.xen.XenConnection;
import org.adxen.xen.XenTask;
import org.junit.Test;

@SuppressWarnings("null") // AssertJ says nothing of null
public class ReviewTest {

	private static final DomainKey KEY = new DomainKey("lab", DomainId.of("5b9a4ee1-57c0-4a5c-8f0e-1d1c8a2f4d10"));
	private static final Target WEB = new Target.OfDomain(KEY);

	private final Review mark = operation("mark");
	private final Review unmark = operation("unmark");

	private static Review operation(String does) {
		var review = new Review();
		review.setInitializationData(null, "class", does);
		return review;
	}

	@Test
	public void aDomainIsMarkedOnce() {
		assertThat(mark.check(WEB, Map.of(), tagged("web"))).isEqualTo(Verdict.ALLOWED);
		assertThat(mark.check(WEB, Map.of(), tagged("web", "reviewed"))).isInstanceOfSatisfying(Verdict.Refused.class,
				refused -> assertThat(refused.reason()).isEqualTo("web is marked as reviewed already."));
	}

	@Test
	public void onlyAMarkedDomainIsUnmarked() {
		assertThat(unmark.check(WEB, Map.of(), tagged("web", "reviewed"))).isEqualTo(Verdict.ALLOWED);
		assertThat(unmark.check(WEB, Map.of(), tagged("web"))).isInstanceOfSatisfying(Verdict.Refused.class,
				refused -> assertThat(refused.reason()).isEqualTo("web is not marked as reviewed."));
	}

	@Test
	public void aDomainThatIsGoneIsRefused() {
		assertThat(mark.check(WEB, Map.of(), new FleetPicture(1, Map.of()))).isInstanceOf(Verdict.Refused.class);
	}

	@Test
	public void onlyItsOwnTagChanges() throws Exception {
		assertThat(change(mark)).containsExactly(Set.of("reviewed"), Set.of());
		assertThat(change(unmark)).containsExactly(Set.of(), Set.of("reviewed"));
	}

	@Test
	public void thePictureTellsWhetherItWasDone() {
		assertThat(mark.evidence(WEB, Map.of(), Instant.now(), tagged("web", "reviewed"))).isEqualTo(Evidence.DONE);
		assertThat(mark.evidence(WEB, Map.of(), Instant.now(), tagged("web"))).isEqualTo(Evidence.NOT_DONE);
		assertThat(unmark.evidence(WEB, Map.of(), Instant.now(), tagged("web"))).isEqualTo(Evidence.DONE);
	}

	private static FleetPicture tagged(String name, String... tags) {
		var facts = new DomainSnapshot(KEY.domain(), name, "", Kind.ORDINARY, PowerState.HALTED, null, -1, 1, 1, 1L << 30, 1L << 30,
				Double.NaN, null, List.of(), "", Set.of(tags), Set.of(), Set.of(), Map.of());
		var domain = new DomainView(KEY, facts, null, "lab", "xapi", false, "", facts.tags());
		var pool = new PoolView("lab", "lab", Address.parse("xapi://lab"), "root", new ConnectionState.Connected(), false, null, null,
				Map.of(), Map.of(KEY, domain), List.of(), Instant.now());
		return new FleetPicture(1, Map.of(pool.id(), pool));
	}

	/** What the toolstack is asked to add and to remove. */
	private static List<Object> change(Review review) throws Exception {
		var asked = new ArrayList<Object>();
		var connection = proxy(XenConnection.class, (method, args) -> {
			assertThat(method).isEqualTo("changeTags");
			assertThat(args[0]).isEqualTo(KEY.domain());
			asked.addAll(List.of(args[1], args[2]));
			return new Done();
		});
		var context = proxy(OperationContext.class, (method, args) -> connection);
		review.run(WEB, Map.of(), context).await(progress -> {
		});
		return asked;
	}

	private interface Answer {
		Object to(String method, Object[] args);
	}

	private static <T> T proxy(Class<T> type, Answer answer) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
				(proxy, method, args) -> answer.to(method.getName(), args)));
	}

	private static final class Done implements XenTask {
		@Override
		public String id() {
			return "";
		}

		@Override
		public String await(DoubleConsumer progress) {
			return "";
		}

		@Override
		public void cancel() {
			throw new AssertionError("Nobody cancelled.");
		}
	}
}
