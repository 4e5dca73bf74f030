// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.adxen.model.Group;
import org.adxen.model.Member;
import org.adxen.model.store.GroupFile;
import org.adxen.operations.group.GroupFiles;
import org.adxen.ui.AdxenUi;
import org.adxen.ui.driver.Conditions;
import org.adxen.ui.driver.SWTBotEditor;
import org.adxen.ui.driver.SWTBotSpinner;
import org.adxen.ui.driver.SWTBotTable;
import org.adxen.ui.driver.SWTBotText;
import org.adxen.ui.driver.SWTWorkbenchBot;
import org.adxen.ui.driver.UIThreadRunnable;
import org.adxen.ui.group.editor.GroupEditors;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.forms.widgets.Form;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** An admin defines a group in its editor, corrects what is wrong, undoes, and saves. */
public class GroupEditorUiTest {

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private final SWTWorkbenchBot bot = new SWTWorkbenchBot();
	private Path file;
	private SWTBotEditor editor;

	@Before
	public void open() throws IOException {
		Path root = folder.getRoot().toPath();
		for (String name : List.of("db", "web")) {
			Files.writeString(root.resolve(name + ".cfg"),
					"name = \"%1$s-${n}\"\ntype = \"pvh\"\nmemory = 64\nkernel = \"/boot/vmlinuz\"\n".formatted(name));
		}
		file = root.resolve("shop.adxgroup");
		GroupFiles.create(file, "Web shop", List.of(root.resolve("db.cfg"), root.resolve("web.cfg")));
		UIThreadRunnable.run(() -> GroupEditors.open(PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage(), file));
		editor = bot.editorByTitle("shop");
		bot.waitUntil(Conditions.that("read and checked", () -> header().getMessage() == null && header().getText().equals("Web shop")));
	}

	@After
	public void close() throws Exception {
		bot.closeAllShells();
		bot.closeAllEditors();
		Fleets.fleet().removeGroupFiles(Fleets.fleet().groupFiles());
	}

	/** On the display thread. */
	private Form header() {
		return form((Control) editor.getReference().getSite().getService(MPart.class).getWidget());
	}

	private static Form form(Control control) {
		if (control instanceof Form form) {
			return form;
		}
		if (control instanceof Composite composite) {
			for (Control child : composite.getChildren()) {
				Form found = form(child);
				if (found != null) {
					return found;
				}
			}
		}
		return null;
	}

	private void awaitHeader(String message) {
		bot.waitUntil(Conditions.that("header says " + message, () -> message.equals(String.valueOf(header().getMessage()))));
	}

	private Group saved() throws Exception {
		editor.save();
		bot.waitUntil(Conditions.that("saved", () -> !editor.getReference().isDirty()));
		return GroupFile.load(file);
	}

	private SWTBotTable members() {
		return editor.page("Members").bot().table();
	}

	@Test
	public void aProblemIsSaidAtItsFieldAndCountedUntilItIsCorrected() throws Exception {
		members().select("web");
		editor.bot().spinnerWithLabel("Equal domains:").setSelection(4);
		SWTBotSpinner timeout = editor.bot().spinnerWithLabel("Time-out in seconds:");
		timeout.setSelection(0);
		awaitHeader("1 problem");
		assertThat(UIThreadRunnable.syncExec(timeout.widget::getToolTipText)).contains("web", "Give it a second or more");
		assertThat(editor.isDirty()).isTrue();
		timeout.setSelection(60);
		awaitHeader("null");
		Group group = saved();
		assertThat(group.getMembers().get(1).getCount()).isEqualTo(4);
		assertThat(Fleets.fleet().groupFiles()).contains(file);
	}

	@Test
	public void aProblemOfTheListLeadsToItsMember() {
		members().select("db");
		editor.bot().textWithLabel("Configuration:").setText("absent.cfg");
		awaitHeader("1 problem");
		members().select("web");
		SWTBotTable problems = editor.page("Overview").bot().table();
		problems.select(0);
		UIThreadRunnable.run(() -> problems.widget.notifyListeners(SWT.DefaultSelection, new Event()));
		SWTBotText configuration = editor.bot().textWithLabel("Configuration:");
		bot.waitUntil(Conditions.that("the field has the keyboard",
				() -> configuration.widget.isFocusControl() && configuration.widget.getText().equals("absent.cfg")));
	}

	@Test
	public void aRenamedMemberIsRenamedEverywhereAndBackByOneUndo() throws Exception {
		members().select("web");
		editor.bot().textWithMessage("members that are ready before").setText("db");
		editor.bot().table().select("db");
		SWTBotText name = editor.bot().textWithLabel("Name:");
		name.setText("postgre");
		name.setText("postgres");
		assertThat(editor.bot().table().cell(1, "After")).isEqualTo("postgres");
		name.pressShortcut(SWT.CTRL, 'z');
		bot.waitUntil(Conditions.that("undone", () -> name.widget.getText().equals("db")));
		assertThat(editor.bot().table().cell(1, "After")).isEqualTo("db");
		bot.menu("Edit").menu("Redo").click();
		bot.waitUntil(Conditions.that("redone", () -> name.widget.getText().equals("postgres")));
		Group group = saved();
		assertThat(group.getMembers().stream().map(Member::getName).toList()).isEqualTo(List.of("postgres", "web"));
		assertThat(group.getMembers().get(1).getAfter()).containsExactly("postgres");
	}

	@Test
	public void membersAreMovedAndRemoved() throws Exception {
		SWTBotTable table = members().select("web");
		table.contextMenu("Move Up").click();
		bot.waitUntil(Conditions.that("moved", () -> table.widget.getItem(0).getText().equals("web")));
		table.contextMenu("Remove").click();
		bot.waitUntil(Conditions.tableHasRows(table, 1));
		assertThat(saved().getMembers().stream().map(Member::getName).toList()).isEqualTo(List.of("db"));
	}

	@Test
	public void theSourceIsTheGroupWhenItIsLeftUnlessItCannotBeRead() throws Exception {
		editor.page("Source");
		var text = editor.bot().styledText();
		String good = text.getText();
		text.setText(good.replace("name=\"web\"", "name=\"web\" count=\"many\""));
		editor.page("Overview");
		bot.waitUntil(Conditions.that("it stays", () -> text.widget.isVisible()));
		text.setText(good.replace("name=\"web\"", "name=\"front\""));
		assertThat(members().cell(1, 0)).isEqualTo("front");
		assertThat(saved().getMembers().get(1).getName()).isEqualTo("front");
	}

	@Test
	public void aFileThatSomebodyElseChangedIsReadAgainWhenTheAdminSaysSo() throws Exception {
		Group other = GroupFile.load(file);
		other.setName("Market");
		GroupFile.save(file, other);
		bot.viewById(AdxenUi.FLEET).show();
		editor.show();
		bot.shell("Group Changed").bot().button("Read Again").click();
		bot.waitUntil(Conditions.that("read again", () -> header().getText().equals("Market")));
		assertThat(editor.isDirty()).isFalse();
	}

	@Test
	public void whatIsKeptAgainstAChangedFileIsDirtyUntilItIsSaved() throws Exception {
		Group other = GroupFile.load(file);
		other.setName("Market");
		GroupFile.save(file, other);
		bot.viewById(AdxenUi.FLEET).show();
		editor.show();
		bot.shell("Group Changed").bot().button("Keep Mine").click();
		bot.waitUntil(Conditions.that("dirty", () -> editor.getReference().isDirty()));
		assertThat(saved().getName()).isEqualTo("Web shop");
	}
}
