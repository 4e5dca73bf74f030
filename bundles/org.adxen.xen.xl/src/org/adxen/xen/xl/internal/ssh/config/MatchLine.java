// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh.config;

import java.util.Iterator;
import java.util.Locale;

import org.adxen.xen.XenException;

/**
 * The criteria of a Match line. Programs are never run, so {@code exec} and what depends on the running {@code ssh} are
 * unknown, unless another criterion already says no.
 */
final class MatchLine {

	enum Answer {
		YES, NO, UNKNOWN;

		static Answer of(boolean holds) {
			return holds ? YES : NO;
		}

		Answer negated() {
			return this == YES ? NO : this == NO ? YES : UNKNOWN;
		}
	}

	private final ConfigLine line;
	private final String alias;
	private final String hostName;
	private final String user;
	private final String localUser;
	private final String tag;
	private final boolean lastPass;
	private boolean asksForLastPass;

	MatchLine(ConfigLine line, String alias, String hostName, String user, String localUser, String tag, boolean lastPass) {
		this.line = line;
		this.alias = alias;
		this.hostName = hostName;
		this.user = user;
		this.localUser = localUser;
		this.tag = tag;
		this.lastPass = lastPass;
	}

	Answer answer() throws XenException {
		line.value();
		Answer answer = Answer.YES;
		Iterator<String> words = line.words().iterator();
		while (words.hasNext()) {
			String word = words.next();
			boolean negated = word.startsWith("!");
			Answer one = criterion(negated ? word.substring(1) : word, words);
			if (negated) {
				one = one.negated();
			}
			answer = answer == Answer.NO || one == Answer.NO ? Answer.NO : answer == Answer.UNKNOWN ? answer : one;
		}
		return answer;
	}

	private Answer criterion(String word, Iterator<String> words) throws XenException {
		int equals = word.indexOf('=');
		String name = (equals < 0 ? word : word.substring(0, equals)).toLowerCase(Locale.ROOT);
		switch (name) {
		case "all":
			return Answer.YES;
		case "final":
			asksForLastPass = true;
			return Answer.of(lastPass);
		case "canonical":
			return Answer.of(lastPass);
		default:
		}
		if (equals < 0 && !words.hasNext()) {
			throw line.refused("has nothing after " + word);
		}
		String value = equals < 0 ? words.next() : word.substring(equals + 1);
		return switch (name) {
		case "host" -> Answer.of(Patterns.hostFits(value, hostName));
		case "originalhost" -> Answer.of(Patterns.hostFits(value, alias));
		case "user" -> Answer.of(Patterns.listFits(value, user));
		case "localuser" -> Answer.of(Patterns.listFits(value, localUser));
		case "tagged" -> Answer.of(Patterns.listFits(value, tag));
		case "exec", "localnetwork", "version", "sessiontype", "command" -> Answer.UNKNOWN;
		default -> throw line.refused("asks for \"" + word + "\", which is not known");
		};
	}

	/** Whether it has {@code final}, for which the files are read a second time. */
	boolean asksForLastPass() {
		return asksForLastPass;
	}
}
