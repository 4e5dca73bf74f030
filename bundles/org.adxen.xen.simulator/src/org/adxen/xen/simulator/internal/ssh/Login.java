// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.ssh;

import java.io.IOException;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Map;

import org.adxen.xen.simulator.internal.machine.Errno;
import org.adxen.xen.simulator.internal.machine.Machine;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.server.auth.AsyncAuthException;

/**
 * Who may log in: passwords, and the keys in each user's ~/.ssh/authorized_keys on the machine.
 *
 * @param passwords     by user
 * @param wrongPassword how long a wrong one is pondered
 */
record Login(Machine machine, Map<String, String> passwords, Duration wrongPassword) {

	boolean password(String user, String password) {
		if (password.equals(passwords.get(user)))
			return true;
		if (wrongPassword.isZero())
			return false;
		// Other connections must not wait for this one: the server's threads are few.
		var answer = new AsyncAuthException();
		Thread.ofVirtual().start(() -> {
			try {
				Thread.sleep(wrongPassword);
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
			answer.setAuthed(false);
		});
		throw answer;
	}

	boolean key(String user, PublicKey key) {
		if (!passwords.containsKey(user))
			return false;
		try {
			for (String line : machine.files().text(Machine.home(user) + "/.ssh/authorized_keys").split("\n"))
				if (!line.isBlank() && !line.startsWith("#") && KeyUtils.compareKeys(key, AuthorizedKeyEntry.parseAuthorizedKeyEntry(line)
						.resolvePublicKey(null, PublicKeyEntryResolver.IGNORING)))
					return true;
		} catch (Errno e) {
			// the user has no such file
		} catch (IOException | java.security.GeneralSecurityException | IllegalArgumentException e) {
			System.getLogger(Login.class.getName()).log(System.Logger.Level.INFO, "authorized_keys of " + user + " has a wrong line", e);
		}
		return false;
	}
}
