// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.xapi;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.adxen.xen.xenapi.internal.rpc.Cursor;
import org.adxen.xen.xenapi.internal.rpc.RpcClient;
import org.adxen.xen.xenapi.internal.rpc.Scalars;
import org.adxen.xen.xenapi.internal.rpc.XportReader;

/**
 * The CPU loads in an answer of {@code /rrd_updates}, in either of its forms. The newest row comes first; a value that is
 * not there yet (NaN) is taken from the next one.
 */
final class RrdUpdates {

	private static final Predicate<String> ONE_PROCESSOR = Pattern.compile("cpu[0-9]+").asMatchPredicate();

	private final List<String> legend = new ArrayList<>();
	private final Map<Integer, Double> values = new HashMap<>();

	private RrdUpdates() {
	}

	static RrdUpdates read(InputStream body, String mediaType) throws IOException {
		var updates = new RrdUpdates();
		if (mediaType.contains("json")) {
			updates.json(RpcClient.json(body));
		} else {
			XportReader.read(body, updates.legend::add, updates::row);
		}
		return updates;
	}

	private void json(Cursor answer) throws IOException {
		Records.struct(answer, (name, value) -> {
			switch (name) {
			case "meta" -> Records.struct(value, (key, v) -> {
				if (key.equals("legend")) {
					legend.addAll(Records.texts(v));
				} else {
					v.skip();
				}
			});
			case "data" -> {
				if (value.array()) {
					while (value.element()) {
						Records.struct(value, (key, v) -> {
							if (key.equals("values")) {
								row(Records.texts(v));
							} else {
								v.skip();
							}
						});
					}
				}
			}
			default -> value.skip();
			}
		});
	}

	private void row(List<String> row) {
		for (int i = 0; i < row.size(); i++) {
			double value = Scalars.real(row.get(i));
			if (Double.isFinite(value)) {
				values.putIfAbsent(i, value);
			}
		}
	}

	/** 0..1 by UUID of the domain: the mean of its vCPUs. */
	Map<String, Double> domains() {
		return means("vm", ONE_PROCESSOR);
	}

	/** 0..1 by UUID of the host: its own average, where it has one, else the mean of its processors. */
	Map<String, Double> hosts() {
		var loads = new HashMap<>(means("host", ONE_PROCESSOR));
		loads.putAll(means("host", "cpu_avg"::equals));
		return loads;
	}

	private Map<String, Double> means(String type, Predicate<String> source) {
		var sums = new HashMap<String, double[]>();
		for (int i = 0; i < legend.size(); i++) {
			Double value = values.get(i);
			if (value == null) {
				continue;
			}
			String[] entry = legend.get(i).split(":"); // AVERAGE:vm:<uuid>:cpu0
			if (entry.length == 4 && entry[1].equals(type) && source.test(entry[3])) {
				double[] sum = sums.computeIfAbsent(entry[2], key -> new double[2]);
				sum[0] += value;
				sum[1]++;
			}
		}
		var means = new HashMap<String, Double>();
		sums.forEach((uuid, sum) -> means.put(uuid, Math.max(0, Math.min(1, sum[0] / sum[1]))));
		return means;
	}
}
