// SPDX-License-Identifier: EPL-2.0
package org.adxen.integration.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.adxen.fleet.Fleet;
import org.adxen.integration.Programs;
import org.adxen.operations.Operations;
import org.adxen.operations.group.GroupFiles;
import org.adxen.operations.group.Groups;
import org.adxen.operations.group.KnownGroup;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The groups that an environment knows, and what becomes of their files. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class KnownGroupsTest {

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private Fleet fleet;
	private Operations operations;
	private Groups groups;
	private Path config;
	private Path file;

	@Before
	public void start() throws Exception {
		fleet = Programs.fleet(folder.newFolder("environment").toPath());
		operations = Programs.operations(fleet);
		groups = Programs.groups(fleet, operations);
		config = Files.writeString(folder.getRoot().toPath().resolve("web.cfg"), config("web", 64));
		file = folder.getRoot().toPath().resolve("shop.adxgroup");
		GroupFiles.create(file, "shop", List.of(config));
		fleet.addGroupFiles(List.of(file));
	}

	@After
	public void close() throws Exception {
		Programs.close(groups);
		Programs.close(operations);
		Programs.close(fleet);
	}

	@Test
	public void areReadAgainOnlyWhenAFileChanged() throws Exception {
		KnownGroup before = groups.read().getFirst();
		assertThat(before.name()).isEqualTo("shop");
		assertThat(groups.read().getFirst()).isSameAs(before);

		Files.writeString(config, config("web", 1024));
		KnownGroup after = groups.read().getFirst();
		assertThat(memory(before)).isEqualTo(64L << 20);
		assertThat(memory(after)).isEqualTo(1024L << 20);
	}

	private static String config(String name, int megabytes) {
		return "name = \"" + name + "\"\ntype = \"pvh\"\nmemory = " + megabytes + "\nvcpus = 1\nkernel = \"/boot/guest/vmlinuz\"\n";
	}

	private static long memory(KnownGroup group) {
		return group.expansion().members().getFirst().domain().memory().bytes();
	}

	@Test
	public void oneThatVanishesIsNamedWithTheReason() throws Exception {
		Files.delete(file);
		KnownGroup gone = groups.read().getFirst();
		assertThat(gone.definition()).isNull();
		assertThat(gone.name()).isEqualTo("shop.adxgroup");
		assertThat(gone.problem()).contains(file.toString());
	}

	@Test
	public void whoListensHearsOfChangesOfTheFiles() throws Exception {
		var told = new AtomicInteger();
		groups.addListener(told::incrementAndGet);
		await().until(() -> groups.all().size() == 1);
		int before = told.get();
		Files.writeString(config, config("shop-front", 64));
		await().until(() -> told.get() > before);
		assertThat(groups.all().getFirst().expansion().members().getFirst().domainName()).isEqualTo("shop-front");
	}

	@Test
	public void hasTheShippedPoliciesEqualSharesFirst() {
		assertThat(groups.policies().all()).hasSizeGreaterThanOrEqualTo(3);
		assertThat(groups.policies().all().getFirst().id()).isEqualTo("equal-shares");
	}
}
