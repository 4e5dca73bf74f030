// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.group;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

import org.adxen.operations.group.GroupProblem.Feature;
import org.adxen.xen.config.ConfigFile;
import org.adxen.xen.config.ConfigProblem;
import org.adxen.xen.config.DomainConfig;
import org.eclipse.osgi.util.NLS;

/**
 * The domains that a definition makes, and what is wrong with it: files that cannot be read or have errors, names, disks or
 * addresses used twice, dependencies that are unknown or go round. Immutable.
 *
 * @param members  those that can be made
 * @param problems empty when the group can be activated
 */
public record GroupExpansion(List<GroupMember> members, List<GroupProblem> problems) {

	private static final String NUMBER = "${n}";
	private static final int PROBLEMS_TOLD = 3;
	/** Keys of the configuration that a definition may change. */
	private static final Map<String, Feature> OVERRIDES = Map.of("name", Feature.DOMAIN_NAME, "memory", Feature.MEMORY, "maxmem",
			Feature.MEMORY, "vcpus", Feature.VCPUS, "maxvcpus", Feature.VCPUS, "disk", Feature.DISKS, "vif", Feature.VIFS);

	/** Reads the files; not on a display thread. */
	public static GroupExpansion of(GroupDefinition group) {
		var members = new ArrayList<GroupMember>();
		var problems = new ArrayList<GroupProblem>(GroupRules.problems(group));
		Map<MemberDefinition, Integer> indices = new IdentityHashMap<>();
		Map<Path, String> files = new HashMap<>();
		for (int i = 0; i < group.members().size(); i++) {
			MemberDefinition definition = group.members().get(i);
			indices.put(definition, i);
			try {
				String source = source(definition, files);
				for (int n = 1; n <= definition.count(); n++) {
					members.add(new GroupMember(group.id(), name(definition, n), definition, n, config(definition, source, n)));
				}
			} catch (IOException e) {
				problems.add(GroupProblem.of(i, definition, Feature.FILE, String.valueOf(e.getMessage())));
			} catch (Misfit e) {
				problems.add(GroupProblem.of(i, definition, e.feature, String.valueOf(e.getMessage())));
			}
		}
		unique(members, indices, problems);
		problems.addAll(StartOrder.problems(group));
		return new GroupExpansion(List.copyOf(members), List.copyOf(problems));
	}

	/** @param files that were read already, and are read now */
	private static String source(MemberDefinition definition, Map<Path, String> files) throws Misfit, IOException {
		if (definition.isFromTemplate()) {
			return templateSource(definition);
		}
		if (definition.config().toString().isEmpty()) {
			throw new Misfit(Feature.FILE, NLS.bind(Messages.noFile, definition.name()));
		}
		String source = files.get(definition.config());
		if (source == null) {
			source = new String(ConfigFile.read(definition.config()).source(), StandardCharsets.ISO_8859_1);
			files.put(definition.config(), source);
		}
		return source;
	}

	/** What is known of a domain that is made from a template; the template itself is in a pool, which need not answer now. */
	private static String templateSource(MemberDefinition definition) throws Misfit {
		if (definition.memoryBytes() <= 0) {
			throw new Misfit(Feature.MEMORY, NLS.bind(Messages.templateNeeds, definition.name()));
		}
		if (definition.vcpus() <= 0) {
			throw new Misfit(Feature.VCPUS, NLS.bind(Messages.templateNeeds, definition.name()));
		}
		String name = definition.count() == 1 || definition.name().contains(NUMBER) ? definition.name() : definition.name() + "-" + NUMBER;
		return "type = \"hvm\"\nname = " + quoted(name);
	}

	/** What the definition changes makes no sense. */
	private static final class Misfit extends Exception {

		private static final long serialVersionUID = 1L;
		private final Feature feature;

		Misfit(Feature feature, String sentence) {
			super(sentence);
			this.feature = feature;
		}
	}

	/** The members that a name in a rule or dependency stands for: itself, or all equal ones. */
	public Set<String> named(String name) {
		return members.stream().filter(m -> m.name().equals(name) || m.definition().name().equals(name)).map(GroupMember::name)
				.collect(Collectors.toCollection(LinkedHashSet::new));
	}

	private static String name(MemberDefinition definition, int n) {
		return definition.count() == 1 ? definition.name()
				: definition.name().contains(NUMBER) ? numbered(definition.name(), n) : definition.name() + "-" + n;
	}

	private static String numbered(String text, int n) {
		return text.replace(NUMBER, Integer.toString(n));
	}

