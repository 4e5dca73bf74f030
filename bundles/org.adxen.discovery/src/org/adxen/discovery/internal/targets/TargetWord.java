// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery.internal.targets;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.adxen.discovery.TargetException;

/** Reads one target as admins write it. */
public final class TargetWord {

	private static final Pattern FOUR = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
	private static final Pattern SIX = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%[\\w.-]+)?");
	/** RFC 1123 §2.1, and underscores, which some networks have. */
	private static final Pattern NAME = Pattern.compile("(?=.{1,253}$)[A-Za-z0-9_]([A-Za-z0-9_-]{0,62})(\\.[A-Za-z0-9_][A-Za-z0-9_-]{0,62})*\\.?");
	private static final Pattern PORT = Pattern.compile("(?:\\[(?<six>[^\\]]+)\\]|(?<host>[^:\\[\\]]+)):(?<port>\\d{1,5})");
	/** An IPv6 network that nobody could walk through is refused. */
	private static final int SMALLEST_PREFIX_SIX = 104;

	private TargetWord() {
	}

	public static List<String> split(String text) {
		return Stream.of(text.split("[\\s,;]+")).filter(w -> !w.isEmpty()).toList();
	}

	/** Gives a network or range to {@code range}, an address or name to {@code single}. */
	public static void read(String word, Consumer<AddressRange> range, Consumer<Wanted> single) throws TargetException {
		int slash = word.indexOf('/');
		int dash = word.indexOf('-');
		Matcher withPort = PORT.matcher(word);
		if (slash >= 0) {
			range.accept(network(word, word.substring(0, slash), word.substring(slash + 1)));
		} else if (dash > 0 && literal(word.substring(0, dash)) != null) {
			range.accept(range(word, literal(word.substring(0, dash)), word.substring(dash + 1)));
		} else if (withPort.matches()) {
			String host = withPort.group("six") != null ? withPort.group("six") : withPort.group("host");
			int port = Integer.parseInt(withPort.group("port"));
			if (port < 1 || port > 65535) {
				throw new TargetException("\"" + word + "\" has a port that is not between 1 and 65535.");
			}
			single.accept(new Wanted(checked(word, host), host, port));
		} else if (literal(word) != null) {
			range.accept(AddressRange.of(literal(word), literal(word)));
		} else {
			single.accept(new Wanted(checked(word, word), word, 0));
		}
	}

	/** Whether it is an address or might be a name. */
	public static boolean isHost(String text) {
		return literal(text) != null || !text.matches("[0-9.]+") && NAME.matcher(text).matches();
	}

	private static String checked(String word, String host) throws TargetException {
		if (!isHost(host)) {
			throw wrong(word);
		}
		return host;
	}

	private static AddressRange network(String word, String host, String bits) throws TargetException {
		InetAddress address = literal(host);
		if (address == null || !bits.matches("\\d{1,3}")) {
			throw wrong(word);
		}
		int prefix = Integer.parseInt(bits);
		int most = address.getAddress().length * 8;
		if (prefix > most) {
			throw new TargetException("\"" + word + "\": the number behind the slash is at most " + most + ".");
		}
		if (most == 128 && prefix < SMALLEST_PREFIX_SIX) {
			throw new TargetException("\"" + word + "\" has more addresses than can be scanned one by one. Give a prefix of /"
					+ SMALLEST_PREFIX_SIX + " or longer, or single addresses.");
		}
		return AddressRange.of(address, prefix);
	}

	private static AddressRange range(String word, InetAddress first, String end) throws TargetException {
		InetAddress last = literal(end);
		if (last == null && end.matches("\\d{1,3}") && first.getAddress().length == 4) {
			String text = first.getHostAddress();
			last = literal(text.substring(0, text.lastIndexOf('.') + 1) + end);
		}
		if (last == null || last.getAddress().length != first.getAddress().length) {
			throw wrong(word);
		}
		AddressRange range = AddressRange.of(first, last);
		if (range.first().compareTo(range.last()) > 0) {
			throw new TargetException("\"" + word + "\" ends before it begins. Write the lower address first.");
		}
		if (range.size().compareTo(BigInteger.ONE.shiftLeft(32)) > 0) {
			throw new TargetException("\"" + word + "\" has more addresses than can be scanned one by one.");
		}
		return range;
	}

	/** Null when it is no address; never asks a name server. */
	static InetAddress literal(String text) {
		Matcher four = FOUR.matcher(text);
		try {
			if (four.matches()) {
				byte[] bytes = new byte[4];
				for (int i = 0; i < 4; i++) {
					int number = Integer.parseInt(four.group(i + 1));
					if (number > 255) {
						return null;
					}
					bytes[i] = (byte) number;
				}
				return InetAddress.getByAddress(bytes);
			}
			return SIX.matcher(text).matches() ? InetAddress.getByName(text) : null;
		} catch (UnknownHostException e) {
			return null;
		}
	}

	private static TargetException wrong(String word) {
		return new TargetException("\"" + word + "\" is no target. Write an address (192.0.2.7), a network (192.0.2.0/24), a range"
				+ " (192.0.2.10-20), a name, or one of these with a port (name:2222).");
	}
}
