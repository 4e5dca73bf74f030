// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import org.adxen.model.store.GroupFile;
import org.adxen.operations.group.GroupFiles;
import org.adxen.ui.driver.Conditions;
import org.adxen.ui.driver.SWTBotEditor;
import org.adxen.ui.driver.SWTBotTable;
import org.adxen.ui.driver.SWTBotText;
import org.adxen.ui.driver.SWTWorkbenchBot;
import org.adxen.ui.driver.UIThreadRunnable;
import org.adxen.ui.group.editor.GroupEditors;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * Not a test but a measurement, run by name: a group of {@value #MEMBERS} members, each with a configuration file of its own, is opened,
 * edited and saved, and how long the display thread was busy at most is told for each. The result is on standard output.
 */
public class LargeGroup {

	private static final int MEMBERS = 1_000;
	private static final int KEYS = 20;

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private final SWTWorkbenchBot bot = new SWTWorkbenchBot();
	private final AtomicLong longest = new AtomicLong();
	private volatile boolean over;
	private Path file;

	@Before
	public void define() throws IOException {
		Path root = folder.getRoot().toPath();
		var configs = new ArrayList<Path>();
		for (int i = 0; i < MEMBERS; i++) {
			Path config = root.resolve("vm-%04d.cfg".formatted(i));
			Files.writeString(config, """
					name = "vm-%1$04d"
					type = "pvh"
					memory = 256
					vcpus = 1
					kernel = "/boot/vmlinuz"
					disk = [ "/srv/vm-%1$04d.raw,raw,xvda,rw" ]
					vif = [ "bridge=xenbr0" ]
					""".formatted(i));
			configs.add(config);
		}
		file = root.resolve("large.adxgroup");
		GroupFiles.create(file, "Large", configs);
	}

	@After
	public void close() throws Exception {
		over = true;
		bot.closeAllEditors();
		Fleets.fleet().removeGroupFiles(Fleets.fleet().groupFiles());
	}

	private interface Step {
		void run() throws Exception;
	}

	private void measure(String what, Step step) throws Exception {
		longest.set(0);
		long start = System.nanoTime();
		step.run();
		System.out.printf("group of %d members: %s in %d ms, display thread busy for %d ms at most%n", MEMBERS, what,
				(System.nanoTime() - start) / 1_000_000, longest.get() / 1_000_000);
	}

	@Test
	public void measure() throws Exception {
		Thread.ofPlatform().daemon().start(this::watchDispatches);
		for (int round = 1; round <= 3; round++) {
			String name = "renamed-" + round;
			measure("opened", () -> {
				UIThreadRunnable.asyncExec(() -> GroupEditors.open(PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage(), file));
				bot.editorByTitle("large").page("Members");
			});
			SWTBotEditor editor = bot.editorByTitle("large");
			SWTBotTable table = editor.page("Members").bot().table();
			bot.waitUntil(Conditions.tableHasRows(table, MEMBERS));
			measure("checked", () -> bot.waitUntil(Conditions.that("memory is known", () -> !table.widget.getItem(0).getText(3).isEmpty())));
			table.select(0);
			SWTBotText field = editor.bot().textWithLabel("Name:");
			measure("edited by " + KEYS + " keys", () -> {
				for (int i = 0; i < KEYS; i++) {
					field.setText(name + "x".repeat(i));
				}
				field.setText(name);
			});
			UIThreadRunnable.run(table.widget::selectAll);
			measure("saved", () -> {
				editor.save();
				bot.waitUntil(Conditions.that("saved", () -> !editor.getReference().isDirty()));
			});
			assertThat(GroupFile.load(file).getMembers().getFirst().getName()).isEqualTo(name);
			editor.close();
		}
	}

	/** What is put to the display thread waits for what it is doing. */
	private void watchDispatches() {
		while (!over) {
			var done = new CountDownLatch(1);
			long start = System.nanoTime();
			Display.getDefault().asyncExec(done::countDown);
			try {
				done.await(60, TimeUnit.SECONDS);
			} catch (InterruptedException e) {
				return;
			}
			long waited = System.nanoTime() - start;
			longest.accumulateAndGet(waited, Math::max);
			LockSupport.parkNanos(2_000_000);
		}
	}
}
