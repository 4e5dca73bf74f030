// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.PropertyResourceBundle;

import org.adxen.operations.OperationDescriptor;
import org.adxen.operations.OperationDescriptor.Asking;
import org.adxen.operations.internal.registry.OperationRegistry;
import org.eclipse.core.runtime.IStatus;
import org.junit.Test;

@SuppressWarnings("null") // AssertJ says nothing of null
public class RegistryTest {

	private final List<IStatus> log = new ArrayList<>();

	private OperationRegistry registry(String operations) throws Exception {
		String plugin = "<?xml version=\"1.0\"?><?eclipse version=\"3.4\"?><plugin><extension-point id=\"org.adxen.operations.operations\" name=\"x\"/>"
				+ "<extension point=\"org.adxen.operations.operations\">" + operations + "</extension></plugin>";
		return new OperationRegistry(OperationsFixture.registry("com.example.extra",
				new ByteArrayInputStream(plugin.getBytes(StandardCharsets.UTF_8)),
				new PropertyResourceBundle(new StringReader("name=Ping"))), log::add);
	}

	private static String operation(String id, String verb, String type) {
		return "<operation id=\"" + id + "\" verb=\"" + verb + "\" name=\"%name\" targets=\"domains\" asking=\"never\" class=\""
				+ type + "\"/>";
	}

	@Test
	public void allShippedOperationsCanBeMadeAndHaveTheirInverse() {
		var registry = new OperationRegistry(OperationsFixture.shipped(), log::add);
		assertThat(registry.all()).hasSizeGreaterThan(20);
		for (OperationDescriptor operation : registry.all()) {
			assertThat(registry.operation(operation)).as(operation.id()).isPresent();
			assertThat(operation.name()).doesNotContain("%");
			assertThat(operation.description()).endsWith(".").doesNotContain("%");
			assertThat(operation.icon()).startsWith("icons/").endsWith(".svg");
			assertThat(operation.verb()).matches("[a-z][a-z-]*( [a-z][a-z-]*)?");
			assertThat(operation.inverse().isEmpty() || registry.find(operation.inverse()).isPresent()).isTrue();
			operation.parameters().forEach(p -> assertThat(p.label()).doesNotContain("%"));
		}
		assertThat(log).isEmpty();
	}

	@Test
	public void whatLosesSomethingAlwaysAsks() {
		var registry = new OperationRegistry(OperationsFixture.shipped(), log::add);
		assertThat(registry.all()).filteredOn(OperationDescriptor::destructive)
				.allMatch(o -> o.asking() == Asking.ALWAYS).hasSize(3);
		assertThat(registry.find("destroy")).map(OperationDescriptor::name).contains("Force Shut Down");
	}

	@Test
	public void aPluginsOperationIsFoundByIdAndVerb() throws Exception {
		var registry = registry(operation("com.example.ping", "ping", "x.Y"));
		assertThat(registry.find("com.example.ping")).isPresent().isEqualTo(registry.find("ping"));
		assertThat(registry.find("ping").orElseThrow().contributor()).isEqualTo("com.example.extra");
		assertThat(registry.find("")).isEmpty();
	}

	@Test
	public void aBadContributionIsLoggedOnceAndLeftOut() throws Exception {
		var registry = registry("<operation id=\"com.example.bad\" name=\"Bad\" targets=\"stars\" asking=\"never\" class=\"x.Y\"/>"
				+ operation("com.example.ping", "ping", "x.Y") + operation("com.example.ping2", "ping", "x.Y"));
		assertThat(registry.all()).extracting(OperationDescriptor::id).containsExactly("com.example.ping");
		assertThat(log).hasSize(2);
		assertThat(log.getFirst().getMessage()).contains("com.example.bad", "com.example.extra", "stars");
		assertThat(log.get(1).getMessage()).contains("com.example.ping2", "ping");
	}

	@Test
	public void aClassThatCannotBeMadeIsLoggedOnce() throws Exception {
		var registry = registry(operation("com.example.ping", "ping", "x.Y"));
		OperationDescriptor ping = registry.find("ping").orElseThrow();
		assertThat(registry.operation(ping)).isEmpty();
		assertThat(registry.operation(ping)).isEmpty();
		assertThat(log).hasSize(1);
	}
}
