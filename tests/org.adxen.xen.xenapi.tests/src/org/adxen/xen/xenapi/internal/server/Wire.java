// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.server;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

import com.google.gson.Gson;

/** Both encodings, seen from the server's side and written for tests only. */
public final class Wire {

	/** A call. */
	public record Call(String method, List<Object> parameters) {
	}

	private static final Gson GSON = new Gson();

	private Wire() {
	}

	public static String xmlAnswer(Object value) {
		return "<?xml version=\"1.0\"?><methodResponse><params><param>" + xml(value) + "</param></params></methodResponse>";
	}

	/** As XAPI writes it: strings without a tag, 64-bit integers as strings, small ones as i4. */
	public static String xml(Object value) {
		return "<value>" + switch (value) {
		case Map<?, ?> map -> {
			var struct = new StringBuilder("<struct>");
			map.forEach((k, v) -> struct.append("<member><name>").append(escape(String.valueOf(k))).append("</name>").append(xml(v))
					.append("</member>"));
			yield struct.append("</struct>").toString();
		}
		case List<?> list -> {
			var array = new StringBuilder("<array><data>");
			list.forEach(v -> array.append(xml(v)));
			yield array.append("</data></array>").toString();
		}
		case Boolean b -> "<boolean>" + (b ? 1 : 0) + "</boolean>";
		case Integer i -> "<i4>" + i + "</i4>";
		case Double d -> "<double>" + d + "</double>";
		default -> escape(value.toString());
		} + "</value>";
	}

	private static String escape(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
	}

	public static String json(Object value) {
		return GSON.toJson(value);
	}

	public static Call readXml(String body) throws IOException {
		try {
			var root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(body)))
					.getDocumentElement();
			var parameters = new ArrayList<Object>();
			for (Element params : children(root, "params")) {
				for (Element param : children(params, "param")) {
					parameters.add(value(children(param, "value").get(0)));
				}
			}
			return new Call(children(root, "methodName").get(0).getTextContent(), parameters);
		} catch (SAXException | ParserConfigurationException e) {
			throw new IOException(e);
		}
	}

	private static Object value(Element value) {
		List<Element> typed = children(value, null);
		if (typed.isEmpty()) {
			return value.getTextContent();
		}
		Element type = typed.get(0);
		return switch (type.getTagName()) {
		case "struct" -> {
			var map = new LinkedHashMap<String, Object>();
			for (Element member : children(type, "member")) {
				map.put(children(member, "name").get(0).getTextContent(), value(children(member, "value").get(0)));
			}
			yield map;
		}
		case "array" -> children(children(type, "data").get(0), "value").stream().map(Wire::value).toList();
		case "boolean" -> type.getTextContent().equals("1");
		case "double" -> Double.valueOf(type.getTextContent());
		case "string" -> type.getTextContent();
		default -> type.getTagName() + ":" + type.getTextContent();
		};
	}

	private static List<Element> children(Element parent, String name) {
		var children = new ArrayList<Element>();
		for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
			if (node instanceof Element element && (name == null || element.getTagName().equals(name))) {
				children.add(element);
			}
		}
		return children;
	}

	@SuppressWarnings("unchecked")
	public static Call readJson(String body) {
		Map<String, Object> call = GSON.fromJson(body, Map.class);
		return new Call(call.get("method").toString(), (List<Object>) call.get("params"));
	}
}
