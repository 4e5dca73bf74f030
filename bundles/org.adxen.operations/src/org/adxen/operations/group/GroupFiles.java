// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.group;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.adxen.fleet.ImageRepository;
import org.adxen.model.Group;
import org.adxen.model.Member;
import org.adxen.model.MemberSet;
import org.adxen.model.ModelFactory;
import org.adxen.model.store.GroupFile;
import org.adxen.model.store.StoreException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

/** Definitions from {@code .adxgroup} files. Blocks; safe for any thread. */
public final class GroupFiles {

	private GroupFiles() {
	}

	/**
	 * The definition in a file.
	 *
	 * @param repository where configuration files are that are in it
	 * @throws IOException it cannot be read, or makes no sense; the message is a sentence
	 */
	public static GroupDefinition read(Path file, ImageRepository repository) throws IOException {
		Group group = load(file);
		var members = new ArrayList<MemberDefinition>();
		Map<String, String> pinned = new HashMap<>();
		for (Member member : group.getMembers()) {
			members.add(member(member, file, repository));
			if (!text(member.getPinned()).isEmpty()) {
				pinned.put(member.getName(), text(member.getPinned()));
			}
		}
		return new GroupDefinition(group.getId(), group.getName(), members, text(group.getPolicy()), text(group.getHosts()),
				sets(group.getTogether()), sets(group.getApart()), pinned);
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
			Member member = ModelFactory.eINSTANCE.createMember();
			member.setName(String.valueOf(config.getFileName()).replaceFirst("\\.[^.]+$", ""));
			member.setFile(relative(file, config));
			group.getMembers().add(member);
		}
		try {
			GroupFile.save(file, group);
		} catch (StoreException e) {
			throw new IOException(e.getMessage(), e);
		}
	}

	private static Group load(Path file) throws IOException {
		try {
			return GroupFile.load(file);
		} catch (StoreException e) {
			throw new IOException(e.getMessage(), e);
		}
	}

	private static MemberDefinition member(Member member, Path file, ImageRepository repository) throws IOException {
		if (member.getCount() < 1) {
			throw new IOException(NLS.bind(Messages.countTooSmall, member.getName(), Integer.toString(member.getCount())));
		}
		return new MemberDefinition(member.getName(), config(member, file, repository), member.getCount(), text(member.getDomainName()),
				member.getMemoryBytes(), member.getVcpus(), List.copyOf(member.getDisks()), List.copyOf(member.getVifs()),
				member.getOrder(), Duration.ofSeconds(member.getDelaySeconds()), new HashSet<>(member.getAfter()), readiness(member));
	}

	private static Path config(Member member, Path file, ImageRepository repository) throws IOException {
		String name = text(member.getFile());
		if (!member.isInRepository()) {
			return file.toAbsolutePath().resolveSibling(name);
		}
		if (repository.here().isEmpty()) {
			throw new IOException(NLS.bind(Messages.repositoryNotHere, member.getName(), name));
		}
		return Path.of(repository.here()).resolve(name);
	}

	private static Readiness readiness(Member member) throws IOException {
		try {
			return new Readiness(Readiness.Kind.valueOf(text(member.getReadiness()).toUpperCase(Locale.ROOT)), member.getPort(),
					Duration.ofSeconds(member.getPauseSeconds()), Duration.ofSeconds(member.getTimeoutSeconds()));
		} catch (IllegalArgumentException e) {
			throw new IOException(NLS.bind(Messages.readinessUnknown, member.getName(), member.getReadiness()), e);
		}
	}

	private static List<Set<String>> sets(List<MemberSet> sets) {
		List<Set<String>> names = new ArrayList<>();
		sets.forEach(s -> names.add(new HashSet<>(s.getMembers())));
		return names;
	}

	private static String relative(Path file, Path config) {
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
