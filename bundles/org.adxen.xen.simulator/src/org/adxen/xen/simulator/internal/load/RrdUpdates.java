// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.load;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongToDoubleFunction;

import org.adxen.xen.simulator.internal.data.Database;
import org.adxen.xen.simulator.internal.data.Row;
import org.adxen.xen.simulator.internal.http.HttpRequest;
import org.adxen.xen.simulator.internal.http.HttpResponse;
import org.adxen.xen.simulator.internal.wire.ByteSink;
import org.adxen.xen.simulator.internal.wire.Payload;
import org.adxen.xen.simulator.internal.xapi.Guests;

/**
 * Performance numbers of one host and of what runs on it (xapi ocaml/xcp-rrdd/bin/rrdd/rrdd_http_handler.ml,
 * ocaml/libs/xapi-rrd/lib/rrd_updates.ml): GET /rrd_updates with start, cf, interval, host, vm_uuid, json.
 */
public final class RrdUpdates {

	/** What each resolution is kept for: seconds a row and number of rows. */
	private static final Map<Long, Integer> ARCHIVES = Map.of(5L, 120, 60L, 120, 3600L, 168, 86_400L, 366);
	/** How the functions other than AVERAGE differ from it. */
	private static final Map<String, Double> FUNCTIONS = Map.of("AVERAGE", 1.0, "MIN", 0.8, "MAX", 1.2, "LAST", 1.0);

	private final Database db;
	private final Load load;

	/** Numbers about the objects of a database. */
	public RrdUpdates(Database db, Load load) {
		this.db = db;
		this.load = load;
	}

	private record Source(String name, LongToDoubleFunction value) {
	}

	/** The answer to a request at a host, whose caller has been let in. */
	public HttpResponse answer(HttpRequest request, String host) {
		try {
			return answer(request, db.get("host", host), start(request.parameter("start")));
		} catch (NumberFormatException e) {
			return HttpResponse.of("400 Bad Request", Payload.of("text/html",
					"<html><body><h1>Bad request: start is missing or no number</h1></body></html>"));
		}
	}

	/** A negative start counts back from now. */
	private static long start(String text) {
		var start = Long.parseLong(text);
		return start < 0 ? Instant.now().getEpochSecond() + start : start;
	}

	private HttpResponse answer(HttpRequest request, Row host, long start) {
		var step = ARCHIVES.containsKey(interval(request)) ? interval(request) : 5L;
		var end = Instant.now().getEpochSecond() / step * step;
		var oldest = Math.max(start / step * step + step, end - step * (ARCHIVES.getOrDefault(step, 120) - 1));
		var rows = (int) Math.max(0, (end - oldest) / step + 1);
		var sources = sources(host, request);
		return HttpResponse.of("200 OK",
				wantsJson(request) ? Payload.of("application/json", sink -> json(sink, sources, step, end, rows))
						: Payload.of("text/xml", sink -> xml(sink, sources, step, end, rows)));
	}

	private static long interval(HttpRequest request) {
		var text = request.parameter("interval");
		return text.matches("\\d{1,9}") ? Long.parseLong(text) : 5;
	}

	/** The query decides, else Accept does, where anything means JSON (since xapi 23.17). */
	private static boolean wantsJson(HttpRequest request) {
		var accept = request.header("accept").toLowerCase(Locale.ROOT);
		return request.parameter("json").equals("true") || accept.contains("application/json")
				|| accept.contains("*/*") && !accept.contains("xml");
	}

	private List<Source> sources(Row host, HttpRequest request) {
		var wanted = request.query().getOrDefault("vm_uuid", List.of());
		var functions = request.parameter("cf").isEmpty() ? List.of("AVERAGE", "MIN", "MAX")
				: List.of(request.parameter("cf").toUpperCase(Locale.ROOT));
		var sources = new ArrayList<Source>();
		for (String function : functions) {
			for (Row vm : db.all("VM"))
				if (vm.string("resident_on").equals(host.ref()) && (wanted.isEmpty() || wanted.contains(vm.string("uuid"))))
					addDomain(sources, function, vm);
			if (request.parameter("host").equals("true"))
				addHost(sources, function, host);
		}
		return sources;
	}

	private static void add(List<Source> sources, String function, String object, String metric, LongToDoubleFunction value) {
		var factor = FUNCTIONS.getOrDefault(function, 1.0);
		sources.add(new Source(function + ':' + object + ':' + metric, time -> factor * value.applyAsDouble(time)));
	}

