// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery.internal.targets;

import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Addresses that follow each other.
 *
 * @param width of an address in bytes: 4 or 16
 * @param scope of link-local IPv6 addresses: the number of the interface, else 0
 * @param first the lowest
 * @param last  the highest, not below the first
 */
public record AddressRange(int width, int scope, BigInteger first, BigInteger last) {

	public static AddressRange of(InetAddress first, InetAddress last) {
		return new AddressRange(first.getAddress().length, first instanceof Inet6Address six ? six.getScopeId() : 0, number(first),
				number(last));
	}

	/** The network of an address. */
	public static AddressRange of(InetAddress address, int prefix) {
		int width = address.getAddress().length;
		BigInteger hosts = BigInteger.ONE.shiftLeft(width * 8 - prefix).subtract(BigInteger.ONE);
		BigInteger first = number(address).andNot(hosts);
		return new AddressRange(width, address instanceof Inet6Address six ? six.getScopeId() : 0, first, first.or(hosts));
	}

	static BigInteger number(InetAddress address) {
		return new BigInteger(1, address.getAddress());
	}

	boolean sameKind(AddressRange other) {
		return width == other.width && scope == other.scope;
	}

	boolean contains(InetAddress address) {
		return sameKind(of(address, address)) && first.compareTo(number(address)) <= 0 && last.compareTo(number(address)) >= 0;
	}

	BigInteger size() {
		return last.subtract(first).add(BigInteger.ONE);
	}

	AddressRange from(BigInteger start) {
		return new AddressRange(width, scope, start, last);
	}

	AddressRange to(BigInteger end) {
		return new AddressRange(width, scope, first, end);
	}

	/** The address that far behind the first. */
	InetAddress at(long offset) {
		byte[] number = first.add(BigInteger.valueOf(offset)).toByteArray();
		byte[] bytes = new byte[width];
		int length = Math.min(width, number.length); // a sign byte may come before, and zeros are left out
		System.arraycopy(number, number.length - length, bytes, width - length, length);
		try {
			return width == 4 ? InetAddress.getByAddress(bytes) : Inet6Address.getByAddress(null, bytes, scope == 0 ? -1 : scope);
		} catch (UnknownHostException e) {
			throw new IllegalStateException(Arrays.toString(bytes), e); // the width is right
		}
	}
}
