// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh.auth;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What one login offered, for telling when it was not enough. Used by one thread at a time. */
public final class Tried {

	private static final int LONGEST_BANNER = 500;

	private int agentKeys;
	private final Set<String> files = new LinkedHashSet<>();
	private final Set<String> problems = new LinkedHashSet<>();
	private boolean secretGiven;
	private boolean secretSent;
	private String banner = "";

	void agentKey() {
		agentKeys++;
	}

	void file(String file) {
		files.add(file);
	}

	/** A sentence about what kept something from being tried. */
	void problem(String sentence) {
		problems.add(sentence);
	}

	/** There is one that might be sent. */
	void secretGiven() {
		secretGiven = true;
	}

	void secretSent() {
		secretSent = true;
	}

	void banner(String text) {
		if (banner.length() < LONGEST_BANNER) {
			banner = (banner + text).substring(0, Math.min(LONGEST_BANNER, banner.length() + text.length()));
		}
	}

	/** What the host said before the login, unedited. */
	public String banner() {
		return banner;
	}

	/** One or more sentences: what was offered, and what could not be. */
	public String sentences() {
		var parts = new ArrayList<String>();
		if (agentKeys > 0) {
			parts.add("the SSH agent with " + (agentKeys == 1 ? "one key" : agentKeys + " keys"));
		}
		if (!files.isEmpty()) {
			parts.add((files.size() == 1 ? "the key " : "the keys ") + and(List.copyOf(files)));
		}
		if (secretSent) {
			parts.add("the password");
		}
		var all = new StringBuilder();
		if (!parts.isEmpty()) {
			all.append("Tried: ").append(String.join("; ", parts)).append('.');
		} else if (secretGiven) {
			all.append("There is no SSH agent with keys and no key file, and the password was not asked for.");
		} else {
			all.append("There was nothing to try: no SSH agent with keys, no key file and no password.");
		}
		problems.forEach(problem -> all.append(' ').append(problem));
		return all.toString();
	}

	private static String and(List<String> parts) {
		return parts.size() == 1 ? parts.get(0)
				: String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.get(parts.size() - 1);
	}
}