	private void addDomain(List<Source> sources, String function, Row vm) {
		var uuid = vm.string("uuid");
		var object = "vm:" + uuid;
		var busy = busy(vm);
		for (int i = 0; i < vm.number("VCPUs_at_startup"); i++) {
			var what = uuid + "/cpu" + i;
			add(sources, function, object, "cpu" + i, time -> load.share(what, busy, time));
		}
		var memory = vm.number("memory_dynamic_max");
		sources.add(new Source(function + ':' + object + ":memory", time -> memory));
		add(sources, function, object, "memory_internal_free",
				time -> (memory >> 10) * load.share(uuid + "/free", 0.6 - busy / 2, time));
		for (String ref : vm.set("VIFs")) {
			var device = "vif_" + db.get("VIF", ref).string("device");
			add(sources, function, object, device + "_rx", time -> load.amount(uuid + device + "rx", 400_000 * busy, time));
			add(sources, function, object, device + "_tx", time -> load.amount(uuid + device + "tx", 900_000 * busy, time));
		}
		for (String ref : vm.set("VBDs")) {
			var device = "vbd_" + db.get("VBD", ref).string("device");
			add(sources, function, object, device + "_read", time -> load.amount(uuid + device + "r", 200_000 * busy, time));
			add(sources, function, object, device + "_write", time -> load.amount(uuid + device + "w", 350_000 * busy, time));
		}
	}

	private static double busy(Row vm) {
		if (!vm.string("power_state").equals("Running"))
			return 0;
		return Double.parseDouble(vm.map("xenstore_data").getOrDefault(Guests.LOAD, "0.05"));
	}

	private void addHost(List<Source> sources, String function, Row host) {
		var object = "host:" + host.string("uuid");
		var guests = host.set("resident_VMs").stream().map(ref -> db.get("VM", ref)).toList();
		var cpus = Math.max(1, host.set("host_CPUs").size());
		var total = db.get("host_metrics", host.string("metrics")).number("memory_total");
		var used = guests.stream().mapToLong(vm -> vm.number("memory_dynamic_max") + vm.number("memory_overhead")).sum()
				+ host.number("memory_overhead");
		LongToDoubleFunction average = time -> Math.min(1, guests.stream().mapToDouble(vm -> vm.number("VCPUs_at_startup")
				* load.share(vm.string("uuid") + "/cpu0", busy(vm), time)).sum() / cpus);
		add(sources, function, object, "cpu_avg", average);
		for (int i = 0; i < cpus; i++) {
			var what = host.string("uuid") + "/cpu" + i;
			add(sources, function, object, "cpu" + i,
					time -> Math.min(1, load.amount(what, average.applyAsDouble(time), time)));
		}
		add(sources, function, object, "loadavg", time -> average.applyAsDouble(time) * 2);
		sources.add(new Source(function + ':' + object + ":memory_total_kib", time -> total >> 10));
		sources.add(new Source(function + ':' + object + ":memory_free_kib", time -> Math.max(0, total - used) >> 10));
		add(sources, function, object, "pif_eth0_rx", time -> load.amount(object + "rx", 5e6 * average.applyAsDouble(time), time));
		add(sources, function, object, "pif_eth0_tx", time -> load.amount(object + "tx", 8e6 * average.applyAsDouble(time), time));
	}

	/** Rows come newest first. */
	private static void xml(ByteSink sink, List<Source> sources, long step, long end, int rows) {
		sink.raw("<xport><meta><start>" + (end - step * Math.max(0, rows - 1)) + "</start><step>" + step + "</step><end>"
				+ end + "</end><rows>" + rows + "</rows><columns>" + sources.size() + "</columns><legend>");
		sources.forEach(source -> sink.raw("<entry>" + source.name() + "</entry>"));
		sink.raw("</legend></meta><data>");
		for (long time = end; time > end - step * rows; time -= step) {
			sink.raw("<row><t>" + time + "</t>");
			for (Source source : sources)
				sink.raw("<v>" + number(source, time) + "</v>");
			sink.raw("</row>");
		}
		sink.raw("</data></xport>");
	}

	private static void json(ByteSink sink, List<Source> sources, long step, long end, int rows) {
		sink.raw("{\"meta\":{\"start\":" + (end - step * Math.max(0, rows - 1)) + ",\"step\":" + step + ",\"end\":" + end
				+ ",\"rows\":" + rows + ",\"columns\":" + sources.size() + ",\"legend\":[");
		for (int i = 0; i < sources.size(); i++)
			sink.raw((i == 0 ? "\"" : ",\"") + sources.get(i).name() + '"');
		sink.raw("]},\"data\":[");
		for (long time = end; time > end - step * rows; time -= step) {
			sink.raw((time == end ? "" : ",") + "{\"t\":" + time + ",\"values\":[");
			for (int i = 0; i < sources.size(); i++)
				sink.raw((i == 0 ? "\"" : ",\"") + number(sources.get(i), time) + '"');
			sink.raw("]}");
		}
		sink.raw("]}");
	}

	private static String number(Source source, long time) {
		return String.format(Locale.ROOT, "%.4f", source.value().applyAsDouble(time));
	}
}
