// SPDX-License-Identifier: EPL-2.0
package org.adxen.tests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.junit.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** An extension point is a promise to strangers: its schema must be enough to write an extension by. */
public class ExtensionPointsTest {

	@Test
	public void everyExtensionPointHasASchema() throws Exception {
		for (var bundle : Project.bundles()) {
			var plugin = bundle.folder().resolve("plugin.xml");
			if (plugin.toFile().exists())
				for (var point : descendants(parse(plugin), "extension-point"))
					assertThat(bundle.folder().resolve(point.getAttribute("schema"))).as("schema of %s", point.getAttribute("id")).isRegularFile();
		}
	}

	@Test
	public void everySchemaSaysWhatItIsForSinceWhenAndGivesAnExample() throws Exception {
		for (var schema : schemas()) {
			var root = parse(schema);
			assertThat(documentation(root)).as("what %s is for", schema).hasSizeGreaterThan(80);
			for (var section : List.of("since", "examples", "apiinfo"))
				assertThat(section(root, section)).as("section %s of %s", section, schema).isNotBlank();
			assertThat(section(root, "examples")).as("example of %s", schema).contains("<extension");
		}
	}

	@Test
	public void everyAttributeOfASchemaIsDocumentedAndEveryClassHasAType() throws Exception {
		for (var schema : schemas())
			for (var attribute : descendants(parse(schema), "attribute")) {
				if (isOfEveryPoint(attribute))
					continue;
				assertThat(documentation(attribute)).as("%s of %s", attribute.getAttribute("name"), schema).isNotBlank();
				for (var meta : descendants(attribute, "meta.attribute"))
					if (meta.getAttribute("kind").equals("java"))
						assertThat(meta.getAttribute("basedOn")).as("type of %s of %s", attribute.getAttribute("name"), schema).contains("org.adxen.");
			}
	}

	/** The attributes of element extension are the same everywhere. */
	private static boolean isOfEveryPoint(Element attribute) {
		return attribute.getParentNode().getParentNode() instanceof Element element && element.getAttribute("name").equals("extension");
	}

	private static List<Path> schemas() {
		var schemas = Project.filesBelow(Project.root().resolve("bundles")).stream().filter(file -> file.toString().endsWith(".exsd")).toList();
		assertThat(schemas).isNotEmpty();
		return schemas;
	}

	/** The documentation of an element itself, in its own annotation. */
	private static String documentation(Element element) {
		return children(element, "annotation").stream().filter(annotation -> descendants(annotation, "meta.section").isEmpty())
				.flatMap(annotation -> children(annotation, "documentation").stream()).map(text -> text.getTextContent().strip()).findFirst().orElse("");
	}

	private static String section(Element root, String type) {
		return children(root, "annotation").stream()
				.filter(annotation -> descendants(annotation, "meta.section").stream()
						.anyMatch(meta -> meta.getAttribute("type").equalsIgnoreCase(type)))
				.flatMap(annotation -> children(annotation, "documentation").stream()).map(Element::getTextContent).findFirst().orElse("");
	}

	private static List<Element> children(Element parent, String name) {
		var found = new ArrayList<Element>();
		for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling())
			if (child instanceof Element element && element.getLocalName().equals(name))
				found.add(element);
		return found;
	}

	private static List<Element> descendants(Element parent, String name) {
		var found = new ArrayList<Element>();
		var elements = parent.getElementsByTagNameNS("*", name);
		for (int i = 0; i < elements.getLength(); i++)
			found.add((Element) elements.item(i));
		return found;
	}

	private static Element parse(Path file) throws IOException, SAXException, ParserConfigurationException {
		var factory = DocumentBuilderFactory.newInstance();
		factory.setNamespaceAware(true);
		factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
		return factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
	}
}
