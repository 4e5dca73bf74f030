// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery.internal.probe;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.adxen.discovery.Contact;
import org.adxen.discovery.Contact.Conversation;
import org.adxen.discovery.DiscoveryProbe;
import org.adxen.discovery.Fingerprint;
import org.adxen.discovery.Sighting;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

/** SSH servers by their identification (RFC 4253 §4.2) and host key; no login is begun. */
@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE })
public final class SshProbe implements DiscoveryProbe {

	private static final Pattern VERSION = Pattern.compile("(?m)^SSH-(?:2\\.0|1\\.99)-([^\r\n]{1,250})\r?\n");

	@Override
	public Set<Integer> ports() {
		return Set.of(22);
	}

	@Override
	public Optional<Sighting> identify(Contact contact) throws IOException {
		Matcher version = VERSION.matcher(contact.greeting());
		if (!version.find()) {
			return Optional.empty();
		}
		return Optional.of(new Sighting(contact.at(), Sighting.SSH, false, version.group(1), key(contact), Set.of(), null));
	}

	/** Null where the server does not get so far: that it speaks SSH is known all the same. */
	private static @Nullable Fingerprint key(Contact contact) {
		try (Conversation conversation = contact.open()) {
			return new SshKeyExchange(conversation).hostKey();
		} catch (IOException e) {
			return null;
		}
	}
}
