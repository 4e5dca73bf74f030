// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.machine;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The file system of a simulated machine, in memory only; nothing of it touches the machine that simulates. Paths are absolute;
 * a character is a byte, so that names and contents pass whatever they are. Safe for use from any thread.
 */
public final class FileTree {

	private static final int MOST_LINKS = 40;

	private long numbers = 2;
	private final Map<String, String> mounts = new TreeMap<>();
	private long capacity;
	private long used;
	private final Inode root = new Inode(Inode.Kind.FOLDER, numbers++, 0755, "root", "");

	/** An empty one of so many bytes. */
	public FileTree(long capacity) {
		this.capacity = capacity;
	}

	/** Where a path leads: its folder and its last name, and what is there if anything is. */
	record Place(Inode folder, String name, Inode node) {
	}

	/** Follows a path. The last name need not exist. */
	synchronized Place place(String path, boolean follow) throws Errno {
		return place(root, path, follow, 0);
	}

	private Place place(Inode start, String path, boolean follow, int depth) throws Errno {
		if (depth > MOST_LINKS)
			throw new Errno(Errno.ELOOP);
		var names = java.util.Arrays.stream(path.split("/")).filter(name -> !name.isEmpty() && !name.equals(".")).toList();
		var trail = new java.util.ArrayDeque<Inode>();
		var at = start;
		var so = new StringBuilder();
		for (int i = 0; i < names.size(); i++) {
			var name = names.get(i);
			if (!at.isFolder())
				throw new Errno(Errno.ENOTDIR);
			if (name.equals("..")) {
				at = trail.isEmpty() ? root : trail.pop();
				so.setLength(Math.max(0, so.lastIndexOf("/")));
				continue;
			}
			var last = i == names.size() - 1;
			var next = at.children.get(name);
			if (next != null && next.kind == Inode.Kind.LINK && (!last || follow || path.endsWith("/"))) {
				var rest = String.join("/", names.subList(i + 1, names.size()));
				var base = next.target.startsWith("/") ? next.target : so + "/" + next.target;
				return place(root, rest.isEmpty() ? base : base + '/' + rest, follow, depth + 1);
			}
			if (last)
				return new Place(at, name, next);
			if (next == null)
				throw new Errno(Errno.ENOENT);
			trail.push(at);
			so.append('/').append(name);
			at = next;
		}
		return new Place(at, ".", at);
	}

	/** What is at a path. */
	public synchronized Inode get(String path, boolean follow) throws Errno {
		var place = place(path, follow);
		if (place.node == null)
			throw new Errno(Errno.ENOENT);
		if (path.endsWith("/") && !place.node.isFolder())
			throw new Errno(Errno.ENOTDIR);
		return place.node;
	}

	/** Whether there is something at a path. */
	public boolean exists(String path) {
		try {
			get(path, true);
			return true;
		} catch (Errno e) {
			return false;
		}
	}

	/** The path without links and dots; the last name need not exist unless it must. */
	public synchronized String real(String path, boolean must) throws Errno {
		return real(path, must, 0);
	}

	private String real(String path, boolean must, int depth) throws Errno {
		if (depth > MOST_LINKS)
			throw new Errno(Errno.ELOOP);
		var so = "";
		var names = path.split("/");
		for (int i = 0; i < names.length; i++) {
			if (names[i].equals("..")) {
				so = so.substring(0, Math.max(0, so.lastIndexOf('/')));
				continue;
			}
			if (names[i].isEmpty() || names[i].equals("."))
				continue;
			var next = so + '/' + names[i];
			var node = place(next, false).node;
			if (node == null && (must || i < names.length - 1))
				throw new Errno(Errno.ENOENT);
			if (node != null && node.kind == Inode.Kind.LINK) {
				var rest = String.join("/", List.of(names).subList(i + 1, names.length));
				return real((node.target.startsWith("/") ? node.target : so + '/' + node.target) + '/' + rest, must, depth + 1);
			}
			so = next;
		}
		return so.isEmpty() ? "/" : so;
	}

	/** Makes something where nothing is. */
	synchronized Inode make(String path, Inode.Kind kind, int mode, String owner, String target) throws Errno {
		var place = place(path, kind != Inode.Kind.LINK && kind != Inode.Kind.FOLDER);
		if (place.node != null)
			throw new Errno(Errno.EEXIST);
		if (place.folder.links == 0)
			throw new Errno(Errno.ENOENT);
		var made = new Inode(kind, number(path), mode, owner, target);
		place.folder.children.put(place.name, made);
		place.folder.changed = Instant.now();
		return made;
	}

	/** What a server numbers is the same wherever it is seen. */
	private long number(String path) {
		return mount(path).isEmpty() ? numbers++
				: UUID.nameUUIDFromBytes(path.getBytes(StandardCharsets.ISO_8859_1)).getMostSignificantBits() >>> 16;
	}

	private String mount(String path) {
		return mounts.keySet().stream().filter(folder -> path.equals(folder) || path.startsWith(folder + '/')).findFirst().orElse("");
	}

	/** Lets a folder be on a file system that other machines have too. */
	public synchronized void mount(String folder, String type) {
		folders(folder);
		mounts.put(folder, type);
	}

	/** The type of the file system that something is on, as statfs(2) tells and stat(1) names it. */
	public synchronized String type(String path) throws Errno {
		return mounts.getOrDefault(mount(real(path, true)), "ext2/ext3");
	}

	/** Makes a folder. */
	public void folder(String path, int mode, String owner) throws Errno {
		make(path, Inode.Kind.FOLDER, mode, owner, "");
	}

