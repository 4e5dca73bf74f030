// SPDX-License-Identifier: EPL-2.0
package org.adxen.tests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.BeforeClass;
import org.junit.Test;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

/** What a bundle may see. Dependencies point one way only; the table is the one of docs/ARCHITECTURE.md. */
public class DependencyRulesTest {
	/** The JDK, and annotations that are gone at run time. */
	private static final String[] EVERYWHERE = { "java..", "javax..", "org.w3c.dom..", "org.xml.sax..", "org.eclipse.jdt.annotation" };
	/** Declarative Services, logging and messages: what the OSGi platform without a user interface offers. */
	private static final String[] SERVICES = { "org.osgi.service.component.annotations", "org.osgi.framework..", "org.eclipse.core.runtime..",
			"org.eclipse.osgi.util", "org.eclipse.osgi.service.." };
	private static final String[] XEN = { "org.adxen.xen", "org.adxen.xen.config" };
	private static final String[] DISCOVERY = { "org.adxen.discovery" };
	private static final String[] GSON = { "com.google.gson.." };
	private static final String[] EMF = { "org.eclipse.emf.." };
	private static final String[] MODEL = { "org.adxen.model", "org.adxen.model.store" };
	private static final String[] FLEET = { "org.adxen.fleet", "org.adxen.fleet.discovery", "org.adxen.fleet.query",
			"org.adxen.fleet.repository" };
	private static final String[] OPERATIONS = { "org.adxen.operations", "org.adxen.operations.group", "org.adxen.operations.placement" };
	private static final String[] WORKBENCH = { "org.eclipse.swt..", "org.eclipse.jface..", "org.eclipse.ui..", "org.eclipse.e4..",
			"org.eclipse.equinox..", "org.eclipse.core..", "org.osgi.." };

	/** Packages that a bundle may see besides its own and the JDK's. A bundle that is not listed fails. */
	private static final Map<String, String[]> MAY_SEE = Map.ofEntries(
			entry("org.adxen.xen", all()),
			entry("org.adxen.xen.xenapi", all(XEN, GSON, new String[] { "org.osgi.service.component.annotations", "org.apache.xmlrpc..",
					"org.apache.ws.commons..", "com.fasterxml.aalto..", "org.codehaus.stax2.." })),
			entry("org.adxen.xen.xl", all(XEN, GSON, new String[] { "org.osgi.service.component.annotations", "com.jcraft.jsch.." })),
			entry("org.adxen.xen.simulator", all(GSON, new String[] { "org.osgi.service.component.annotations", "com.sun.net.httpserver",
					"org.apache.sshd.." })),
			entry("org.adxen.discovery", all()),
			entry("org.adxen.model", all(XEN, EMF, new String[] { "org.eclipse.osgi.util" })),
			entry("org.adxen.fleet", all(XEN, DISCOVERY, MODEL, EMF, SERVICES, new String[] { "org.eclipse.equinox.security.." })),
			entry("org.adxen.operations", all(XEN, MODEL, FLEET, SERVICES, GSON, new String[] { "org.eclipse.emf.common.util" })),
			entry("org.adxen.cli", all(XEN, DISCOVERY, FLEET, OPERATIONS, SERVICES, GSON, new String[] { "picocli..", "org.eclipse.equinox.app" })),
			entry("org.adxen.ui", all(XEN, DISCOVERY, MODEL, EMF, FLEET, OPERATIONS, SERVICES, WORKBENCH)),
			entry("org.adxen.app", all(XEN, FLEET, OPERATIONS, SERVICES, WORKBENCH, new String[] { "org.adxen.ui.." })),
			entry("org.adxen.sample.review", all(XEN, FLEET, OPERATIONS, SERVICES)));

	private static BuiltClasses built;

	@BeforeClass
	public static void read() {
		built = new BuiltClasses();
	}

	@Test
	public void everyBundleHasARule() {
		assertThat(MAY_SEE.keySet()).containsExactlyInAnyOrderElementsOf(Project.bundles().stream().map(Bundle::name).toList());
	}

	@Test
	public void eachBundleSeesOnlyWhatTheArchitectureAllowsIt() {
		built.check(bundle -> classes().should().onlyDependOnClassesThat(resideInAnyPackage(EVERYWHERE)
				.or(resideInAnyPackage(MAY_SEE.getOrDefault(bundle.name(), all())))
				.or(belongsTo(bundle))
				.or(isServiceOfTheSimulator(bundle))));
	}

	@Test
	public void noBundleUsesAnInternalPackageOfAnother() {
		built.check(bundle -> noClasses().should().dependOnClassesThat(resideInAPackage("..internal..").and(not(belongsTo(bundle)))));
	}

	/** A class of the bundle: its package is a source folder there. Names alone do not tell org.adxen.xen from org.adxen.xen.xenapi. */
	private static DescribedPredicate<JavaClass> belongsTo(Bundle bundle) {
		return describe("of " + bundle.name(), type -> bundle.sourceFolders().stream()
				.anyMatch(sources -> sources.resolve(type.getBaseComponentType().getPackageName().replace('.', '/')).toFile().isDirectory()
						&& type.getPackageName().startsWith(bundle.name())));
	}

	/** Nothing but the interface under which the product finds it: simulator and connectors must not share what they could both get wrong. */
	private static DescribedPredicate<JavaClass> isServiceOfTheSimulator(Bundle bundle) {
		return describe("the service interface of the simulator",
				type -> bundle.name().equals("org.adxen.xen.simulator") && type.getName().startsWith("org.adxen.xen.FleetSimulator"));
	}

	private static String[] all(String[]... packages) {
		return Stream.of(packages).flatMap(Arrays::stream).toArray(String[]::new);
	}
}
