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
import org.adxen.discovery.Sighting;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** xend's old interface on port 8000, which tells of its node in s-expressions (Xen 4.4, tools/python/xen/xend/server/SrvNode.py). */
@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE })
public final class XendHttpProbe implements DiscoveryProbe {

	private static final int PORT = 8000;
	private static final Pattern NODE = Pattern.compile("\\(xen_major '?(\\d{1,3})'?\\)");
	private static final Pattern MINOR = Pattern.compile("\\(xen_minor '?(\\d{1,3})'?\\)");

	@Override
	public Set<Integer> ports() {
		return Set.of(PORT);
	}

	@Override
	public Optional<Sighting> identify(Contact contact) throws IOException {
		if (contact.at().getPort() != PORT && !contact.greeting().isEmpty()) {
			return Optional.empty();
		}
		try (Conversation conversation = contact.open()) {
			String body = Http.get(conversation, contact.at().getAddress().getHostAddress(), "/xend/node").body();
			Matcher major = NODE.matcher(body);
			if (!major.find()) {
				return Optional.empty();
			}
			Matcher minor = MINOR.matcher(body);
			String version = "Xen " + major.group(1) + (minor.find() ? "." + minor.group(1) : "");
			return Optional.of(new Sighting(contact.at(), Sighting.XEND_HTTP, false, version, null, Set.of(), null));
		}
	}
}
