// SPDX-License-Identifier: EPL-2.0
package org.adxen.tests.architecture;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.TreeSet;

import org.junit.Test;

import com.tngtech.archunit.core.domain.JavaClass;

/** The rules are worth what they see: none of them may pass because classes were missing. */
public class CompletenessTest {

	@Test
	public void everyTypeOfTheSourcesIsAmongTheClassesThatTheRulesSee() {
		var built = new BuiltClasses().ofBundle();
		assertThat(built).isNotEmpty();
		built.forEach((bundle, classes) -> {
			var seen = classes.stream().map(JavaClass::getName).collect(toCollection(TreeSet::new));
			for (var sources : bundle.sourceFolders()) {
				var declared = DeclaredTypes.below(sources);
				assertThat(declared).as("types of %s", sources).isNotEmpty();
				assertThat(seen).as("class files in %s", bundle.classes()).containsAll(declared);
			}
		});
	}

	@Test
	public void everyBundleIsBuiltAndBuiltBeforeTheRulesAreChecked() throws IOException {
		var parent = Files.readString(Project.root().resolve("pom.xml"));
		var own = Files.readString(Project.root().resolve("tests/org.adxen.tests.architecture/pom.xml"));
		for (var bundle : Project.bundles()) {
			assertThat(parent.contains("<module>bundles/" + bundle.name() + "</module>"))
					.as("%s is a module of the build", bundle.name()).isTrue();
			assertThat(own.contains("<artifactId>" + bundle.name() + "</artifactId>"))
					.as("%s is named in the pom of the architecture tests", bundle.name()).isTrue();
		}
	}
}
