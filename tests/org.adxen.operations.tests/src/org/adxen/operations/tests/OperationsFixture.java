// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.PropertyResourceBundle;
import java.util.concurrent.TimeUnit;

import org.adxen.operations.JournalEntry;
import org.adxen.operations.Journal.JournalFilter;
import org.adxen.operations.OperationRequest;
import org.adxen.operations.OperationRun;
import org.adxen.operations.Target;
import org.adxen.operations.TargetOutcome;
import org.adxen.operations.Verdict;
import org.adxen.operations.internal.OperationsService;
import org.adxen.operations.internal.registry.OperationRegistry;
import org.eclipse.core.runtime.ContributorFactorySimple;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.RegistryFactory;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.spi.RegistryContributor;
import org.eclipse.core.runtime.spi.RegistryStrategy;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;

/** The operations as shipped, read from the real plugin.xml, on a fleet made by hand. */
public final class OperationsFixture extends ExternalResource {

	static final String PREFIX = "org.adxen.operations.";

	final FakeFleet fleet;
	final List<IStatus> log = Collections.synchronizedList(new ArrayList<>());
	private final TemporaryFolder folder;
	OperationsService operations;

	OperationsFixture() throws IOException {
		folder = new TemporaryFolder();
		folder.create();
		fleet = new FakeFleet(folder.getRoot().toPath());
		fleet.pool(FakeFleet.LAB, "lab");
		operations = new OperationsService(fleet.service, shipped(), log::add);
	}

	@Override
	protected void after() {
		operations.close();
		folder.delete();
	}

	Path environment() {
		return folder.getRoot().toPath();
	}

	/** As after the program was ended and started again. */
	void restart() {
		operations.close();
		operations = new OperationsService(fleet.service, shipped(), log::add);
	}

	FakeConnection lab() {
		return fleet.connections.get(FakeFleet.LAB);
	}

	Verdict check(String operation, Target target, Map<String, String> parameters) {
		return operations.check(operations.find(PREFIX + operation).orElseThrow(), target, parameters);
	}

	/** The reason of the refusal. */
	String refusal(String operation, Target target, Map<String, String> parameters) {
		Verdict verdict = check(operation, target, parameters);
		assertThat(verdict).isInstanceOf(Verdict.Refused.class);
		return ((Verdict.Refused) verdict).reason();
	}

	static OperationRequest request(String operation, Map<String, String> parameters, Target... targets) {
		return new OperationRequest(PREFIX + operation, List.of(targets), parameters, "", "test", true);
	}

	OperationRun run(String operation, Map<String, String> parameters, Target... targets) {
		return operations.run(request(operation, parameters, targets));
	}

	/** Runs it to its end. */
	Map<Target, TargetOutcome> outcomes(String operation, Map<String, String> parameters, Target... targets) {
		OperationRun run = run(operation, parameters, targets);
		awaitEnd(run);
		return run.outcomes();
	}

	TargetOutcome outcome(String operation, Map<String, String> parameters, Target target) {
		return outcomes(operation, parameters, target).get(target);
	}

	static void awaitEnd(OperationRun run) {
		await().pollInterval(Duration.ofMillis(5)).atMost(20, TimeUnit.SECONDS).until(run::isEnded);
	}

	List<JournalEntry> journal() {
		return operations.journal().read(JournalFilter.newest(1000)).entries();
	}

	static IExtensionRegistry shipped() {
		try (InputStream plugin = OperationsFixture.class.getResourceAsStream("/plugin.xml");
				InputStream words = OperationsFixture.class.getResourceAsStream("/OSGI-INF/l10n/bundle.properties")) {
			return registry("org.adxen.operations", plugin, new PropertyResourceBundle(words));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** A registry that knows only this contribution. */
	static IExtensionRegistry registry(String contributor, InputStream plugin, PropertyResourceBundle words) {
		Object token = new Object();
		IExtensionRegistry registry = RegistryFactory.createRegistry(new OwnClasses(), token, null);
		assertThat(registry.addContribution(plugin, ContributorFactorySimple.createContributor(contributor), false, null, words,
				token)).isTrue();
		assertThat(registry.getExtensionPoint(OperationRegistry.POINT)).isNotNull();
		return registry;
	}

	private static final class OwnClasses extends RegistryStrategy {
		OwnClasses() {
			super(null, null);
		}

		@Override
		@NonNullByDefault({})
		public Object createExecutableExtension(RegistryContributor contributor, String name, String overridden)
				throws CoreException {
			try {
				return Class.forName(name).getConstructor().newInstance();
			} catch (ReflectiveOperationException e) {
				throw new CoreException(Status.error(name, e));
			}
		}
	}
}
