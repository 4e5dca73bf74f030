// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh.trust;

import java.util.Objects;

import org.adxen.xen.PeerIdentity;
import org.adxen.xen.TrustPolicy;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.UserInfo;

/**
 * Decides about the key of one handshake, before anything secret is sent. JSch's own check is not used: to it a known host with
 * a key of another type is a new one, and it writes into the file. {@code known_hosts} speaks first; where it is silent the
 * {@link TrustPolicy} decides, and what that learned otherwise is refused in any case.
 */
@NonNullByDefault({})
public final class HostKeyCheck implements HostKeyRepository {

	private static final String REMEDY = " If the host was reinstalled or got new keys, compare the fingerprint at its console"
			+ " and %s; else somebody may be in between.";

	private final String host;
	private final int port;
	private final KnownHosts known;
	private final TrustPolicy policy;
	private @Nullable PeerIdentity identity;
	private @Nullable XenException refusal;
	private boolean learnedOther;

	/**
	 * @param host   as it was addressed
	 * @param port   as it was addressed
	 * @param known  what the files say
	 * @param policy asked about this host and port
	 */
	public HostKeyCheck(String host, int port, KnownHosts known, TrustPolicy policy) {
		this.host = host;
		this.port = port;
		this.known = known;
		this.policy = policy;
	}

	/** What the host showed; null when it got not that far. */
	public @Nullable PeerIdentity identity() {
		return identity;
	}

	/** What the host showed. */
	public PeerIdentity shown() {
		return Objects.requireNonNull(identity, "no key was checked");
	}

	/** Whether only the {@link TrustPolicy} knows another key, which the host might have beside this one. */
	public boolean mayHaveTheLearnedKeyToo() {
		return learnedOther;
	}

	/** Why it is not trusted; null when it is. */
	public @Nullable XenException refusal() {
		return refusal;
	}

	@Override
	public int check(String name, byte[] key) {
		String type = Fingerprint.type(key);
		var shown = new PeerIdentity(host, port, PeerIdentity.Kind.HOST_KEY, Fingerprint.of(key), type, null, null);
		identity = shown;
		refusal = decide(shown, known.check(type, key));
		return refusal == null ? OK : NOT_INCLUDED;
	}

	private @Nullable XenException decide(PeerIdentity shown, KnownHosts.Verdict verdict) {
		TrustPolicy.Trust learned = policy.check(shown);
		String is = "The " + shown.subject() + " key of " + host + ":" + port + ", " + shown.fingerprint() + ",";
		return switch (verdict) {
		case KnownHosts.Revoked revoked -> untrusted(shown, "", is + " is marked as revoked in " + revoked.where()
				+ ". Do not use this host before you know why.");
		case KnownHosts.Changed changed -> untrusted(shown, changed.sha256(), is + " is not the one known before, which is "
				+ (changed.sha256().isEmpty() ? "in a line that cannot be read" : "of type " + changed.type()) + " in "
				+ changed.where() + "." + REMEDY.formatted("remove that line"));
		case KnownHosts.Known k when learned instanceof TrustPolicy.Changed changed -> changed(shown, changed, is);
		case KnownHosts.Known k -> null;
		case KnownHosts.Silent silent -> switch (learned) {
		case TrustPolicy.Trusted t -> null;
		case TrustPolicy.Changed changed -> changed(shown, changed, is);
		case TrustPolicy.Unknown u -> untrusted(shown, null, is + " is not known yet. Compare its fingerprint with the one at the"
				+ " host's console, then trust it." + (silent.authority().isEmpty() ? ""
						: " Host certificates, for which " + silent.authority() + " names an authority, are not supported."));
		};
		};
	}

	private XenException changed(PeerIdentity shown, TrustPolicy.Changed changed, String is) {
		learnedOther = !changed.expectedSha256().isEmpty();
		return untrusted(shown, changed.expectedSha256(), is + " is not the one that was trusted before."
				+ REMEDY.formatted("remove the old one from the trusted keys"));
	}

	private static XenException untrusted(PeerIdentity shown, @Nullable String expected, String sentence) {
		return new XenException(new XenFailure.Untrusted(shown, expected), sentence);
	}

	@Override
	public void add(HostKey key, UserInfo asked) {
		// Nothing is ever written: AdXen remembers elsewhere.
	}

	@Override
	public void remove(String name, String type) {
		// see add
	}

	@Override
	public void remove(String name, String type, byte[] key) {
		// see add
	}

	@Override
	public String getKnownHostsRepositoryID() {
		return "AdXen";
	}

	@Override
	public HostKey[] getHostKey() {
		return new HostKey[0];
	}

	@Override
	public HostKey[] getHostKey(String name, String type) {
		return new HostKey[0];
	}
}
