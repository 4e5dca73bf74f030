// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.xapi;

import java.time.Duration;
import java.util.HashMap;

import org.adxen.benchmarks.xenapi.Rounds;
import org.adxen.xen.Address;
import org.adxen.xen.TrustPolicy;
import org.adxen.xen.xenapi.internal.rpc.HttpLink;
import org.adxen.xen.xenapi.internal.rpc.Limits;
import org.adxen.xen.xenapi.internal.rpc.RpcClient;
import org.adxen.xen.xenapi.internal.rpc.RpcClient.ValueReader;

/** AdXen's reader, in the connector's package as it measures its inside. */
public final class OwnReader {

	private OwnReader() {
	}

	/** @param args port, rounds, json or xml */
	public static void main(String[] args) throws Exception {
		try (var link = new HttpLink(presented -> new TrustPolicy.Trusted())) {
			var client = new RpcClient(link, new Address("xapi", true, "127.0.0.1", Integer.parseInt(args[0])), true);
			Object session = client.call(Limits.ordinary(Duration.ofMinutes(1)), Methods.SESSION_LOGIN, "root", "demo", "1.1",
					"benchmark");
			ValueReader<Integer> records = value -> {
				var all = new HashMap<String, VmRecord>();
				Records.struct(value, (ref, record) -> all.put(ref, VmRecord.read(record)));
				return all.size();
			};
			boolean json = args[2].equals("json");
			Rounds.measure("AdXen, " + (json ? "JSON-RPC" : "XML-RPC"), Integer.parseInt(args[1]),
					() -> json ? client.streamJson(Limits.bulk(), records, "VM" + Methods.GET_ALL_RECORDS, session)
							: client.streamXml(Limits.bulk(), records, "VM" + Methods.GET_ALL_RECORDS, session));
		}
	}
}
