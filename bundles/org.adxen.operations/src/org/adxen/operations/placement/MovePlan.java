// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.placement;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.adxen.fleet.DomainView;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.HostKey;
import org.adxen.fleet.HostView;
import org.adxen.operations.placement.Placement.Decision;
import org.eclipse.osgi.util.NLS;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

/**
 * Domains that change hosts, in an order in which each fits when its turn comes, before anything is done. Immutable.
 *
 * @param steps in order
 * @param left  those that are not moved, by the domain's name, with the reason as a sentence
 */
public record MovePlan(List<Step> steps, Map<String, String> left) {

	private static final String MOVES = "moves";
	private static final String DOMAIN = "domain";
	private static final String NAME = "name";
	private static final String WHY = "why";
	private static final String FROM = "from";
	private static final String TO = "to";
	private static final String APART = "apart";
	private static final String POOL = "pool";
	private static final String HOST = "host";

	/**
	 * @param move   its name is the domain's UUID, so that it is found again whichever pool it is in
	 * @param domain what the domain is called
	 * @param why    a sentence
	 */
	public record Step(Move move, String domain, String why) {
	}

	public MovePlan {
		steps = List.copyOf(steps);
		left = Map.copyOf(left);
	}

	/**
	 * Pure.
	 *
	 * @param wanted in any order
	 * @param left   what is not moved anyway
	 * @param free   bytes of each host when the first move is made; one that is not named has no limit
	 */
	static MovePlan of(List<Step> wanted, Map<String, String> left, Map<HostKey, Long> free, FleetPicture picture) {
		Map<Move, Step> steps = new LinkedHashMap<>();
		wanted.forEach(s -> steps.put(s.move, s));
		List<Step> ordered = MoveOrder.asManyAsFit(List.copyOf(steps.keySet()), free).stream().map(steps::get).toList();
		Map<String, String> all = new HashMap<>(left);
		Set<Step> made = new HashSet<>(ordered);
		wanted.stream().filter(s -> !made.contains(s))
				.forEach(s -> all.put(s.domain, NLS.bind(Messages.noOrder, s.domain, name(s.move.to(), picture))));
		return new MovePlan(ordered, all);
	}

	/**
	 * The moves that make running members' places those of a placement. Pure.
	 *
	 * @param running the domains by the names that the placement has for them
	 * @param apart   sets of these names of which no two may share a host
	 * @param left    what is not moved anyway, by the domain's name
	 */
	public static MovePlan between(Map<String, DomainView> running, Placement placement, List<Set<String>> apart,
			Map<String, String> left, FleetPicture picture) {
		var steps = new ArrayList<Step>();
		Map<String, String> all = new LinkedHashMap<>(left);
		running.forEach((name, domain) -> {
			Decision decision = placement.decisions().get(name);
			HostKey from = domain.host();
			if (decision == null || from == null || Objects.equals(from, decision.host())) {
				return;
			}
			if (decision.host() instanceof HostKey to) {
				steps.add(new Step(new Move(domain.key().domain().uuid(), from, to, needed(domain), rules(name, apart)),
						domain.facts().name(), decision.why()));
			} else {
				all.put(domain.facts().name(), (decision.why() + " " + decision.remedy()).strip());
			}
		});
		return of(steps, all, free(picture), picture);
	}

	static Set<String> rules(String name, List<Set<String>> apart) {
		return IntStream.range(0, apart.size()).filter(i -> apart.get(i).contains(name)).mapToObj(Integer::toString)
				.collect(Collectors.toSet());
	}

	/** What each host has free now, of those that tell. */
	static Map<HostKey, Long> free(FleetPicture picture) {
		Map<HostKey, Long> free = new HashMap<>();
		picture.pools().values().forEach(pool -> pool.hosts().values().forEach(host -> {
			long bytes = PlacementHost.free(host, pool);
			if (bytes >= 0) {
				free.put(host.key(), bytes);
			}
		}));
		return free;
	}

	/** What it takes of a host's memory, here and there. */
	public static long needed(DomainView domain) {
		return MemoryNeed.of(domain.facts().memoryBytes(), Math.max(1, domain.facts().vcpus()));
	}

	static String name(HostKey key, FleetPicture picture) {
		HostView host = picture.host(key);
		return host == null ? key.host() : host.facts().name();
	}

	/** Writes who goes where; blocks. */
	public void save(Path file) throws IOException {
		var moves = new JsonArray();
		for (Step step : steps) {
			var object = new JsonObject();
			object.addProperty(DOMAIN, step.move.name());
			object.addProperty(NAME, step.domain);
			object.add(FROM, place(step.move.from()));
			object.add(TO, place(step.move.to()));
			object.addProperty(WHY, step.why);
			var apart = new JsonArray();
			step.move.apart().stream().sorted().forEach(apart::add);
			object.add(APART, apart);
			moves.add(object);
		}
		var plan = new JsonObject();
		plan.add(MOVES, moves);
		Files.writeString(file, new GsonBuilder().setPrettyPrinting().create().toJson(plan) + "\n");
	}

	private static JsonObject place(HostKey key) {
		var place = new JsonObject();
		place.addProperty(POOL, key.pool());
		place.addProperty(HOST, key.host());
		return place;
	}

	/**
	 * A saved plan, put in order once more for the fleet as it is now: what is not where it was, or fits no more, is left. Blocks.
	 *
	 * @throws IOException it cannot be read; the message is a sentence
	 */
	public static MovePlan read(Path file, FleetPicture picture) throws IOException {
		List<Step> steps = new ArrayList<>();
		Map<String, String> left = new LinkedHashMap<>();
		for (Step saved : steps(file)) {
			Move move = saved.move;
			find(move.name(), move.from(), picture).ifPresentOrElse(
					d -> steps.add(new Step(new Move(move.name(), move.from(), move.to(), needed(d), move.apart()), d.facts().name(), saved.why)),
					() -> left.put(saved.domain, NLS.bind(Messages.notThereAnyMore, saved.domain, name(move.from(), picture))));
		}
		return of(steps, left, free(picture), picture);
	}

	/** As they were saved, of unknown memory. */
	static List<Step> steps(Path file) throws IOException {
		List<Step> steps = new ArrayList<>();
		try {
			for (JsonElement element : JsonParser.parseString(Files.readString(file)).getAsJsonObject().getAsJsonArray(MOVES)) {
				JsonObject object = element.getAsJsonObject();
				Set<String> apart = new HashSet<>();
				object.getAsJsonArray(APART).forEach(rule -> apart.add(rule.getAsString()));
				steps.add(new Step(new Move(object.get(DOMAIN).getAsString(), host(object.getAsJsonObject(FROM)), host(object.getAsJsonObject(TO)),
						0, apart), object.get(NAME).getAsString(), object.get(WHY).getAsString()));
			}
			return steps;
		} catch (JsonParseException | IllegalStateException | ClassCastException | NullPointerException e) {
			throw new IOException(NLS.bind(Messages.noPlan, file), e);
		}
	}

	private static HostKey host(JsonObject place) {
		return new HostKey(place.get(POOL).getAsString(), place.get(HOST).getAsString());
	}

	/** The domain with this UUID on a host. */
	static Optional<DomainView> find(String uuid, HostKey host, FleetPicture picture) {
		return picture.domains().filter(d -> d.key().domain().uuid().equals(uuid) && Objects.equals(host, d.host())).findFirst();
	}
}
