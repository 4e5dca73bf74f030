// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.definitions;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.adxen.xen.config.ConfigFile;
import org.adxen.xen.config.DomainConfig;
import org.adxen.xen.xl.internal.definitions.Listing.Stamp;
import org.eclipse.jdt.annotation.Nullable;

/**
 * What the files on a host tell of its domains. Each is read once and again when it has changed. Not thread-safe.
 */
public final class Files {

	private static final Pattern UUID_FORM = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
	/** In /etc/xen, what is no domain of this host. */
	private static final Pattern NO_DOMAIN = Pattern.compile("README.*|xlexample\\..*|.*\\.(?:conf|sxp|sh|bak|orig|old|save"
			+ "|rpmnew|rpmsave|rpmorig|dpkg-\\w+|swp|txt|md)|.*~|cpupool|\\..*");

	/** @param bytes null while it was not read */
	private record Entry(Stamp stamp, byte @Nullable [] bytes, @Nullable DomainConfig domain) {
	}

	private final String hostId;
	private Map<String, Entry> entries = new LinkedHashMap<>();

	/** @param hostId makes UUIDs of domains that have none */
	public Files(String hostId) {
		this.hostId = hostId;
	}

	/** Takes notice of what there is now, and tells which files have to be read. */
	public List<String> changed(Map<String, Stamp> listing) {
		var now = new LinkedHashMap<String, Entry>();
		var read = new ArrayList<String>();
		listing.forEach((path, stamp) -> {
			Entry known = entries.get(path);
			Entry entry = known != null && known.stamp().equals(stamp) ? known : new Entry(stamp, null, null);
			now.put(path, entry);
			if (isRead(path, stamp) && entry.bytes() == null) {
				read.add(path);
			}
		});
		entries = now;
		return read;
	}

	private static boolean isRead(String path, Stamp stamp) {
		if (stamp.size() > ConfigFile.MAX_SIZE || path.startsWith(Places.FORGOTTEN + '/')) {
			return false;
		}
		return path.startsWith(Places.SAVED + '/') ? path.endsWith(Places.JSON)
				: !path.startsWith(Places.XEN + '/') || !NO_DOMAIN.matcher(fileName(path)).matches();
	}

	private static String fileName(String path) {
		return path.substring(path.lastIndexOf('/') + 1);
	}

	/** What a file holds. */
	public void read(String path, byte[] bytes) {
		Entry entry = entries.get(path);
		if (entry != null) {
			boolean config = !path.startsWith(Places.SAVED + '/') && !path.startsWith(Places.TAGS + '/');
			entries.put(path, new Entry(entry.stamp(), bytes, config ? ConfigFile.parse(bytes).domain() : null));
		}
	}

	/** All definitions, each UUID once; of several files the first counts. */
	public List<Definition> definitions() {
		var seen = new HashSet<String>();
		var definitions = new ArrayList<Definition>();
		entries.forEach((path, entry) -> {
			DomainConfig config = entry.domain();
			if (config != null) {
				UUID own = config.uuid();
				String uuid = own != null ? own.toString() : madeFor(path);
				if (seen.add(uuid)) {
					definitions.add(new Definition(path, uuid, own != null, config));
				}
			}
		});
		return definitions;
	}

	/** Whether a definition is not to be shown. */
	public boolean isForgotten(String uuid) {
		return entries.containsKey(Places.FORGOTTEN + '/' + uuid);
	}

	/** The UUID of a domain whose file gives none. */
	public String madeFor(String path) {
		return UUID.nameUUIDFromBytes((hostId + ':' + path).getBytes(StandardCharsets.UTF_8)).toString();
	}

	/** UUIDs of the domains whose state is saved. */
	public Set<String> saved() {
		return entries.keySet().stream().filter(path -> path.startsWith(Places.SAVED + '/')).map(Files::fileName)
				.filter(name -> UUID_FORM.matcher(name).matches()).collect(Collectors.toCollection(TreeSet::new));
	}

	/** What ran when the state was saved, as {@code xl list -l} wrote it; empty when that is not known. */
	public String savedConfig(String uuid) {
		Entry entry = entries.get(Places.saved(uuid) + Places.JSON);
		return entry == null || entry.bytes() == null ? "" : new String(entry.bytes(), StandardCharsets.UTF_8);
	}

	/** Tags by UUID. */
	public Map<String, Set<String>> tags() {
		var tags = new HashMap<String, Set<String>>();
		entries.forEach((path, entry) -> {
			if (path.startsWith(Places.TAGS + '/') && entry.bytes() != null) {
				tags.put(fileName(path), new String(entry.bytes(), StandardCharsets.UTF_8).lines().map(String::strip)
						.filter(line -> !line.isEmpty()).collect(Collectors.toUnmodifiableSet()));
			}
		});
		return tags;
	}
}
