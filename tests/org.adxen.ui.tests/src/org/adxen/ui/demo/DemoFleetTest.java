// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.adxen.fleet.ConnectionState;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.PoolRegistration;
import org.adxen.fleet.PoolView;
import org.adxen.xen.Address;
import org.adxen.xen.FleetSimulator.RunningFleet;
import org.adxen.xen.FleetSimulator.RunningPool;
import org.eclipse.jdt.annotation.NonNull;
import org.junit.Test;

public class DemoFleetTest {

	private final Map<String, PoolView> registered = new LinkedHashMap<>();
	private final List<String> calls = new ArrayList<>();

	@Test
	public void poolsOfAnEarlierTimeThatAnswerNoMoreAreForgotten() throws Exception {
		registered("old", "lab pool", "xapi://127.0.0.1:40001", new ConnectionState.Connecting(1));
		registered("own", "lab pool", "xapi://xen-1.example:443", new ConnectionState.Connecting(1));
		registered("live", "lab pool", "xapi://127.0.0.1:40002", new ConnectionState.Connected());
		registered("other", "training", "xapi://127.0.0.1:40003", new ConnectionState.Connecting(1));

		var demo = new DemoFleet(fleet(), request -> running(new RunningPool("lab pool", "xapi://127.0.0.1:40004", "root", "demo", "")));
		demo.open();

		assertThat(calls).containsExactly("remove [old]", "register lab pool xapi://127.0.0.1:40004");
	}

	private void registered(String id, String label, String address, ConnectionState state) {
		registered.put(id, new PoolView(id, label, Address.parse(address), "root", state, false, null, null, Map.of(), Map.of(),
				List.of(), null));
	}

	private static RunningFleet running(RunningPool pool) {
		return new RunningFleet() {
			@Override
			public @NonNull List<RunningPool> pools() {
				return List.of(pool);
			}

			@Override
			public void close() {
				// nothing runs
			}
		};
	}

	private Fleet fleet() {
		return (Fleet) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { Fleet.class }, (proxy, method, arguments) -> {
			switch (method.getName()) {
			case "picture":
				return new FleetPicture(1, registered);
			case "remove":
				calls.add("remove " + (Collection<?>) arguments[0]);
				return null;
			case "register":
				var wanted = (PoolRegistration) arguments[0];
				calls.add("register " + wanted.label() + " " + wanted.address());
				return "new";
			default:
				return InvocationHandler.invokeDefault(proxy, method, arguments);
			}
		});
	}
}
