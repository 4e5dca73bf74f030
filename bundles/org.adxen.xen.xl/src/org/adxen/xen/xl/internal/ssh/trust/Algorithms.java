// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh.trust;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.adxen.xen.XenException;
import org.adxen.xen.xl.internal.ssh.config.HostSettings;
import org.adxen.xen.xl.internal.ssh.config.Patterns;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.Session;

/**
 * What is offered to a host: JSch's defaults, in which weak algorithms are off, changed by the SSH configuration where that
 * names algorithms JSch has. Host certificates are not offered, as nobody here can judge them.
 */
public final class Algorithms {

	private static final String CERTIFICATE = "-cert-v01@openssh.com";

	private Algorithms() {
	}

	/**
	 * @param first the types of keys the host is known by, asked for before all others
	 * @param only  whether no others are taken
	 */
	public static void apply(Session session, HostSettings settings, Set<String> first, boolean only) throws XenException {
		String kex = list("kex", settings.algorithms("KexAlgorithms"));
		String ciphers = list("cipher.c2s", settings.algorithms("Ciphers"));
		String macs = list("mac.c2s", settings.algorithms("MACs"));
		session.setConfig("kex", kex);
		session.setConfig("cipher.c2s", ciphers);
		session.setConfig("cipher.s2c", ciphers);
		session.setConfig("mac.c2s", macs);
		session.setConfig("mac.s2c", macs);
		session.setConfig("PubkeyAcceptedAlgorithms",
				list("PubkeyAcceptedAlgorithms", settings.algorithms("PubkeyAcceptedAlgorithms")));
		session.setConfig("server_host_key",
				hostKeys(list("server_host_key", settings.algorithms("HostKeyAlgorithms")), first, only));
		session.setConfig("prefer_known_host_key_types", "no");
	}

	/** The signature algorithms for host keys of these types first, the others after them. */
	static String hostKeys(String usual, Set<String> first, boolean only) {
		var ordered = new LinkedHashSet<String>();
		List<String> plain = List.of(usual.split(",")).stream().filter(name -> !name.endsWith(CERTIFICATE)).toList();
		plain.stream().filter(name -> first.contains(keyType(name))).forEach(ordered::add);
		if (!only || ordered.isEmpty()) {
			ordered.addAll(plain);
		}
		return String.join(",", ordered);
	}

	/** The type of the key that makes such signatures. */
	static String keyType(String algorithm) {
		return algorithm.startsWith("rsa-sha2-") ? "ssh-rsa" : algorithm;
	}

	/** The default list of JSch as {@code written} changes it: replaced, or with + appended, - removed, ^ put first. */
	static String list(String name, String written) {
		String usual = JSch.getConfig(name);
		if (written.isEmpty()) {
			return usual;
		}
		char sign = written.charAt(0);
		boolean signed = sign == '+' || sign == '-' || sign == '^';
		List<String> words = List.of((signed ? written.substring(1) : written).split(","));
		List<String> defaults = List.of(usual.split(","));
		var result = new ArrayList<String>();
		switch (sign) {
		case '-' -> defaults.stream().filter(one -> words.stream().noneMatch(w -> Patterns.fits(w, one))).forEach(result::add);
		case '+' -> {
			result.addAll(defaults);
			words.stream().filter(w -> isThere(w, defaults)).forEach(result::add);
		}
		case '^' -> {
			words.stream().filter(w -> isThere(w, defaults)).forEach(result::add);
			result.addAll(defaults);
		}
		default -> words.stream().filter(w -> isThere(w, defaults)).forEach(result::add);
		}
		return result.isEmpty() ? usual : String.join(",", new LinkedHashSet<>(result));
	}

	/** Without a class for it JSch would fail when the host picks it; of certificates it knows the names only. */
	private static boolean isThere(String algorithm, List<String> defaults) {
		return defaults.contains(algorithm) || !algorithm.equals("none") && JSch.getConfig(algorithm) != null;
	}
}
