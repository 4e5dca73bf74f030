// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.rpc;

import java.util.function.Function;

import org.apache.ws.commons.util.NamespaceContextImpl;
import org.apache.xmlrpc.common.TypeFactoryImpl;
import org.apache.xmlrpc.common.XmlRpcController;
import org.apache.xmlrpc.common.XmlRpcStreamConfig;
import org.apache.xmlrpc.parser.AtomicParser;
import org.apache.xmlrpc.parser.TypeParser;
import org.xml.sax.SAXException;

/**
 * The types that an answer may hold. Not base64, which the Xen API has no use for and the library would hand to Java's
 * deserialisation when a fault carries it, and nothing from a foreign namespace (serialised objects, DOM nodes). Added:
 * {@code nil}, {@code i8}, and nan and inf among doubles. Dates stay text: the library would lose their zone.
 */
final class ValueTypes extends TypeFactoryImpl {

	private static final class Scalar extends AtomicParser {

		private final Function<String, Object> read;

		Scalar(Function<String, Object> read) {
			this.read = read;
		}

		@Override
		protected void setResult(String text) throws SAXException {
			try {
				super.setResult(read.apply(text));
			} catch (NumberFormatException e) {
				throw new SAXException("\"" + text + "\" is no number", e);
			}
		}
	}

	ValueTypes(XmlRpcController controller) {
		super(controller);
	}

	@Override
	public TypeParser getParser(XmlRpcStreamConfig config, NamespaceContextImpl context, String uri, String name) {
		if (!uri.isEmpty()) {
			return null;
		}
		return switch (name) {
		case "nil" -> new Scalar(text -> "");
		case "i4", "int", "i8" -> new Scalar(text -> Long.valueOf(text.strip()));
		case "double" -> new Scalar(text -> Scalars.real(text));
		case "dateTime.iso8601" -> new Scalar(text -> text);
		case "string", "boolean", "struct", "array" -> super.getParser(config, context, uri, name);
		default -> null;
		};
	}
}
