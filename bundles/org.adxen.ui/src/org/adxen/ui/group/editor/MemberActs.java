// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group.editor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.adxen.fleet.Fleet;
import org.adxen.fleet.HostPaths;
import org.adxen.fleet.ImageRepository;
import org.adxen.model.Group;
import org.adxen.model.Member;
import org.adxen.operations.group.GroupEdits;
import org.adxen.operations.group.GroupFiles;
import org.adxen.ui.config.ConfigViewer;
import org.adxen.ui.repository.RepositoryDialog;
import org.adxen.ui.theme.Theme;
import org.adxen.xen.HostFiles.Entry;
import org.adxen.xen.HostFiles.Kind;
import org.adxen.xen.config.ConfigFile;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;

/** What is done with members of the table as wholes. Display thread only. */
final class MemberActs {

	private final GroupEditor editor;
	private final GroupDocument document;
	private final MembersTable table;

	MemberActs(GroupEditor editor, MembersTable table) {
		this.editor = editor;
		this.table = table;
		document = editor.document();
	}

	private Group group() {
		return document.group();
	}

	private Shell shell() {
		return editor.getSite().getShell();
	}

	// --- adding

	void addFiles() {
		add(files(SWT.MULTI), afterSelection());
	}

	private int afterSelection() {
		return table.selection().isEmpty() ? group().getMembers().size()
				: group().getMembers().indexOf(table.selection().getLast()) + 1;
	}

	private List<Path> files(int style) {
		var dialog = new FileDialog(shell(), SWT.OPEN | style);
		dialog.setText(Messages.Members_chooseFiles);
		dialog.setFilterExtensions(new String[] { "*.cfg;*.xl;*.conf", "*" });
		dialog.setFilterNames(new String[] { Messages.Members_configs, Messages.Members_allFiles });
		dialog.setFilterPath(String.valueOf(document.file().getParent()));
		return dialog.open() == null ? List.of() : Arrays.stream(dialog.getFileNames()).map(Path.of(dialog.getFilterPath())::resolve).toList();
	}

	/** One member for each configuration file, put before the row. */
	void add(List<Path> files, int row) {
		if (!files.isEmpty()) {
			insert(row, files.stream().map(f -> (Making) () -> GroupFiles.member(group(), document.file(), f)).toList());
		}
	}

	@FunctionalInterface
	private interface Making {
		Member make();
	}

	private void insert(int row, List<Making> members) {
		var added = new ArrayList<Member>();
		document.change(Messages.Members_add, () -> {
			int at = row;
			for (Making making : members) {
				Member member = making.make();
				group().getMembers().add(at++, member);
				added.add(member);
			}
		});
		table.select(added);
	}

	void addFromRepository() {
		insertFromRepository(repositoryPaths(true));
	}

	private void insertFromRepository(List<String> paths) {
		if (!paths.isEmpty()) {
			insert(afterSelection(), paths.stream().map(path -> (Making) () -> {
				Member member = GroupFiles.member(group(), document.file(), Path.of(HostPaths.name(path)));
				member.setFile(path);
				member.setInRepository(true);
				return member;
			}).toList());
		}
	}

	/** Relative to the repository; asks. */
	private List<String> repositoryPaths(boolean several) {
		Fleet fleet = editor.service(Fleet.class);
		ImageRepository repository = fleet.settings().repository();
		if (!repository.isSet()) {
			MessageDialog.openInformation(shell(), Messages.Members_chooseRepository, Messages.Members_noRepository);
			return List.of();
		}
		Predicate<Entry> wanted = entry -> entry.kind() == Kind.FILE && entry.bytes() <= ConfigFile.MAX_SIZE;
		List<String> chosen = RepositoryDialog.chooseSeveral(shell(), fleet, editor.service(Theme.class),
				Messages.Members_chooseRepository, Messages.Members_repositoryHint, "", several, wanted).stream()
				.map(RepositoryDialog.Chosen::path).toList();
		List<String> outside = chosen.stream().filter(path -> !repository.contains(path)).toList();
		if (!outside.isEmpty()) {
			MessageDialog.openError(shell(), Messages.Members_chooseRepository,
					NLS.bind(Messages.Members_outside, Names.some(outside, 3, p -> p), repository.path()));
		}
		return chosen.stream().filter(repository::contains).map(path -> path.substring(repository.path().length()).replaceFirst("^/+", ""))
				.toList();
	}

	// --- the file of one member

	void browse(Member member) {
		files(SWT.SINGLE).stream().findFirst()
				.ifPresent(file -> document.change(Messages.Details_file, () -> setFile(member, GroupFiles.relative(document.file(), file), false)));
	}

	void browseRepository(Member member) {
		repositoryPaths(false).stream().findFirst()
				.ifPresent(path -> document.change(Messages.Details_file, () -> setFile(member, path, true)));
	}

	private static void setFile(Member member, String file, boolean inRepository) {
		member.setFile(file);
		member.setInRepository(inRepository);
	}

	/** Shows the configuration beside the editor. */
	void open() {
		if (table.selection().size() != 1) {
			return;
		}
		Member member = table.selection().getFirst();
		try {
			Path path = GroupFiles.path(member, document.file(), editor.service(Fleet.class).settings().repository());
			if (!path.toString().isEmpty()) {
				ConfigViewer.openBeside(editor, path);
			}
		} catch (IOException e) {
			MessageDialog.openError(shell(), Objects.requireNonNullElse(member.getName(), ""), String.valueOf(e.getMessage()));
		}
	}

	// --- order and number

	void duplicate() {
		List<Member> originals = table.selection();
		var copies = new ArrayList<Member>();
		document.change(Messages.Members_duplicate, () -> originals.forEach(m -> copies.add(GroupEdits.duplicate(group(), m))));
		table.select(copies);
	}

	void remove() {
		List<Member> gone = table.selection();
		if (gone.isEmpty()) {
			return;
		}
		int at = group().getMembers().indexOf(gone.getFirst());
		document.change(Messages.Members_remove, () -> GroupEdits.remove(group(), gone));
		List<Member> left = group().getMembers();
		table.select(left.isEmpty() ? List.of() : List.of(left.get(Math.min(at, left.size() - 1))));
	}

	private int[] rows() {
		return table.selection().stream().mapToInt(group().getMembers()::indexOf).sorted().toArray();
	}

	boolean mayMove(int by) {
		int[] rows = rows();
		return rows.length > 0 && (by < 0 ? rows[0] > 0 : rows[rows.length - 1] < group().getMembers().size() - 1);
	}

	void move(int by) {
		if (mayMove(by)) {
			int[] rows = rows();
			document.change(Messages.Members_move, () -> Stream.iterate(by < 0 ? 0 : rows.length - 1, i -> i >= 0 && i < rows.length,
					i -> i - by).forEach(i -> group().getMembers().move(rows[i] + by, rows[i])));
		}
	}
}
