// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.group;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

import org.adxen.fleet.ImageRepository;
import org.adxen.model.Group;
import org.adxen.model.Member;
import org.adxen.model.MemberSet;
import org.adxen.model.ModelFactory;
import org.adxen.model.store.GroupFile;
import org.adxen.model.store.StoreException;
import org.adxen.operations.group.GroupProblem.Feature;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

/** Definitions from {@code .adxgroup} files. Blocks; safe for any thread. */
public final class GroupFiles {

	/** Label of a domain with the path of its configuration file on its host, where the toolstack keeps one (the connector for xl sets it). */
	public static final String FILE_LABEL = "adxen.file";

	private static final Path NO_FILE = Path.of("");

	private GroupFiles() {
	}

	/**
	 * The definition in a file.
	 *
	 * @param repository where configuration files are that are in it
	 * @throws IOException it cannot be read, or makes no sense; the message is a sentence
	 */
	public static GroupDefinition read(Path file, ImageRepository repository) throws IOException {
		Written written = of(load(file), file, repository);
		if (!written.problems().isEmpty()) {
			throw new IOException(written.problems().getFirst().sentence());
		}
		return written.definition();
	}

	/**
	 * What was written, as far as it makes sense.
	 *
	 * @param problems what does not, and is left out of the definition
	 */
	record Written(GroupDefinition definition, List<GroupProblem> problems) {
	}

	/** @param file where the group is or will be kept */
	static Written of(Group group, Path file, ImageRepository repository) {
		var members = new ArrayList<MemberDefinition>();
		var problems = new ArrayList<GroupProblem>();
		Map<String, String> pinned = new HashMap<>();
		for (Member member : group.getMembers()) {
			members.add(member(member, file, repository, (feature, sentence) -> problems
					.add(new GroupProblem(members.size(), text(member.getName()), feature, sentence))));
			if (!text(member.getPinned()).isEmpty()) {
				pinned.put(text(member.getName()), text(member.getPinned()));
			}
		}
		return new Written(new GroupDefinition(group.getId(), text(group.getName()), members, text(group.getPolicy()),
				text(group.getHosts()), sets(group.getTogether()), sets(group.getApart()), pinned), problems);
	}

	/**
	 * Makes a file whose members are configuration files, each called as its file.
	 *
	 * @param configs kept relative to the group's file
	 * @throws IOException it cannot be written; the message is a sentence
	 */
	public static void create(Path file, String name, List<Path> configs) throws IOException {
		Group group = GroupFile.create(name);
		for (Path config : configs) {
			group.getMembers().add(member(group, file, config));
		}
		try {
			GroupFile.save(file, group);
		} catch (StoreException e) {
			throw new IOException(e.getMessage(), e);
		}
	}

	/** A member for a configuration file, called as the file, with a number behind it where a member is called so already; not added. */
	public static Member member(Group group, Path file, Path config) {
		Member member = ModelFactory.eINSTANCE.createMember();
		member.setName(GroupEdits.freeName(group, String.valueOf(config.getFileName()).replaceFirst("\\.[^.]+$", "")));
		member.setFile(relative(file, config));
		return member;
	}

	static Group load(Path file) throws IOException {
		try {
			return GroupFile.load(file);
		} catch (StoreException e) {
			throw new IOException(e.getMessage(), e);
		}
	}

	private static MemberDefinition member(Member member, Path file, ImageRepository repository, BiConsumer<Feature, String> problems) {
		return new MemberDefinition(text(member.getName()), config(member, file, repository, problems),
				text(member.getTemplate()), member.getCount(), text(member.getDomainName()), member.getMemoryBytes(), member.getVcpus(), List.copyOf(member.getDisks()),
				List.copyOf(member.getVifs()), member.getOrder(), Duration.ofSeconds(member.getDelaySeconds()),
				new HashSet<>(member.getAfter()), readiness(member, problems));
	}

	/** Empty when there is none. */
	private static Path config(Member member, Path file, ImageRepository repository, BiConsumer<Feature, String> problems) {
		try {
			return path(member, file, repository);
		} catch (IOException e) {
			problems.accept(Feature.FILE, String.valueOf(e.getMessage()));
			return NO_FILE;
		}
	}

	/**
	 * Where the configuration file of a member is on this machine; it need not be there. Empty when the member has none.
	 *
	 * @throws IOException it is in the repository, which is not mounted here, or no path can be so; the message is a sentence
	 */
	public static Path path(Member member, Path file, ImageRepository repository) throws IOException {
		String name = text(member.getFile());
		try {
			if (name.isEmpty()) {
				return NO_FILE;
			}
			if (!member.isInRepository()) {
				return file.toAbsolutePath().resolveSibling(name).normalize();
			}
			if (!repository.here().isEmpty()) {
				return Path.of(repository.here()).resolve(name);
			}
		} catch (InvalidPathException e) {
			throw new IOException(NLS.bind(Messages.noPath, text(member.getName()), name), e);
		}
		throw new IOException(NLS.bind(Messages.repositoryNotHere, text(member.getName()), name));
	}

	private static Readiness readiness(Member member, BiConsumer<Feature, String> problems) {
		Readiness.Kind kind = Readiness.Kind.RUNNING;
		try {
			kind = Readiness.Kind.valueOf(text(member.getReadiness()).toUpperCase(Locale.ROOT));
		} catch (IllegalArgumentException e) {
			problems.accept(Feature.READINESS, NLS.bind(Messages.readinessUnknown, text(member.getName()), text(member.getReadiness())));
		}
		return new Readiness(kind, member.getPort(), Duration.ofSeconds(member.getPauseSeconds()),
				Duration.ofSeconds(member.getTimeoutSeconds()));
	}

	private static List<Set<String>> sets(List<MemberSet> sets) {
		List<Set<String>> names = new ArrayList<>();
		sets.forEach(s -> names.add(new HashSet<>(s.getMembers())));
		return names;
	}

	/** How a member of a group in this file names a file: relative where that is possible, with slashes. */
	public static String relative(Path file, Path config) {
		Path folder = file.toAbsolutePath().getParent();
		try {
			return folder == null ? config.toString() : folder.relativize(config.toAbsolutePath()).toString().replace('\\', '/');
		} catch (IllegalArgumentException e) {
			return config.toAbsolutePath().toString(); // on another drive
		}
	}

	private static String text(@Nullable String text) {
		return text == null ? "" : text.strip();
	}
}
