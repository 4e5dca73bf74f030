// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group.create;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.adxen.fleet.Fleet;
import org.adxen.fleet.ImageRepository;
import org.adxen.model.store.GroupFile;
import org.adxen.ui.DialogButtons;
import org.adxen.ui.repository.RepositoryDialog;
import org.adxen.ui.theme.Theme;
import org.adxen.xen.HostFiles.Kind;
import org.adxen.xen.config.ConfigFile;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;

/** Name, file and members of a new group. */
final class NewGroupPage extends WizardPage {

	private static final int COLUMNS = 3;
	private static final int ROWS = 8;
	private static final int[] WIDTHS = { 150, 380 };
	private static final String FOLDER = "groups";

	private final Fleet fleet;
	private final Theme theme;
	private final List<NewMember> members;
	private Text name;
	private Text file;
	private Table table;
	private Button remove;
	/** Whether the file is still the one that the name makes. */
	private boolean follows = true;

	NewGroupPage(Fleet fleet, Theme theme, List<NewMember> members, boolean fromDomains) {
		super("group", Messages.New_pageTitle, null);
		this.fleet = fleet;
		this.theme = theme;
		this.members = new ArrayList<>(members);
		setDescription(fromDomains ? Messages.New_fromDomains : Messages.New_description);
	}

	@Override
	public void createControl(Composite parent) {
		var form = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(COLUMNS).margins(10, 10).spacing(6, 6).applyTo(form);
		new Label(form, SWT.NONE).setText(Messages.New_name);
		name = new Text(form, SWT.BORDER);
		GridDataFactory.fillDefaults().grab(true, false).span(COLUMNS - 1, 1).applyTo(name);
		new Label(form, SWT.NONE).setText(Messages.New_file);
		file = new Text(form, SWT.BORDER);
		GridDataFactory.fillDefaults().grab(true, false).hint(360, SWT.DEFAULT).align(SWT.FILL, SWT.CENTER).applyTo(file);
		setButtonLayoutData(button(form, Messages.New_browse, this::browse));
		Label label = new Label(form, SWT.NONE);
		label.setText(Messages.New_members);
		GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).indent(0, 4).applyTo(label);
		table = new Table(form, SWT.BORDER | SWT.MULTI | SWT.FULL_SELECTION);
		table.setHeaderVisible(true);
		String[] titles = { Messages.New_member, Messages.New_config };
		for (int i = 0; i < titles.length; i++) {
			var column = new TableColumn(table, SWT.LEFT);
			column.setText(titles[i]);
			column.setWidth(WIDTHS[i]);
		}
		GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, (ROWS + 1) * table.getItemHeight()).applyTo(table);
		table.addListener(SWT.Selection, e -> DialogButtons.enable(remove, table.getSelectionCount() > 0));
		var buttons = new Composite(form, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(buttons);
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.BEGINNING).applyTo(buttons);
		setButtonLayoutData(button(buttons, Messages.New_addFiles, this::addFiles));
		setButtonLayoutData(button(buttons, Messages.New_addRepository, this::addFromRepository));
		remove = button(buttons, Messages.New_remove, this::remove);
		setButtonLayoutData(remove);
		for (Control each : buttons.getChildren()) {
			GridDataFactory.fillDefaults().grab(true, false).applyTo(each);
		}
		DialogButtons.enable(remove, false);
		name.addModifyListener(e -> {
			if (follows) {
				String stem = GroupMaking.fileName(name.getText());
				file.setText(fleet.environment().folder().resolve(FOLDER).resolve(stem + GroupFile.EXTENSION).toString());
				follows = true;
			}
			validate();
		});
		file.addModifyListener(e -> {
			follows = !file.isFocusControl() && follows;
			validate();
		});
		fill();
		setControl(form);
		Dialog.applyDialogFont(form);
		setPageComplete(false);
		name.setFocus();
	}

	private static Button button(Composite form, String text, Runnable code) {
		var button = new Button(form, SWT.PUSH);
		button.setText(text);
		button.addListener(SWT.Selection, e -> code.run());
		return button;
	}

	private void browse() {
		var dialog = new FileDialog(getShell(), SWT.SAVE);
		dialog.setFilterExtensions(new String[] { "*" + GroupFile.EXTENSION });
		dialog.setFilterPath(fleet.environment().folder().toString());
		dialog.setFileName(GroupMaking.fileName(name.getText()) + GroupFile.EXTENSION);
		String chosen = dialog.open();
		if (chosen != null) {
			follows = false;
			file.setText(chosen.endsWith(GroupFile.EXTENSION) ? chosen : chosen + GroupFile.EXTENSION);
		}
	}

	private void addFiles() {
		var dialog = new FileDialog(getShell(), SWT.OPEN | SWT.MULTI);
		dialog.setText(Messages.New_chooseFiles);
		dialog.setFilterExtensions(new String[] { "*.cfg;*.xl;*.conf", "*" });
		dialog.setFilterNames(new String[] { Messages.New_configs, Messages.New_allFiles });
		if (dialog.open() != null) {
			Arrays.stream(dialog.getFileNames()).map(Path.of(dialog.getFilterPath())::resolve).map(NewMember::of).forEach(members::add);
			fill();
			validate();
		}
	}

	private void addFromRepository() {
		ImageRepository repository = fleet.settings().repository();
		if (!repository.isSet()) {
			setMessage(Messages.New_noRepository, WARNING);
			return;
		}
		RepositoryDialog.chooseSeveral(getShell(), fleet, theme, Messages.New_chooseFiles, Messages.New_description, "",
				true, entry -> entry.kind() == Kind.FILE && entry.bytes() <= ConfigFile.MAX_SIZE).stream()
				.map(RepositoryDialog.Chosen::path).filter(repository::contains)
				.map(path -> NewMember.inRepository(path.substring(repository.path().length()).replaceFirst("^/+", ""))).forEach(members::add);
		fill();
		validate();
	}

	private void remove() {
		int[] rows = table.getSelectionIndices();
		for (int i = rows.length - 1; i >= 0; i--) {
			members.remove(rows[i]);
		}
		fill();
		validate();
	}

	private void fill() {
		table.removeAll();
		for (NewMember member : members) {
			var item = new TableItem(table, SWT.NONE);
			item.setText(new String[] { member.name(), member.explanation() });
			item.setImage(theme.icon(member.kind() == NewMember.Kind.DRAFT ? "warning" : "domain"));
		}
		DialogButtons.enable(remove, false);
	}

	private void validate() {
		String problem = problem();
		setErrorMessage(problem);
		boolean drafts = members.stream().anyMatch(m -> m.kind() == NewMember.Kind.DRAFT);
		setMessage(problem == null && drafts ? Messages.New_draftWarning : null, WARNING);
		setPageComplete(problem == null);
	}

	/** A sentence; null when all is well. Whether the file is there already is seen when it is made. */
	private String problem() {
		if (name.getText().isBlank()) {
			return Messages.New_noName;
		}
		try {
			return file().isAbsolute() && file().toString().endsWith(GroupFile.EXTENSION) ? null
					: NLS.bind(Messages.New_badFile, file.getText(), GroupFile.EXTENSION);
		} catch (InvalidPathException e) {
			return NLS.bind(Messages.New_badFile, file.getText(), GroupFile.EXTENSION);
		}
	}

	Path file() {
		return Path.of(file.getText().strip());
	}

	String groupName() {
		return name.getText().strip();
	}

	List<NewMember> members() {
		return List.copyOf(members);
	}
}
