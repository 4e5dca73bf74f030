// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.adxen.xen.MachineName;
import org.adxen.xen.XenException;

/** Puts in what {@code %h} and its like stand for (ssh_config(5), TOKENS) and environment variables. */
final class Tokens {

	private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)\\}");

	private final Map<Character, String> values = new HashMap<>();
	private final LocalAccount account;

	Tokens(LocalAccount account, String alias) {
		this.account = account;
		String machine = MachineName.get();
		values.put('%', "%");
		values.put('d', account.home().toString());
		values.put('u', account.user());
		values.put('i', account.id());
		values.put('l', machine);
		values.put('L', machine.replaceFirst("\\..*", ""));
		values.put('n', alias);
		values.put('k', alias);
		values.put('h', alias);
		values.put('j', "");
	}

	Tokens with(char token, String value) {
		values.put(token, value);
		return this;
	}

	/** After %h, %p and %r are known. */
	Tokens withConnectionHash() {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-1").digest((values.get('l') + values.get('h') + values.get('p')
					+ values.get('r') + values.get('j')).getBytes(StandardCharsets.UTF_8));
			return with('C', HexFormat.of().formatHex(hash));
		} catch (NoSuchAlgorithmException e) {
			return this;
		}
	}

	/** The text with tokens replaced; only those in {@code allowed}, or all when that is empty. */
	String expand(ConfigLine line, String text, String allowed) throws XenException {
		var result = new StringBuilder();
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c != '%') {
				result.append(c);
				continue;
			}
			char token = ++i < text.length() ? text.charAt(i) : ' ';
			String value = allowed.isEmpty() || allowed.indexOf(token) >= 0 ? values.get(token) : null;
			if (value == null) {
				throw line.refused("has %" + token + ", which is not known there");
			}
			result.append(value);
		}
		return result.toString();
	}

	/** The text with {@code ${NAME}} replaced. */
	String variables(ConfigLine line, String text) throws XenException {
		Matcher m = VARIABLE.matcher(text);
		var result = new StringBuilder();
		while (m.find()) {
			String value = account.environment().get(m.group(1));
			if (value == null) {
				throw line.refused("needs the environment variable " + m.group(1) + ", which is not set");
			}
			m.appendReplacement(result, Matcher.quoteReplacement(value));
		}
		return m.appendTail(result).toString();
	}
}
