// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.adxen.discovery.internal.targets.AddressRange;
import org.adxen.discovery.internal.targets.LocalNetworks;
import org.adxen.discovery.internal.targets.Neighbours;
import org.adxen.discovery.internal.targets.Ranges;
import org.adxen.discovery.internal.targets.Resolver;
import org.adxen.discovery.internal.targets.SshFiles;
import org.adxen.discovery.internal.targets.TargetWord;
import org.adxen.discovery.internal.targets.Wanted;

/**
 * Where to scan: addresses without duplicates, and single ports of single addresses. Immutable; made by a {@link Builder}.
 */
public final class Targets {

	/** More addresses than a /16 has are scanned only when somebody agreed. */
	public static final long LARGE = 65_536;

	private final Ranges ranges;
	private final List<InetSocketAddress> endpoints;
	private final Map<InetAddress, Set<String>> names;
	private final List<String> notes;

	private Targets(Ranges ranges, List<InetSocketAddress> endpoints, Map<InetAddress, Set<String>> names, List<String> notes) {
		this.ranges = ranges;
		this.endpoints = endpoints;
		this.names = names;
		this.notes = notes;
	}

	public static Builder builder() {
		return new Builder(InetAddress::getAllByName);
	}

	/** The same, with names resolved by others. */
	public static Builder builder(Lookup lookup) {
		return new Builder(lookup);
	}

	/**
	 * What this machine is next to, as {@link Builder#add} reads it: the IPv4 networks of all interfaces that are up, without loopback
	 * and point-to-point links, and the IPv6 neighbours that the kernel knows of, because an IPv6 network is too large to be walked through.
	 * Neighbours are told by Linux with {@code ip} (iproute2) installed, and only those that something was said to lately; elsewhere there
	 * are none. Sends nothing. May block for up to two seconds.
	 */
	public static List<String> localNetworks() throws TargetException {
		var all = new ArrayList<>(LocalNetworks.all());
		all.addAll(Neighbours.all());
		return List.copyOf(all);
	}

	/** What a file has, as {@link Builder#addFile} reads it. */
	public static List<String> wordsOf(Path file) throws TargetException {
		var words = new ArrayList<String>();
		for (String line : SshFiles.lines(file)) {
			words.addAll(TargetWord.split(line.replaceFirst("#.*", "")));
		}
		return List.copyOf(words);
	}

	/**
	 * The hosts that an admin's SSH files know, as {@link Builder#add} reads them: of {@code known_hosts} and {@code config} in a folder.
	 *
	 * @param notes is told what cannot be taken up; sentences
	 */
	public static List<String> sshHosts(Path folder, Consumer<String> notes) throws TargetException {
		var hosts = new LinkedHashSet<String>();
		Consumer<Wanted> take = wanted -> {
			if (TargetWord.isHost(wanted.address())) {
				hosts.add(wanted.word());
			}
		};
		SshFiles.knownHosts(folder.resolve("known_hosts"), take, notes);
		SshFiles.config(folder.resolve("config"), take);
		return List.copyOf(hosts);
	}

	/** How many addresses, counting those of single ports too. */
	public long size() {
		return ranges.size() + endpoints.stream().map(InetSocketAddress::getAddress).distinct().count();
	}

	/** The addresses on which all ports are tried. */
	public Iterable<InetAddress> addresses() {
		return ranges;
	}

	/** How many {@link #addresses()} there are. */
	public long addressCount() {
		return ranges.size();
	}

	/** Whether all ports are tried there. */
	public boolean contains(InetAddress address) {
		return ranges.contains(address);
	}

	/** Single ports, beyond the {@link #addresses()}. */
	public List<InetSocketAddress> endpoints() {
		return endpoints;
	}

	/** The names under which an address was given. */
	public Set<String> names(InetAddress address) {
		return names.getOrDefault(address, Set.of());
	}

	/** What could not be taken up but does not keep the rest from being scanned; sentences. */
	public List<String> notes() {
		return notes;
	}

	/** Resolves a name. May block. */
	@FunctionalInterface
	public interface Lookup {

		/** @throws IOException nobody knows the name */
		InetAddress[] all(String name) throws IOException;
	}

	/** Collects targets; not safe for several threads. */
	public static final class Builder {

		private final Resolver resolver;
		private final List<AddressRange> ranges = new ArrayList<>();
		private final List<AddressRange> excluded = new ArrayList<>();
		private final List<Wanted> wanted = new ArrayList<>();
		private final List<String> excludedNames = new ArrayList<>();
		private final List<String> notes = new ArrayList<>();

		private Builder(Lookup lookup) {
			this.resolver = new Resolver(lookup);
		}

		/**
		 * Adds what an admin wrote: an address ({@code 192.0.2.7}, {@code 2001:db8::7}, {@code fe80::7%eth0}), a network
		 * ({@code 192.0.2.0/24}, {@code 2001:db8::/112}), a range ({@code 192.0.2.10-192.0.2.20}, {@code 192.0.2.10-20}) or a name;
		 * address and name also with one port ({@code name:2222}, {@code [2001:db8::7]:2222}), which then is the only one tried
		 * there. Several are separated by commas or spaces.
		 *
		 * @throws TargetException it is none of these
		 */
		public Builder add(String text) throws TargetException {
			for (String word : TargetWord.split(text)) {
				TargetWord.read(word, ranges::add, wanted::add);
			}
			return this;
		}

		/** Leaves these out, whatever adds them; as {@link #add} reads them, without ports. */
		public Builder exclude(String text) throws TargetException {
			for (String word : TargetWord.split(text)) {
				TargetWord.read(word, excluded::add, named -> excludedNames.add(named.name()));
			}
			return this;
		}

		/** Adds what a file has, one or several a line; what follows a {@code #} is a comment. Reads the file now. */
		public Builder addFile(Path file) throws TargetException {
			return addAll(wordsOf(file));
		}

		/**
		 * Adds the hosts of an OpenSSH {@code known_hosts} file (sshd(8)), those with a port of their own on that port only. Names
		 * that the file keeps as hashes cannot be told; how many they are becomes a {@link Targets#notes() note}. A file that is not
		 * there has no hosts.
		 */
		public Builder addKnownHosts(Path file) throws TargetException {
			SshFiles.knownHosts(file, wanted::add, notes::add);
			return this;
		}

		/** Adds the hosts of an OpenSSH {@code config} file (ssh_config(5)): {@code Host} words without wildcards, by their {@code HostName} and {@code Port}. */
		public Builder addSshConfig(Path file) throws TargetException {
			SshFiles.config(file, wanted::add);
			return this;
		}

		/** Adds networks, such as some of {@link Targets#localNetworks()}. */
		public Builder addAll(Collection<String> texts) throws TargetException {
			for (String text : texts) {
				add(text);
			}
			return this;
		}

		/**
		 * Resolves the names (blocks on name servers, several names at a time, 15 s at most) and puts all together. Names that nobody
		 * knows become {@link Targets#notes() notes}.
		 *
		 * @throws TargetException nobody knows a name that is to be left out
		 */
		public Targets build() throws TargetException, InterruptedException {
			var found = resolver.resolve(wanted, excludedNames);
			notes.addAll(found.notes());
			excluded.addAll(found.excluded());
			ranges.addAll(found.ranges());
			Ranges without = Ranges.of(ranges, excluded);
			List<InetSocketAddress> endpoints = found.endpoints().stream().distinct()
					.filter(e -> !Ranges.of(excluded, List.of()).contains(e.getAddress())).toList();
			return new Targets(without, endpoints, found.names(), List.copyOf(notes));
		}
	}
}
