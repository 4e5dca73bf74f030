// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.rpc;

import java.io.IOException;
import java.io.InputStream;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.eclipse.jdt.annotation.Nullable;

import com.fasterxml.aalto.stax.InputFactoryImpl;

/**
 * XML-RPC values. Uses Aalto, which decodes only the text that is asked for, and has no limit on the five predefined
 * entities; document types and with them all other entities are refused.
 * <p>
 * Between calls the reader stands on a value's start tag when the value is next, and on its end tag when it was read.
 */
final class XmlCursor implements Cursor {

	/** Elements; one level of a value is up to four of them. */
	static final int DEPTH = 256;

	private final XMLStreamReader xml;

	private XmlCursor(XMLStreamReader xml) {
		this.xml = xml;
	}

	/** Stands on the document's root element. */
	static XmlCursor open(InputStream in) throws IOException {
		XMLInputFactory factory = new InputFactoryImpl();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
		factory.setProperty(XMLInputFactory.IS_COALESCING, false);
		try {
			var cursor = new XmlCursor(factory.createXMLStreamReader(in));
			while (cursor.next() != XMLStreamConstants.START_ELEMENT) {
				// comments before the root
			}
			return cursor;
		} catch (XMLStreamException e) {
			throw malformed(e);
		}
	}

	/** Goes on to the next tag, which must be this start tag, or returns false when it is another one. */
	boolean enter(String element) throws IOException {
		return tag() == XMLStreamConstants.START_ELEMENT && element.equals(xml.getLocalName());
	}

	/** The next start tag's name, or null at the end of the root. A row's end is told meanwhile. */
	@Nullable
	String nextStart(String root, String row, Runnable rowEnded) throws IOException {
		for (;;) {
			if (tag() == XMLStreamConstants.START_ELEMENT) {
				return xml.getLocalName();
			}
			if (isAt(row)) {
				rowEnded.run();
			} else if (isAt(root)) {
				return null;
			}
		}
	}

	boolean isAt(String element) {
		return element.equals(xml.getLocalName());
	}

	@Override
	public boolean struct() throws IOException {
		return into("struct");
	}

	@Override
	public @Nullable String member() throws IOException {
		int event = tag();
		if (event == XMLStreamConstants.END_ELEMENT && isAt("member")) {
			event = tag(); // the one before
		}
		if (event == XMLStreamConstants.START_ELEMENT) {
			expect("member");
			start("name");
			String name = content();
			start("value");
			return name;
		}
		end("value");
		return null;
	}

	@Override
	public boolean array() throws IOException {
		if (!into("array")) {
			return false;
		}
		start("data");
		return true;
	}

	@Override
	public boolean element() throws IOException {
		if (tag() == XMLStreamConstants.START_ELEMENT) {
			expect("value");
			return true;
		}
		end("array");
		end("value");
		return false;
	}

	@Override
	public String text() throws IOException {
		StringBuilder more = null;
		String text = "";
		for (;;) {
			switch (next()) {
			case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
				if (text.isEmpty()) {
					text = xml.getText();
				} else {
					more = more == null ? new StringBuilder(text) : more;
					more.append(xml.getText());
				}
			}
			case XMLStreamConstants.START_ELEMENT -> {
				if (isAt("struct") || isAt("array")) {
					leave(2);
					return "";
				}
				String typed = content();
				leave(1);
				return typed;
			}
			case XMLStreamConstants.END_ELEMENT -> {
				return more == null ? text : more.toString();
			}
			default -> {
				// comments
			}
			}
		}
	}

	@Override
	public void skip() throws IOException {
		leave(1);
	}

	/** Enters the typed element of the value if it is the wanted one, else skips the value. */
	private boolean into(String type) throws IOException {
		for (;;) {
			switch (next()) {
			case XMLStreamConstants.START_ELEMENT -> {
				if (isAt(type)) {
					return true;
				}
				leave(2);
				return false;
			}
			case XMLStreamConstants.END_ELEMENT -> {
				return false;
			}
			default -> {
				// the text of another kind of value, or the white space before the element
			}
			}
		}
	}

	/** Reads on until that many elements have been left. */
	private void leave(int levels) throws IOException {
		for (int depth = levels; depth > 0;) {
			switch (next()) {
			case XMLStreamConstants.START_ELEMENT -> {
				if (++depth > DEPTH) {
					throw new BadAnswer("sent an answer nested too deeply");
				}
			}
			case XMLStreamConstants.END_ELEMENT -> depth--;
			default -> {
				// skipped
			}
			}
		}
	}

	/** The text of the element whose start tag was read. */
	String content() throws IOException {
		try {
			return xml.getElementText();
		} catch (XMLStreamException e) {
			throw malformed(e);
		}
	}

	private void start(String element) throws IOException {
		tag();
		expect(element);
	}

	private void end(String element) throws IOException {
		if (tag() != XMLStreamConstants.END_ELEMENT) {
			throw new BadAnswer("sent <" + xml.getLocalName() + "> where </" + element + "> was expected");
		}
	}

	private void expect(String element) throws IOException {
		if (!isAt(element)) {
			throw new BadAnswer("sent <" + xml.getLocalName() + "> where <" + element + "> was expected");
		}
	}

	private int tag() throws IOException {
		for (;;) {
			int event = next();
			if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
				return event;
			}
		}
	}

	private int next() throws IOException {
		try {
			int event = xml.next();
			if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
				throw new BadAnswer("sent XML with a document type, which is not accepted");
			}
			if (event == XMLStreamConstants.END_DOCUMENT) {
				throw new BadAnswer("sent an answer that ends too early");
			}
			return event;
		} catch (XMLStreamException e) {
			throw malformed(e);
		}
	}

	private static IOException malformed(XMLStreamException e) {
		return e.getNestedException() instanceof IOException io ? io : new BadAnswer("sent malformed XML", e);
	}
}
