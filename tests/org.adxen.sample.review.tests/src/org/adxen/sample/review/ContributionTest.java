// SPDX-License-Identifier: EPL-2.0
package org.adxen.sample.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;

import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.Platform;
import org.junit.Assume;
import org.junit.Before;
import org.junit.Test;

/** What AdXen sees of this plug-in in the extension registry. */
public class ContributionTest {

	@Before
	public void inOsgi() {
		Assume.assumeTrue(Platform.isRunning());
	}

	@Test
	public void bothOperationsCanBeMadeAndAreEachOthersInverse() throws Exception {
		var elements = contributed();
		assertThat(elements).extracting(element -> element.getAttribute("verb")).containsExactly("mark-reviewed", "unmark-reviewed");
		for (var element : elements)
			assertThat(element.createExecutableExtension("class")).isInstanceOf(Review.class);
		assertThat(elements.get(0).getAttribute("inverse")).isEqualTo(elements.get(1).getAttribute("id"));
		assertThat(elements.get(1).getAttribute("inverse")).isEqualTo(elements.get(0).getAttribute("id"));
	}

	@Test
	public void theirNamesAndIconsAreThere() {
		for (var element : contributed()) {
			assertThat(element.getAttribute("name")).doesNotContain("%");
			var icon = element.getAttribute("icon");
			assertThat(getClass().getResource("/" + icon)).isNotNull();
			assertThat(getClass().getResource("/" + icon.replace("icons/", "icons/dark/"))).isNotNull();
		}
	}

	private static List<IConfigurationElement> contributed() {
		return Arrays.stream(Platform.getExtensionRegistry().getConfigurationElementsFor("org.adxen.operations.operations"))
				.filter(element -> element.getContributor().getName().equals("org.adxen.sample.review")).toList();
	}
}
