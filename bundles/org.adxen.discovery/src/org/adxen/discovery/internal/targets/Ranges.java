// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery.internal.targets;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** Addresses without duplicates, in ascending order; takes memory by ranges, not by addresses. Immutable. */
@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE })
public final class Ranges implements Iterable<InetAddress> {

	private static final Comparator<AddressRange> ORDER = Comparator.comparingInt(AddressRange::width)
			.thenComparingInt(AddressRange::scope).thenComparing(AddressRange::first);

	private final List<AddressRange> ranges;

	private Ranges(List<AddressRange> ranges) {
		this.ranges = ranges;
	}

	public static Ranges of(List<AddressRange> wanted, List<AddressRange> excluded) {
		var left = new ArrayList<AddressRange>();
		List<AddressRange> holes = joined(excluded);
		for (AddressRange range : joined(wanted)) {
			AddressRange rest = range;
			for (AddressRange hole : holes) {
				if (rest == null || !hole.sameKind(rest) || hole.last().compareTo(rest.first()) < 0
						|| hole.first().compareTo(rest.last()) > 0) {
					continue;
				}
				if (hole.first().compareTo(rest.first()) > 0) {
					left.add(rest.to(hole.first().subtract(BigInteger.ONE)));
				}
				rest = hole.last().compareTo(rest.last()) < 0 ? rest.from(hole.last().add(BigInteger.ONE)) : null;
			}
			if (rest != null) {
				left.add(rest);
			}
		}
		return new Ranges(left);
	}

	/** In order, those that overlap or touch made one. */
	private static List<AddressRange> joined(List<AddressRange> ranges) {
		var joined = new ArrayList<AddressRange>();
		for (AddressRange next : ranges.stream().sorted(ORDER).toList()) {
			AddressRange before = joined.isEmpty() ? null : joined.get(joined.size() - 1);
			if (before != null && before.sameKind(next) && next.first().compareTo(before.last().add(BigInteger.ONE)) <= 0) {
				joined.set(joined.size() - 1, before.to(before.last().max(next.last())));
			} else {
				joined.add(next);
			}
		}
		return joined;
	}

	/** How many addresses; at most {@link Long#MAX_VALUE}. */
	public long size() {
		BigInteger size = ranges.stream().map(AddressRange::size).reduce(BigInteger.ZERO, BigInteger::add);
		return size.bitLength() < 64 ? size.longValue() : Long.MAX_VALUE;
	}

	public boolean contains(InetAddress address) {
		return ranges.stream().anyMatch(r -> r.contains(address));
	}

	@Override
	public Iterator<InetAddress> iterator() {
		return new Iterator<>() {
			private int range;
			private long offset;

			@Override
			public boolean hasNext() {
				return range < ranges.size();
			}

			@Override
			public InetAddress next() {
				if (!hasNext()) {
					throw new NoSuchElementException();
				}
				AddressRange now = ranges.get(range);
				InetAddress address = now.at(offset++);
				if (offset > now.last().subtract(now.first()).longValue()) {
					range++;
					offset = 0;
				}
				return address;
			}
		};
	}
}
