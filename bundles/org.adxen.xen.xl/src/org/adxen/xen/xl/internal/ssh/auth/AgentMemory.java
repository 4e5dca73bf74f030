// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh.auth;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers what an agent did not sign, so that a person who said no to it, or was not there, is not asked again at each try to
 * reconnect. It is asked again after a quarter of an hour, or when its keys are others. Safe for any thread.
 */
public final class AgentMemory {

	private static final long TIME = Duration.ofMinutes(15).toNanos();

	private final Map<String, Long> refused = new ConcurrentHashMap<>();

	/** @param question which agent, with which keys, for whom and where */
	boolean refused(String question) {
		Long when = refused.get(question);
		if (when != null && System.nanoTime() - when > TIME) {
			refused.remove(question);
			return false;
		}
		return when != null;
	}

	/** It is being asked: what is never answered counts as refused. */
	void asking(String question) {
		refused.put(question, System.nanoTime());
	}

	void signed(String question) {
		refused.remove(question);
	}
}