	/** The last assignment of a key is the one that counts (libxlutil, xlu__cfg_set_store). */
	private static ConfigFile config(MemberDefinition definition, String source, int n) throws Misfit {
		var text = new StringBuilder(source).append('\n');
		if (!definition.domainName().isEmpty()) {
			text.append("name = ").append(quoted(definition.domainName())).append('\n');
		}
		if (definition.memoryBytes() > 0) {
			text.append("memory = ").append(definition.memoryBytes() >> 20).append("\nmaxmem = ")
					.append(definition.memoryBytes() >> 20).append('\n');
		}
		if (definition.vcpus() > 0) {
			text.append("vcpus = ").append(definition.vcpus()).append("\nmaxvcpus = ").append(definition.vcpus()).append('\n');
		}
		list(text, "disk", definition.disks());
		list(text, "vif", definition.vifs());
		ConfigFile config = ConfigFile.parse(numbered(text.toString(), n).getBytes(StandardCharsets.ISO_8859_1));
		if (config.domain() == null) {
			throw misfit(definition, config, source.lines().count());
		}
		return config;
	}

	/** @param lines of the file itself; what follows is of the definition */
	private static Misfit misfit(MemberDefinition definition, ConfigFile config, long lines) {
		List<ConfigProblem> errors = config.problems().stream().filter(p -> p.severity() == ConfigProblem.Severity.ERROR).toList();
		if (errors.stream().allMatch(p -> p.line() > lines)) {
			ConfigProblem first = errors.getFirst();
			Feature feature = OVERRIDES.getOrDefault(String.valueOf(first.key()), definition.disks().isEmpty() ? Feature.VIFS : Feature.DISKS);
			return new Misfit(feature, NLS.bind(Messages.overrideHasErrors, definition.name(), first.sentence()));
		}
		return new Misfit(Feature.FILE, NLS.bind(Messages.fileHasErrors, definition.config(),
				errors.stream().limit(PROBLEMS_TOLD).map(ConfigProblem::toString).collect(Collectors.joining(" "))));
	}

	private static void list(StringBuilder text, String key, List<String> items) {
		if (!items.isEmpty()) {
			text.append(key).append(" = [ ").append(items.stream().map(GroupExpansion::quoted).collect(Collectors.joining(", ")))
					.append(" ]\n");
		}
	}

	/** A string of xl.cfg has no escapes: what has both kinds of quotes in it cannot be written, and is refused as a syntax error. */
	private static String quoted(String text) {
		char quote = text.indexOf('"') < 0 ? '"' : '\'';
		return quote + text + quote;
	}

	private static void unique(List<GroupMember> members, Map<MemberDefinition, Integer> indices, List<GroupProblem> problems) {
		Set<String> names = new HashSet<>();
		Map<String, String> domains = new HashMap<>();
		Map<String, String> disks = new HashMap<>();
		Map<String, String> macs = new HashMap<>();
		for (GroupMember member : members) {
			DomainConfig domain = member.domain();
			BiConsumer<Feature, String> tell = (feature, sentence) -> problems.add(GroupProblem
					.of(Objects.requireNonNull(indices.get(member.definition())), member.definition(), feature, sentence));
			if (!names.add(member.name())) {
				tell.accept(Feature.NAME, NLS.bind(Messages.memberTwice, member.name()));
			}
			String other = domains.putIfAbsent(domain.name(), member.name());
			if (other != null) {
				tell.accept(Feature.DOMAIN_NAME, twice(Messages.domainNameTwice, member, other, domain.name()));
			}
			domain.disks().stream().filter(d -> !d.empty() && d.writable()).forEach(d -> {
				String user = disks.putIfAbsent(d.target(), member.name());
				if (user != null) {
					tell.accept(Feature.DISKS, twice(Messages.diskTwice, member, user, d.target()));
				}
			});
			domain.vifs().stream().filter(v -> v.mac() != null).forEach(v -> {
				String user = macs.putIfAbsent(String.valueOf(v.mac()).toLowerCase(Locale.ROOT), member.name());
				if (user != null) {
					tell.accept(Feature.VIFS, twice(Messages.macTwice, member, user, String.valueOf(v.mac())));
				}
			});
		}
	}

	private static String twice(String sentence, GroupMember member, String other, String what) {
		return NLS.bind(sentence, new Object[] { member.name(), other, what })
				+ (member.definition().count() > 1 ? " " + Messages.useNumber : "");
	}
}
