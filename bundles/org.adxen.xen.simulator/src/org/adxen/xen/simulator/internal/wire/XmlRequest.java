// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.wire;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.adxen.xen.simulator.internal.data.Type;

/**
 * An XML-RPC call as it came in.
 *
 * @param method the method's name
 * @param params the parameters in order: String, Long, Boolean, Double, Instant, List and Map
 */
public record XmlRequest(String method, List<Object> params) {

	private static final int DEPTH = 64;

	/**
	 * Reads a call.
	 *
	 * @throws MalformedRequest if it is none
	 */
	public static XmlRequest read(byte[] body) throws MalformedRequest {
		var factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		factory.setProperty(XMLInputFactory.IS_COALESCING, true);
		try {
			return new Parser(factory.createXMLStreamReader(new ByteArrayInputStream(body))).call();
		} catch (XMLStreamException | IllegalArgumentException e) {
			throw new MalformedRequest(e);
		}
	}

	private record Parser(XMLStreamReader xml) {

		XmlRequest call() throws XMLStreamException {
			xml.nextTag();
			xml.require(XMLStreamConstants.START_ELEMENT, null, "methodCall");
			xml.nextTag();
			xml.require(XMLStreamConstants.START_ELEMENT, null, "methodName");
			var method = xml.getElementText().strip();
			var params = new ArrayList<Object>();
			if (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
				while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
					xml.require(XMLStreamConstants.START_ELEMENT, null, "param");
					xml.nextTag();
					params.add(value(0));
					xml.nextTag();
				}
			}
			return new XmlRequest(method, params);
		}

		/** Reads from the start tag of a value to its end tag. */
		private Object value(int depth) throws XMLStreamException {
			xml.require(XMLStreamConstants.START_ELEMENT, null, "value");
			if (depth > DEPTH)
				throw new IllegalArgumentException("values nested too deeply");
			var text = new StringBuilder();
			Object result = null;
			while (xml.next() != XMLStreamConstants.END_ELEMENT) {
				if (xml.isStartElement())
					result = typed(depth);
				else if (xml.isCharacters())
					text.append(xml.getText());
			}
			return result == null ? text.toString() : result;
		}

		private Object typed(int depth) throws XMLStreamException {
			return switch (xml.getLocalName()) {
			case "array" -> array(depth);
			case "struct" -> struct(depth);
			case "string", "base64" -> xml.getElementText();
			case "i4", "int", "i8" -> Long.valueOf(xml.getElementText().strip());
			case "boolean" -> xml.getElementText().strip().equals("1");
			case "double" -> Double.valueOf(xml.getElementText().strip());
			case "dateTime.iso8601" -> Type.instant(xml.getElementText().strip());
			case "nil" -> xml.getElementText();
			default -> throw new IllegalArgumentException("unknown type " + xml.getLocalName());
			};
		}

		private List<Object> array(int depth) throws XMLStreamException {
			xml.nextTag();
			xml.require(XMLStreamConstants.START_ELEMENT, null, "data");
			var list = new ArrayList<Object>();
			while (xml.nextTag() == XMLStreamConstants.START_ELEMENT)
				list.add(value(depth + 1));
			xml.nextTag();
			return list;
		}

		private Map<String, Object> struct(int depth) throws XMLStreamException {
			var map = new LinkedHashMap<String, Object>();
			while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
				xml.nextTag();
				var name = xml.getElementText();
				xml.nextTag();
				map.put(name, value(depth + 1));
				xml.nextTag();
			}
			return map;
		}
	}
}
