// SPDX-License-Identifier: EPL-2.0
package org.adxen.model.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.adxen.model.ModelPackage;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.impl.ExtensibleURIConverterImpl;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.eclipse.emf.ecore.xmi.XMLResource;
import org.eclipse.emf.ecore.xmi.impl.XMIResourceImpl;
import org.eclipse.osgi.util.NLS;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Our objects from XML and to XML. What is read may come from anybody, so: no DOCTYPE, no entities, nothing that leads out
 * of the file (references, schema locations, packages of others), all checked before EMF sees it.
 */
final class ModelXml {

	static final String NAMESPACE = "http://adxen.org/model/1";
	private static final String XMI = "http://www.omg.org/XMI";
	private static final Map<String, Object> SAVE = Map.of(XMLResource.OPTION_ENCODING, "UTF-8");

	/** What is wrong, as the end of a sentence. */
	static final class Malformed extends Exception {
		private static final long serialVersionUID = 1L;

		Malformed(String what, Throwable cause) {
			super(what, cause);
		}
	}

	private ModelXml() {
	}

	/** Parses without looking at what it means. */
	static Document parse(byte[] xml) throws Malformed {
		try {
			DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
			factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
			factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
			factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
			factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
			factory.setExpandEntityReferences(false);
			factory.setXIncludeAware(false);
			var builder = factory.newDocumentBuilder();
			builder.setErrorHandler(new Strict());
			return builder.parse(new ByteArrayInputStream(xml));
		} catch (SAXParseException e) {
			throw new Malformed(e.getLineNumber() + ":" + e.getColumnNumber() + ": " + e.getMessage(), e);
		} catch (SAXException | IOException e) {
			throw new Malformed(e.getMessage(), e);
		} catch (ParserConfigurationException e) {
			throw new IllegalStateException("The Java platform's XML parser cannot be made safe", e);
		}
	}

	/** The version of a file's format, also of one whose namespace only a newer AdXen knows: the version is what decides. */
	static int format(Element root, String expected) throws Malformed {
		String space = root.getNamespaceURI();
		if (!expected.equals(root.getLocalName()) || space == null || !space.startsWith("http://adxen.org/model")) {
			throw new Malformed(NLS.bind(Messages.not_expected, root.getTagName()), null);
		}
		String version = root.getAttribute("formatVersion");
		try {
			return version.isEmpty() ? 0 : Math.max(0, Integer.parseInt(version));
		} catch (NumberFormatException e) {
			throw new Malformed("formatVersion=\"" + version + "\"", e);
		}
	}

	/** Makes the object of a parsed file whose root must be of the given class. */
	static EObject read(Document document, String root) throws Malformed {
		Element element = document.getDocumentElement();
		if (!NAMESPACE.equals(element.getNamespaceURI()) || !root.equals(element.getLocalName())) {
			throw new Malformed(NLS.bind(Messages.not_expected, element.getTagName()), null);
		}
		checkAttributes(element);
		checkContent(element);
		XMIResourceImpl resource = newResource();
		try {
			resource.load(document, Map.of());
		} catch (IOException | RuntimeException e) {
			throw new Malformed(e.getMessage(), e);
		}
		EObject read = resource.getContents().get(0);
		resource.getContents().clear();
		return read;
	}

	static byte[] write(EObject root) {
		withoutWhatXmlCannotHold(root);
		root.eAllContents().forEachRemaining(ModelXml::withoutWhatXmlCannotHold);
		XMIResourceImpl resource = newResource();
		resource.getContents().add(root);
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try {
			resource.save(out, SAVE);
		} catch (IOException e) {
			throw new IllegalStateException("Nothing can fail in memory", e);
		} finally {
			resource.getContents().clear();
		}
		return out.toByteArray();
	}

	private static XMIResourceImpl newResource() {
		ResourceSetImpl set = new ResourceSetImpl();
		set.getPackageRegistry().put(NAMESPACE, ModelPackage.eINSTANCE);
		set.setURIConverter(new ExtensibleURIConverterImpl(List.of(), List.of()));
		XMIResourceImpl resource = new XMIResourceImpl(URI.createURI("adxen"));
		set.getResources().add(resource);
		return resource;
	}

	private static void checkContent(Element parent) throws Malformed {
		for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
			if (node instanceof Element child) {
				if (child.getNamespaceURI() != null) {
					throw new Malformed(NLS.bind(Messages.not_expected, child.getTagName()), null);
				}
				checkAttributes(child);
				checkContent(child);
			}
		}
	}

	private static void checkAttributes(Element element) throws Malformed {
		var attributes = element.getAttributes();
		for (int i = 0; i < attributes.getLength(); i++) {
			Attr attribute = (Attr) attributes.item(i);
			String space = attribute.getNamespaceURI();
			boolean ours = space == null && !attribute.getName().equals("href");
			if (!ours && !XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(space)
					&& !(XMI.equals(space) && attribute.getLocalName().equals("version"))) {
				throw new Malformed(NLS.bind(Messages.not_expected, attribute.getName()), null);
			}
		}
	}

	/** Control characters that somebody pasted into a label or note are left out: XML 1.0 has no way to write them. */
	private static void withoutWhatXmlCannotHold(EObject object) {
		for (EAttribute attribute : object.eClass().getEAllAttributes()) {
			if (!attribute.isMany() && object.eGet(attribute) instanceof String text) {
				String clean = clean(text);
				if (!clean.equals(text)) {
					object.eSet(attribute, clean);
				}
			} else if (attribute.isMany() && object.eGet(attribute) instanceof List<?> list) {
				@SuppressWarnings("unchecked")
				List<String> texts = (List<String>) list;
				texts.replaceAll(ModelXml::clean);
			}
		}
	}

	private static String clean(String text) {
		if (text.codePoints().allMatch(ModelXml::isXml)) {
			return text;
		}
		return text.codePoints().filter(ModelXml::isXml)
				.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
	}

	private static boolean isXml(int c) {
		return c == '\t' || c == '\n' || c == '\r' || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
	}

	private static final class Strict implements ErrorHandler {
		@Override
		public void warning(SAXParseException e) throws SAXException {
			throw e;
		}

		@Override
		public void error(SAXParseException e) throws SAXException {
			throw e;
		}

		@Override
		public void fatalError(SAXParseException e) throws SAXException {
			throw e;
		}
	}
}
