// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh.auth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import org.adxen.xen.Secret;
import org.adxen.xen.XenException;
import org.adxen.xen.xl.internal.ssh.config.HostSettings;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

import com.jcraft.jsch.Session;
import com.jcraft.jsch.UIKeyboardInteractive;
import com.jcraft.jsch.UserInfo;

/**
 * One login: keys first, then the secret as a password, which is sent once at most, to the last host only, and not if it opens
 * a key. The library wants it as a text, which cannot be wiped; all else is.
 */
@NonNullByDefault({})
public final class Login implements UserInfo, UIKeyboardInteractive, AutoCloseable {

	/** The host asks what cannot be answered; ends the login. */
	public static final class Unanswerable extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private final boolean forPassword;

		Unanswerable(String question, boolean forPassword) {
			super(question);
			this.forPassword = forPassword;
		}

		/** Whether a password was asked for, and there is none or it was the wrong one. */
		public boolean isForPassword() {
			return forPassword;
		}
	}

	private static final String KEYS = "publickey";
	private static final String PASSWORD = "password";
	private static final String QUESTIONS = "keyboard-interactive";
	private static final Pattern ASKS_FOR_PASSWORD = Pattern.compile("pass(word|phrase|code)|senha|kennwort|passwort|mot de passe|"
			+ "contrase|пароль|密码|パスワード", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
	private static final int LONGEST_QUESTION = 200;

	private final Secret secret;
	private final boolean mayBeSent;
	private final Keys keys;
	private final Tried tried;
	private boolean answered;

	/**
	 * @param secret    may be empty
	 * @param mayBeSent whether it may go to this host as a password
	 * @param waitFor   told who is waited for; empty when it is the host again
	 */
	public Login(HostSettings settings, Secret secret, boolean mayBeSent, AgentMemory memory, Tried tried,
			Consumer<String> waitFor) throws XenException {
		this.secret = secret;
		this.mayBeSent = mayBeSent && !secret.isEmpty();
		this.tried = tried;
		if (this.mayBeSent) {
			tried.secretGiven();
		}
		keys = Keys.find(settings, new Passphrase(secret), memory, tried, waitFor);
	}

	/** Whether the secret could still be sent. */
	public boolean hasPasswordLeft() {
		return mayBeSent && !answered && !keys.opensWithSecret();
	}

	/** Sets what the library asks and in which order. */
	public void prepare(Session session, HostSettings settings, boolean keysToo) throws XenException {
		var methods = new ArrayList<String>();
		if (keysToo && settings.allows("PubkeyAuthentication")) {
			methods.add(KEYS);
		}
		if (settings.allows("PasswordAuthentication")) {
			methods.add(PASSWORD);
		}
		if (settings.allows("KbdInteractiveAuthentication") && settings.allows("ChallengeResponseAuthentication")) {
			methods.add(QUESTIONS);
		}
		String preferred = settings.preferredAuthentications();
		if (!preferred.isEmpty()) {
			List<String> wanted = List.of(preferred.split(","));
			methods.retainAll(wanted);
			methods.sort((a, b) -> Integer.compare(wanted.indexOf(a), wanted.indexOf(b)));
		}
		session.setConfig("PreferredAuthentications", String.join(",", methods));
		session.setIdentityRepository(keys);
		session.setUserInfo(this);
	}

	/** The secret as a password, the first time; null when there is none to send. */
	private @Nullable String answer() {
		if (!mayBeSent || answered) {
			return null;
		}
		answered = true;
		if (keys.opensWithSecret()) {
			tried.problem("What was given as the password is the passphrase of a key, so it was not sent.");
			return null;
		}
		tried.secretSent();
		char[] chars = secret.chars();
		try {
			return new String(chars);
		} finally {
			Arrays.fill(chars, '\0');
		}
	}

	@Override
	public boolean promptPassword(String message) {
		return mayBeSent && !answered;
	}

	@Override
	public @Nullable String getPassword() {
		return answer();
	}

	/** Answers one question for a password; an empty round is a mere message. */
	@Override
	public String[] promptKeyboardInteractive(String destination, String name, String instruction, String[] prompt,
			boolean[] echo) {
		if (prompt.length == 0) {
			showMessage(name + " " + instruction);
			return new String[0];
		}
		boolean forPassword = prompt.length == 1 && !echo[0] && ASKS_FOR_PASSWORD.matcher(prompt[0]).find();
		String password = forPassword ? answer() : null;
		if (password == null) {
			throw new Unanswerable(asked(instruction, prompt), forPassword);
		}
		return new String[] { password };
	}

	private static String asked(String instruction, String[] prompt) {
		String text = (instruction + " " + String.join(" ", prompt)).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
		return text.substring(0, Math.min(LONGEST_QUESTION, text.length()));
	}

	@Override
	public void showMessage(String message) {
		tried.banner(message);
	}

	@Override
	public @Nullable String getPassphrase() {
		return null;
	}

	@Override
	public boolean promptPassphrase(String message) {
		return false;
	}

	/** The library may ask only about host keys, which are decided elsewhere. */
	@Override
	public boolean promptYesNo(String message) {
		return false;
	}

	@Override
	public void close() {
		keys.close();
	}
}
