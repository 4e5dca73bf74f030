// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.rpc;

import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;

import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/** The JDK's SAX parser for answers that are read whole, with everything closed that an answer has no use for. */
final class XmlReaders {

	private XmlReaders() {
	}

	static XMLReader hardened() throws SAXException {
		try {
			SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
			factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
			factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
			XMLReader reader = factory.newSAXParser().getXMLReader();
			reader.setProperty("jdk.xml.maxElementDepth", Integer.toString(XmlCursor.DEPTH));
			// From JDK 24 on 100,000 escaped characters in one answer end in an error, as the five predefined entities count.
			// Without a document type there can be no others, so these limits protect nothing here.
			reader.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
			reader.setProperty("jdk.xml.totalEntitySizeLimit", "0");
			reader.setProperty("jdk.xml.entityExpansionLimit", "0");
			reader.setErrorHandler(new DefaultHandler()); // throws, where the JDK's own would also print
			return reader;
		} catch (ParserConfigurationException e) {
			throw new SAXException("This Java's XML parser cannot be hardened", e);
		}
	}
}
