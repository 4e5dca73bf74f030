// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.xapi;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import org.adxen.xen.Address;
import org.adxen.xen.DomainId;
import org.adxen.xen.LoadSample;
import org.adxen.xen.LoadSample.HostLoad;
import org.adxen.xen.XenException;
import org.adxen.xen.xenapi.internal.rpc.ApiFailure;
import org.adxen.xen.xenapi.internal.rpc.Limits;
import org.adxen.xen.xenapi.internal.rpc.RpcClient.ValueReader;
import org.adxen.xen.xenapi.internal.rpc.Scalars;
import org.adxen.xen.xenapi.internal.session.Attempt;

/**
 * Reads what each host measures of itself and its domains. Measurements are kept by each host, so each is asked at its own
 * address, with its own certificate. A host that does not answer is left out; that none answers is an error. While the pool
 * is watched, the watch knows the hosts and tells their free memory when it changes, so that one request a host is all.
 */
final class Loads {

	private static final Attempt ATTEMPT = Attempt.to("read the load of the pool");
	private static final Set<String> TYPES = Set.of("application/json", "text/json", "text/xml", "application/xml");

	/** Three rows of the finest resolution (5 s), relative to the host's own clock. */
	private static final String QUERY = "/rrd_updates?start=-15&cf=AVERAGE&interval=5&host=true&json=true&session_id=";
	private static final Duration PATIENCE = Duration.ofSeconds(5);

	/** A host to be asked at its own address. */
	record Member(String ref, String uuid, Address address) {
	}

	private final XapiPool pool;
	private final Supplier<List<Member>> watched;

	/** @param watched the hosts, when a watch follows them and their free memory; else empty */
	Loads(XapiPool pool, Supplier<List<Member>> watched) {
		this.pool = pool;
		this.watched = watched;
	}

	LoadSample read() throws XenException, InterruptedException {
		var hosts = new HashMap<String, HostLoad>();
		var domains = new HashMap<DomainId, Double>();
		XenException failure = null;
		boolean one = false;
		List<Member> followed = watched.get();
		for (Member member : followed.isEmpty() ? members() : followed) {
			double cpu = Double.NaN;
			try {
				RrdUpdates updates = pool.session().client().get(member.address(), QUERY + pool.session().ref(), TYPES,
						Limits.ordinary(PATIENCE), RrdUpdates::read);
				cpu = updates.hosts().getOrDefault(member.uuid(), Double.NaN);
				updates.domains().forEach((uuid, load) -> domains.put(DomainId.of(uuid), load));
				one = true;
			} catch (ApiFailure e) {
				throw pool.explain(e, ATTEMPT);
			} catch (XenException e) {
				failure = e;
			}
			hosts.put(member.uuid(), new HostLoad(cpu, followed.isEmpty() ? free(member) : -1));
		}
		if (failure != null && !one) {
			throw failure;
		}
		return new LoadSample(Instant.now(), hosts, domains);
	}

	private long free(Member member) throws XenException, InterruptedException {
		try {
			return Scalars.number(pool.session().read(Methods.HOST_FREE_MEMORY, member.ref()).toString());
		} catch (ApiFailure e) {
			return -1;
		}
	}

	private List<Member> members() throws XenException, InterruptedException {
		Map<String, Records.Host> hosts = records("host", Records::host);
		Map<String, Records.Pool> pools = records("pool", Records::pool);
		return members(pool.session().client().address(), hosts,
				pools.isEmpty() ? "" : pools.values().iterator().next().coordinator());
	}

	/** The coordinator is reached as it was for this connection, the others by what the pool calls their addresses. */
	static List<Member> members(Address here, Map<String, Records.Host> hosts, String coordinator) {
		var members = new ArrayList<Member>();
		hosts.forEach((ref, host) -> {
			boolean leads = ref.equals(coordinator) || hosts.size() == 1 || host.address().isEmpty();
			members.add(new Member(ref, host.uuid(),
					leads ? here : new Address(here.scheme(), here.plain(), host.address(), here.port())));
		});
		return members;
	}

	private <T> Map<String, T> records(String type, ValueReader<T> reader)
			throws XenException, InterruptedException {
		return pool.stream(ATTEMPT, value -> {
			var all = new LinkedHashMap<String, T>();
			Records.struct(value, (ref, record) -> all.put(ref, reader.read(record)));
			return all;
		}, type + Methods.GET_ALL_RECORDS);
	}
}
