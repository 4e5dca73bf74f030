// SPDX-License-Identifier: EPL-2.0
package org.adxen.tests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;

import org.junit.Test;

/** What every META-INF/MANIFEST.MF says, and the build.properties beside it. */
public class ManifestTest {

	@Test
	public void aBundleIsNamedLikeItsFolder() {
		for (var bundle : Project.bundles()) {
			assertThat(bundle.header("Bundle-SymbolicName").replaceFirst(";.*", "")).as(bundle.name()).isEqualTo(bundle.name());
			assertThat(bundle.header("Automatic-Module-Name")).as(bundle.name()).isEqualTo(bundle.name());
		}
	}

	@Test
	public void aBundleNeedsJava21AndIsActivatedLazilyWithoutActivator() {
		for (var bundle : Project.bundles()) {
			assertThat(bundle.header("Bundle-RequiredExecutionEnvironment")).as(bundle.name()).isEqualTo("JavaSE-21");
			assertThat(bundle.header("Bundle-ActivationPolicy")).as(bundle.name()).isEqualTo("lazy");
			assertThat(bundle.header("Bundle-Activator")).as(bundle.name()).isEmpty();
		}
	}

	@Test
	public void aBundleHasVersionAndVendorOfTheProduct() {
		for (var bundle : Project.bundles()) {
			assertThat(bundle.header("Bundle-Version")).as(bundle.name()).isEqualTo("1.0.0.qualifier");
			assertThat(bundle.header("Bundle-Vendor")).as(bundle.name()).isEqualTo("AdXen");
		}
	}

	@Test
	public void onlyApiPackagesAreExportedWithTheirVersionAndToEverybody() {
		for (var bundle : Project.bundles())
			for (var clause : bundle.clauses("Export-Package")) {
				assertThat(clause).as(bundle.name()).endsWith(";version=\"1.0.0\"").doesNotContain("x-friends", "x-internal");
				var name = clause.replaceFirst(";.*", "");
				assertThat(name).as(bundle.name()).startsWith(bundle.name());
				assertThat(name.split("\\.")).as("%s exports %s", bundle.name(), name).doesNotContain("internal", "impl");
				assertThat(isDescribed(bundle, name)).as("%s exports %s, which has a package-info with Javadoc or is generated from the model",
						bundle.name(), name).isTrue();
			}
	}

	/** The promise: an exported package says what it is for. The model's own package is described in the Ecore file. */
	private static boolean isDescribed(Bundle bundle, String packageName) {
		var folder = packageName.replace('.', '/');
		return packageName.equals("org.adxen.model") || bundle.sourceFolders().stream().map(sources -> sources.resolve(folder + "/package-info.java"))
				.anyMatch(info -> Files.exists(info) && Project.lines(info).stream().anyMatch(line -> line.startsWith("/**")));
	}

	@Test
	public void aBundleThatContributesToTheRegistryIsASingleton() {
		for (var bundle : Project.bundles())
			if (Files.exists(bundle.folder().resolve("plugin.xml")))
				assertThat(bundle.header("Bundle-SymbolicName")).endsWith(";singleton:=true");
	}

	@Test
	public void whatABundleNeedsAtRunTimeIsPackedIntoIt() {
		for (var bundle : Project.bundles()) {
			var packed = List.of(bundle.buildProperty("bin.includes").split("\\s*,\\s*"));
			Stream.of("META-INF/", "OSGI-INF/", "plugin.xml", "icons/", "css/", "model/").filter(name -> Files.exists(bundle.folder().resolve(name)))
					.forEach(name -> assertThat(packed).as(bundle.name() + "/build.properties").anyMatch(entry -> entry.startsWith(name)));
		}
	}
}
