// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.repository;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.adxen.fleet.FailureText;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.HostPaths;
import org.adxen.fleet.ImageRepository;
import org.adxen.fleet.PoolView;
import org.adxen.xen.HostFiles.Entry;
import org.adxen.xen.HostFiles.Kind;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.config.ConfigFile;
import org.adxen.xen.config.DomainConfig;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

/**
 * Whether every host can read every configuration file of the repository, and the disks, kernels and initial ramdisks that these
 * name. Only looked at is whether a file is there, of the right kind and readable; nothing is opened but configuration files.
 *
 * @param configurations how many configuration files any host has
 * @param findings       what is not as it should be, by host and path
 */
public record RepositoryCheck(int configurations, List<Finding> findings) {

	/** What is wrong with a file on a host. */
	public enum Problem {
		/** It is not there. */
		MISSING,
		/** It may not be read. */
		UNREADABLE,
		/** It is neither a file nor a device. */
		WRONG_KIND,
		/** A configuration file that xl refuses. */
		ERRORS,
		/** The host could not be asked. */
		UNKNOWN
	}

	/**
	 * @param host     label of the pool of one
	 * @param path     as the host writes it
	 * @param sentence for the admin
	 * @param neededBy the configuration files that name it
	 */
	public record Finding(String host, String path, Problem problem, String sentence, List<String> neededBy) {
	}

	/** As {@code xl} hosts look for halted domains: files of this kind, in the repository and in its folders. */
	private static final String SUFFIX = ".cfg";

	/** What one host has of configuration files, and why it could not be asked. */
	private record Seen(PoolView host, Map<String, ConfigFile> files, List<Finding> findings, boolean asked) {
	}

	/**
	 * Asks all hosts at once. Blocks.
	 *
	 * @param hosts pools that show files
	 */
	public static RepositoryCheck of(Fleet fleet, ImageRepository repository, Collection<PoolView> hosts) throws InterruptedException {
		List<Seen> seen = each(hosts, host -> configurations(fleet, repository, host));
		var needs = new TreeMap<String, Set<String>>();
		for (Seen one : seen) {
			one.files.forEach((path, file) -> {
				needs.computeIfAbsent(path, p -> new TreeSet<>());
				named(file).forEach(p -> needs.computeIfAbsent(p, q -> new TreeSet<>()).add(path));
			});
		}
		var findings = new ArrayList<Finding>();
		seen.forEach(s -> findings.addAll(s.findings));
		each(seen.stream().filter(Seen::asked).map(Seen::host).toList(), host -> look(fleet, host, needs)).forEach(findings::addAll);
		long configurations = seen.stream().flatMap(s -> s.files.keySet().stream()).distinct().count();
		findings.sort(Comparator.comparing(Finding::host).thenComparing(Finding::path));
		return new RepositoryCheck((int) configurations, List.copyOf(findings));
	}

	private interface Question<T, R> {
		R ask(T of) throws InterruptedException;
	}

