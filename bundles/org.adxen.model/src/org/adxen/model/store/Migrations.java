// SPDX-License-Identifier: EPL-2.0
package org.adxen.model.store;

import java.util.List;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Brings an older environment to today's format, one step for each format there was. A step works on the XML, because today's
 * classes know nothing of what was; and it stays for ever, because somebody always has the oldest file.
 */
final class Migrations {

	/** The step at index n makes format n + 1 from format n. */
	private static final List<Step> STEPS = List.of(Migrations::fromPreview);

	@FunctionalInterface
	interface Step {
		void apply(Document document);
	}

	private Migrations() {
	}

	static void apply(Document document, int from, int to) {
		for (Step step : STEPS.subList(from, to)) {
			step.apply(document);
		}
	}

	/**
	 * Format 0 was that of the previews: hosts rather than pools, each with a URL, in a namespace without a number; always
	 * XAPI, and port 443 unless the URL said another.
	 */
	private static void fromPreview(Document document) {
		Element root = (Element) document.renameNode(document.getDocumentElement(), ModelXml.NAMESPACE, "adxen:Environment");
		root.setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:adxen", ModelXml.NAMESPACE);
		root.setAttribute("formatVersion", "1");
		for (Node node = root.getFirstChild(); node != null; node = node.getNextSibling()) {
			if (node instanceof Element host && host.getTagName().equals("hosts")) {
				Element pool = (Element) document.renameNode(host, null, "pools");
				pool.setAttribute("address", pool.getAttribute("url").replaceFirst("^https://", "xapi://")
						.replaceFirst("^http://", "xapi+http://"));
				pool.removeAttribute("url");
				node = pool;
			}
		}
	}
}
