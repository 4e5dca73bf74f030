// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery.internal.probe;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
import org.eclipse.jdt.annotation.Nullable;

/**
 * Servers of the Xen API. XAPI echoes a word to {@code system.isAlive:ANYTHING} without a session and without a line in its log
 * (xapi-project/xen-api, ocaml/idl/ocaml_backend/gen_server.ml); both XAPI and xend list their methods without a login. Answers are
 * searched for what is looked for, and never parsed as XML: nothing in them can do harm.
 */
@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE })
public final class XenApiProbe implements DiscoveryProbe {

	/** Ports by convention: XAPI behind stunnel 443, plain 80; xend (xend-config.sxp) 9363, 9367 with TLS, 8006 for its older XML-RPC. */
	private static final Set<Integer> TLS = Set.of(443, 9367);
	private static final Set<Integer> PLAIN = Set.of(80, 9363, 8006);

	private static final Pattern ECHO = Pattern.compile("(?s)<name>\\s*Status\\s*</name>.{0,40}Success.*adxen");
	private static final Pattern METHOD = Pattern.compile("<(?:value|string)>([A-Za-z]\\w{0,40}\\.\\w{1,80})</");

	/** A method and the release that first had it, newest first (XAPI's published data model, releases). */
	private static final List<Map.Entry<String, String>> AGES = List.of(Map.entry("VM_group.get_all_records", "XenServer 8, XCP-ng 8.3 or newer"),
			Map.entry("pool.rotate_secret", "8.2 with later updates, or newer"), Map.entry("host.get_editions", "8.2 or newer"),
			Map.entry("pool.get_uefi_certificates", "8.1"), Map.entry("VM.get_NVRAM", "8.0"), Map.entry("SR.probe_ext", "7.6"),
			Map.entry("VM.get_domain_type", "7.5"), Map.entry("pool_update.get_all_records", "7.1 to 7.4"), Map.entry("pool.has_extension", "7.0"),
			Map.entry("VM.call_plugin", "6.5 SP1"), Map.entry("session.get_originator", "6.2 or 6.5"), Map.entry("event.inject", "6.1"),
			Map.entry("event.from", "6.0"), Map.entry("session.get_rbac_permissions", "5.6"));

	@Override
	public Set<Integer> ports() {
		var ports = new HashSet<>(TLS);
		ports.addAll(PLAIN);
		return ports;
	}

	@Override
	public Optional<Sighting> identify(Contact contact) throws IOException {
		int port = contact.at().getPort();
		if (PLAIN.contains(port)) {
			return over(false, contact);
		}
		if (TLS.contains(port)) {
			return over(true, contact);
		}
		if (!contact.greeting().isEmpty()) {
			return Optional.empty(); // HTTP servers wait to be asked
		}
		Optional<Sighting> plain = Optional.empty();
		try {
			plain = over(false, contact);
		} catch (IOException e) {
			return over(true, contact);
		}
		return plain.isPresent() ? plain : over(true, contact);
	}

	private static Optional<Sighting> over(boolean tls, Contact contact) throws IOException {
		String kind = null;
		if (ECHO.matcher(call(tls, contact, "<methodCall><methodName>system.isAlive:adxen</methodName><params><param><value>"
				+ "<string>adxen</string></value></param></params></methodCall>").text).find()) {
			kind = Sighting.XAPI;
		}
		Told told = call(tls, contact, "<methodCall><methodName>system.listMethods</methodName><params/></methodCall>");
		var methods = new HashSet<String>();
		Matcher method = METHOD.matcher(told.text);
		while (method.find()) {
			methods.add(method.group(1));
		}
		if (kind == null && methods.contains("event.from")) {
			kind = Sighting.XAPI;
		} else if (kind == null && (methods.contains("VM.get_all") || methods.stream().anyMatch(m -> m.startsWith("xend.")))) {
			kind = Sighting.XEND;
		}
		if (kind == null) {
			return Optional.empty();
		}
		String version = kind.equals(Sighting.XAPI) ? age(methods) : "xend" + (told.server.isEmpty() ? "" : " (" + told.server + ")");
		var certificate = told.certificate;
		return Optional.of(new Sighting(contact.at(), kind, tls, version, certificate == null ? null : Certificates.fingerprint(certificate),
				certificate == null ? Set.of() : Certificates.names(certificate), null));
	}

	/** Empty when the list of methods was not to be had. */
	private static String age(Set<String> methods) {
		return AGES.stream().filter(age -> methods.contains(age.getKey())).map(Map.Entry::getValue).findFirst()
				.orElse(methods.isEmpty() ? "" : "before 5.6");
	}

	private record Told(String text, String server, @Nullable X509Certificate certificate) {
	}

	private static Told call(boolean tls, Contact contact, String body) throws IOException {
		try (Conversation conversation = tls ? contact.openTls() : contact.open()) {
			Http.Answer answer = Http.post(conversation, contact.at().getAddress().getHostAddress(), body);
			return new Told(answer.status() == 200 ? answer.body() : "", answer.server(), conversation.certificate());
		}
	}
}