	/** Makes a symbolic link. */
	public void link(String path, String target, String owner) throws Errno {
		make(path, Inode.Kind.LINK, 0777, owner, target);
	}

	/** Gives a file another name besides. */
	public synchronized void hardLink(String from, String to) throws Errno {
		var node = get(from, false);
		var place = place(to, false);
		if (place.node != null)
			throw new Errno(Errno.EEXIST);
		node.links++;
		place.folder.children.put(place.name, node);
	}

	/** Makes the folders of a path as far as they are missing. */
	public synchronized void folders(String path) {
		try {
			var so = new StringBuilder();
			for (String name : path.split("/")) {
				if (name.isEmpty())
					continue;
				so.append('/').append(name);
				if (!exists(so.toString()))
					folder(so.toString(), 0755, "root");
			}
		} catch (Errno e) {
			throw new IllegalStateException(path, e);
		}
	}

	/** Removes a file, a link or an empty folder. */
	public synchronized void remove(String path) throws Errno {
		var place = place(path, false);
		if (place.node == null)
			throw new Errno(Errno.ENOENT);
		if (!place.node.children.isEmpty())
			throw new Errno(Errno.ENOTEMPTY);
		place.folder.children.remove(place.name);
		place.folder.changed = Instant.now();
		if (--place.node.links == 0) {
			used -= place.node.allocated;
			place.node.allocated = 0;
		}
	}

	/** rename(2). */
	public synchronized void rename(String from, String to) throws Errno {
		var source = place(from, false);
		if (source.node == null)
			throw new Errno(Errno.ENOENT);
		var target = place(to, false);
		if (target.node == source.node)
			return;
		if (target.node != null) {
			if (target.node.isFolder() && !source.node.isFolder())
				throw new Errno(Errno.EISDIR);
			if (!target.node.isFolder() && source.node.isFolder())
				throw new Errno(Errno.ENOTDIR);
			remove(to);
		}
		source.folder.children.remove(source.name);
		target.folder.children.put(target.name, source.node);
	}

	/** The names in a folder, sorted by their bytes. */
	public synchronized List<String> names(String path) throws Errno {
		var node = get(path, true);
		if (!node.isFolder())
			throw new Errno(Errno.ENOTDIR);
		return List.copyOf(node.children.keySet());
	}

	/** Copies a file, its holes included. */
	public synchronized void copy(String from, String to, String owner) throws Errno {
		var source = get(from, true);
		var place = place(to, true);
		var target = place.node == null ? make(to, Inode.Kind.FILE, source.mode, owner, "") : place.node;
		if (target == source)
			throw new Errno("are the same file");
		truncate(target, 0);
		var bytes = source.bytes();
		occupy(target, source.allocated);
		target.write(0, bytes, 0, bytes.length);
		target.truncate(source.size);
	}

	/** Reads from a file. */
	synchronized int read(Inode node, long at, byte[] into, int from, int count) {
		return node.read(at, into, from, count);
	}

	/** Writes into a file. */
	synchronized void write(Inode node, long at, byte[] bytes, int from, int count) throws Errno {
		occupy(node, Math.max(node.allocated, at + count));
		node.write(at, bytes, from, count);
	}

	/** Cuts a file, or makes it longer with zeros that occupy nothing. */
	public synchronized void truncate(Inode node, long size) {
		node.truncate(size);
		if (node.allocated > size) {
			used -= node.allocated - size;
			node.allocated = size;
		}
	}

	/** Makes a file occupy so many bytes, all of them zeros that are not kept. */
	public synchronized void fill(Inode node, long size) throws Errno {
		occupy(node, size);
		node.truncate(Math.max(node.size, size));
	}

	private void occupy(Inode node, long allocated) throws Errno {
		var more = allocated - node.allocated;
		if (more > 0 && used + more > capacity)
			throw new Errno(Errno.ENOSPC);
		used += Math.max(0, more);
		node.allocated = Math.max(node.allocated, allocated);
	}

	/** chmod(2). */
	public synchronized void mode(Inode node, int mode) {
		node.mode = mode;
	}

	/** utimes(2). */
	public synchronized void touch(Inode node) {
		node.changed = Instant.now();
	}

	/** Puts a text there, with its folders. */
	public synchronized void put(String path, String text) {
		try {
			folders(path.substring(0, path.lastIndexOf('/')));
			if (exists(path))
				remove(path);
			var bytes = text.getBytes(StandardCharsets.UTF_8);
			write(make(path, Inode.Kind.FILE, 0644, "root", ""), 0, bytes, 0, bytes.length);
		} catch (Errno e) {
			throw new IllegalStateException(path, e);
		}
	}

	/** Puts a file of zeros there, with its folders. */
	public synchronized void putZeros(String path, long size, boolean sparse) {
		put(path, "");
		try {
			var node = get(path, true);
			if (sparse)
				truncate(node, size);
			else
				fill(node, size);
		} catch (Errno e) {
			throw new IllegalStateException(path, e);
		}
	}

	/** The real bytes of a file, a character each. */
	public synchronized String text(String path) throws Errno {
		var node = get(path, true);
		if (node.isFolder())
			throw new Errno(Errno.EISDIR);
		return new String(node.bytes(), StandardCharsets.ISO_8859_1);
	}

	/** How many bytes fit. */
	public synchronized long capacity() {
		return capacity;
	}

	/** How many are occupied. */
	public synchronized long used() {
		return used;
	}

	/** Lets the disk be so full that nothing more fits, or gives it that much room. */
	public synchronized void leave(long free) {
		capacity = used + free;
	}
}
