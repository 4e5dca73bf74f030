// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.group;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import org.adxen.fleet.HostKey;
import org.adxen.operations.placement.Placement;
import org.eclipse.osgi.util.NLS;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/**
 * Where each member of a group goes, before anything is done. Immutable.
 *
 * @param group     what is to be activated
 * @param expansion its domains
 * @param placement where they go and why, with each host before and after
 */
public record GroupPlan(GroupDefinition group, GroupExpansion expansion, Placement placement) {

	private static final String GROUP = "group";
	private static final String HOSTS = "hosts";

	/** Whether every member has a host and nothing is wrong with the definition. */
	public boolean canRun() {
		return expansion.problems().isEmpty() && placement.isComplete();
	}

	/** The hosts by member, of those that have one. */
	public Map<String, HostKey> hosts() {
		Map<String, HostKey> hosts = new LinkedHashMap<>();
		placement.decisions().forEach((member, decision) -> {
			HostKey host = decision.host();
			if (host != null) {
				hosts.put(member, host);
			}
		});
		return hosts;
	}

	/** Writes who goes where; blocks. */
	public void save(Path file) throws IOException {
		var hosts = new JsonObject();
		hosts().forEach((member, host) -> {
			var place = new JsonObject();
			place.addProperty("pool", host.pool());
			place.addProperty("host", host.host());
			hosts.add(member, place);
		});
		var plan = new JsonObject();
		plan.addProperty(GROUP, group.id());
		plan.add(HOSTS, hosts);
		Files.writeString(file, new GsonBuilder().setPrettyPrinting().create().toJson(plan) + "\n");
	}

	/**
	 * The places of a saved plan, to be planned with again: {@link GroupPlanner#plan} says whether they still fit.
	 *
	 * @throws IOException it cannot be read, or is a plan of another group; the message is a sentence
	 */
	public static Map<String, HostKey> read(Path file, GroupDefinition group) throws IOException {
		try {
			JsonObject plan = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
			if (!group.id().equals(plan.get(GROUP).getAsString())) {
				throw new IOException(NLS.bind(Messages.planOfOther, file, group.name()));
			}
			Map<String, HostKey> hosts = new HashMap<>();
			plan.getAsJsonObject(HOSTS).entrySet().forEach(e -> {
				JsonObject place = e.getValue().getAsJsonObject();
				hosts.put(e.getKey(), new HostKey(place.get("pool").getAsString(), place.get("host").getAsString()));
			});
			return hosts;
		} catch (JsonParseException | IllegalStateException | ClassCastException | NullPointerException e) {
			throw new IOException(NLS.bind(Messages.noPlan, file), e);
		}
	}
}