	private static <T, R> List<R> each(Collection<T> all, Question<T, R> question) throws InterruptedException {
		try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<R>> asked = new ArrayList<>();
			for (T one : all) {
				Callable<R> call = () -> question.ask(one);
				asked.add(threads.submit(call));
			}
			var answers = new ArrayList<R>();
			try {
				for (Future<R> answer : asked) {
					answers.add(answer.get());
				}
			} catch (InterruptedException e) {
				threads.shutdownNow();
				throw e;
			} catch (ExecutionException e) {
				threads.shutdownNow();
				throw new IllegalStateException(e.getCause());
			}
			return answers;
		}
	}

	private static Seen configurations(Fleet fleet, ImageRepository repository, PoolView host) throws InterruptedException {
		var read = new TreeMap<String, ConfigFile>();
		var findings = new ArrayList<Finding>();
		try {
			RepositoryFiles files = RepositoryFiles.at(fleet, host);
			for (Entry entry : files.list(repository.path())) {
				String path = repository.resolve(entry.name());
				if (entry.kind() == Kind.FOLDER && entry.readable() && !entry.name().startsWith(".")) {
					for (Entry inner : files.list(path)) {
						read(files, HostPaths.join(path, inner.name()), inner, read);
					}
				} else {
					read(files, path, entry, read);
				}
			}
			read.forEach((path, file) -> {
				if (!file.accepted()) {
					findings.add(new Finding(host.label(), path, Problem.ERRORS, NLS.bind(Messages.config_errors,
							file.problems().getFirst().line(), file.problems().getFirst().sentence()), List.of()));
				}
			});
			return new Seen(host, read, findings, true);
		} catch (XenException e) {
			Problem problem = e.failure() instanceof XenFailure.NotFound ? Problem.MISSING : Problem.UNKNOWN;
			findings.add(new Finding(host.label(), repository.path(), problem,
					problem == Problem.MISSING ? Messages.not_mounted : FailureText.sentence(e), List.of()));
			return new Seen(host, read, findings, false);
		}
	}

	private static void read(RepositoryFiles files, String path, Entry entry, Map<String, ConfigFile> read)
			throws XenException, InterruptedException {
		if (entry.kind() == Kind.FILE && entry.readable() && entry.name().endsWith(SUFFIX) && !entry.name().startsWith(".")
				&& entry.bytes() <= ConfigFile.MAX_SIZE) {
			read.put(path, ConfigFile.parse(files.read(path, ConfigFile.MAX_SIZE)));
		}
	}

	/** The absolute paths that a configuration names; others are xl's own to find. */
	private static Set<String> named(ConfigFile file) {
		var paths = new TreeSet<String>();
		DomainConfig config = file.domain();
		if (config != null) {
			config.disks().stream().filter(d -> !d.empty() && d.script() == null && d.backendDomain() == null)
					.forEach(d -> paths.add(d.target()));
			add(paths, config.boot().kernel());
			add(paths, config.boot().ramdisk());
			paths.removeIf(p -> !p.startsWith("/"));
		}
		return paths;
	}

	private static void add(Set<String> paths, @Nullable String path) {
		if (path != null) {
			paths.add(path);
		}
	}

	/** Folder by folder, so that a host is asked as seldom as can be. */
	private static List<Finding> look(Fleet fleet, PoolView host, Map<String, Set<String>> needs) throws InterruptedException {
		var findings = new ArrayList<Finding>();
		var folders = new HashMap<String, Map<String, Entry>>();
		for (var need : needs.entrySet()) {
			String path = need.getKey();
			List<String> neededBy = List.copyOf(need.getValue());
			try {
				String folder = HostPaths.parent(path);
				Map<String, Entry> there = folders.get(folder);
				if (there == null) {
					there = entries(RepositoryFiles.at(fleet, host), folder);
					folders.put(folder, there);
				}
				Entry entry = there.get(HostPaths.name(path));
				if (entry == null) {
					findings.add(new Finding(host.label(), path, Problem.MISSING, Messages.file_missing, neededBy));
				} else if (!entry.readable()) {
					findings.add(new Finding(host.label(), path, Problem.UNREADABLE, Messages.file_unreadable, neededBy));
				} else if (entry.kind() != Kind.FILE && entry.kind() != Kind.BLOCK_DEVICE) {
					findings.add(new Finding(host.label(), path, Problem.WRONG_KIND, Messages.file_wrong_kind, neededBy));
				}
			} catch (XenException e) {
				findings.add(new Finding(host.label(), path, Problem.UNKNOWN, FailureText.sentence(e), neededBy));
			}
		}
		return findings;
	}

	/** None when there is no such folder. */
	private static Map<String, Entry> entries(RepositoryFiles files, String folder) throws XenException, InterruptedException {
		var entries = new HashMap<String, Entry>();
		try {
			files.list(folder).forEach(e -> entries.put(e.name(), e));
		} catch (XenException e) {
			if (!(e.failure() instanceof XenFailure.NotFound)) {
				throw e;
			}
		}
		return entries;
	}
}
