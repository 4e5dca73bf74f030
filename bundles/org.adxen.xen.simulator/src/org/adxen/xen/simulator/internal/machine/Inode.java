// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.machine;

import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A file, folder, link or device of a {@link FileTree}. A file is bytes, and after them as many zeros as its size tells, so that
 * the memory of a domain or a disk costs nothing here. Guarded by its tree.
 */
public final class Inode {

	/** What it is. */
	public enum Kind {
		FILE, FOLDER, LINK, DEVICE
	}

	private static final byte[] NOTHING = {};

	final Kind kind;
	final long number;
	final TreeMap<String, Inode> children = new TreeMap<>();
	final String target;
	int mode;
	final String owner;
	Instant changed = Instant.now();
	/** What it occupies on the disk. */
	long allocated;
	long size;
	int links = 1;
	private byte[] data = NOTHING;
	private int length;

	Inode(Kind kind, long number, int mode, String owner, String target) {
		this.kind = kind;
		this.number = number;
		this.mode = mode;
		this.owner = owner;
		this.target = Objects.requireNonNull(target);
	}

	public boolean isFolder() {
		return kind == Kind.FOLDER;
	}

	public Kind kind() {
		return kind;
	}

	public int mode() {
		return mode;
	}

	public long number() {
		return number;
	}

	public long size() {
		return kind == Kind.FOLDER ? 4096 : kind == Kind.LINK ? target.length() : size;
	}

	public long allocated() {
		return kind == Kind.FOLDER ? 4096 : allocated;
	}

	public int links() {
		return links;
	}

	public String owner() {
		return owner;
	}

	public Instant changed() {
		return changed;
	}

	/** Where a link points to. */
	public String target() {
		return target;
	}

	int read(long at, byte[] into, int from, int count) {
		if (at >= size)
			return -1;
		var n = (int) Math.min(count, size - at);
		var real = (int) Math.max(0, Math.min(n, length - at));
		if (real > 0)
			System.arraycopy(data, (int) at, into, from, real);
		Arrays.fill(into, from + real, from + n, (byte) 0);
		return n;
	}

	void write(long at, byte[] bytes, int from, int count) {
		var end = (int) at + count;
		if (end > data.length)
			data = Arrays.copyOf(data, Math.max(end, data.length * 2));
		System.arraycopy(bytes, from, data, (int) at, count);
		length = Math.max(length, end);
		size = Math.max(size, end);
		changed = Instant.now();
	}

	void truncate(long to) {
		if (to < length) {
			length = (int) to;
			data = Arrays.copyOf(data, length);
		}
		size = to;
		changed = Instant.now();
	}

	byte[] bytes() {
		return Arrays.copyOf(data, length);
	}
}
