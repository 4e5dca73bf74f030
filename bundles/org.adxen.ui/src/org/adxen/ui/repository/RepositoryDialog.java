// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.repository;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.adxen.fleet.Fleet;
import org.adxen.fleet.HostPaths;
import org.adxen.fleet.ImageRepository;
import org.adxen.fleet.PoolView;
import org.adxen.ui.DialogButtons;
import org.adxen.ui.labels.Values;
import org.adxen.ui.theme.Theme;
import org.adxen.xen.HostFiles.Entry;
import org.adxen.xen.HostFiles.Kind;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;

/**
 * Chooses a file of the image repository, or of another folder of a plain Xen host. Folders are read on a worker; going elsewhere
 * or closing ends the reading of one that hangs.
 */
public final class RepositoryDialog extends TitleAreaDialog {

	private static final int ROWS = 12;

	/**
	 * @param path as the hosts write it
	 * @param pool id of the pool of one where it was seen; empty when it was seen on this machine
	 */
	public record Chosen(String path, String pool) {
	}

	private final Fleet fleet;
	private final Theme theme;
	private final String title;
	private final String hint;
	private final boolean several;
	private final Predicate<Entry> wanted;
	private final List<Place> places;
	private Place place;

	private Combo where;
	private Text folder;
	private Button up;
	private Table files;
	private ProgressBar busy;
	private FolderReading reading;
	private FolderReading.Folder shown;
	private List<Chosen> chosen = List.of();

	private RepositoryDialog(Shell parent, Fleet fleet, Theme theme, String title, String hint, String preferred,
			boolean several, Predicate<Entry> wanted) {
		super(parent);
		this.several = several;
		this.fleet = fleet;
		this.theme = theme;
		this.title = title;
		this.hint = hint;
		this.wanted = wanted;
		places = Place.all(fleet);
		place = places.stream().filter(p -> p.host() != null && p.host().id().equals(preferred)).findFirst()
				.or(() -> places.stream().findFirst()).orElse(null);
		setHelpAvailable(false);
	}

	/**
	 * Asks. Display thread only.
	 *
	 * @param title     what is to be chosen
	 * @param hint      one line that says why
	 * @param preferred id of the pool where to look first, or empty
	 * @param wanted    the files that can be chosen; others are shown, dimmed
	 */
	public static Optional<Chosen> choose(Shell parent, Fleet fleet, Theme theme, String title, String hint, String preferred,
			Predicate<Entry> wanted) {
		return chooseSeveral(parent, fleet, theme, title, hint, preferred, false, wanted).stream().findFirst();
	}

	/**
	 * See {@link #choose}; empty when nothing was chosen.
	 *
	 * @param several whether more than one file of a folder can be chosen
	 */
	public static List<Chosen> chooseSeveral(Shell parent, Fleet fleet, Theme theme, String title, String hint, String preferred,
			boolean several, Predicate<Entry> wanted) {
		var dialog = new RepositoryDialog(parent, fleet, theme, title, hint, preferred, several, wanted);
		return dialog.open() == OK ? dialog.chosen : List.of();
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(title);
	}

	@Override
	protected boolean isResizable() {
		return true;
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		var area = (Composite) super.createDialogArea(parent);
		var form = new Composite(area, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(3).margins(10, 10).spacing(6, 6).applyTo(form);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(form);
		setTitle(title);
		setMessage(hint);
		new Label(form, SWT.NONE).setText(Messages.Repository_seenAt);
		where = new Combo(form, SWT.READ_ONLY);
		places.forEach(p -> where.add(p.label()));
		where.select(places.indexOf(place));
		where.addListener(SWT.Selection, e -> {
			place = places.get(where.getSelectionIndex());
			go(folder.getText());
		});
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(where);
		new Label(form, SWT.NONE).setText(Messages.Repository_folder);
		folder = new Text(form, SWT.BORDER);
		folder.addListener(SWT.DefaultSelection, e -> go(folder.getText()));
		// Or Return would be for the dialog's button.
		folder.addListener(SWT.Traverse, e -> e.doit = e.doit && e.detail != SWT.TRAVERSE_RETURN);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(folder);
		up = new Button(form, SWT.PUSH);
		up.setText(Messages.Repository_up);
		up.addListener(SWT.Selection, e -> go(HostPaths.parent(folder.getText())));
		setButtonLayoutData(up);
		files = new Table(form, SWT.BORDER | SWT.FULL_SELECTION | (several ? SWT.MULTI : SWT.SINGLE));
		files.setHeaderVisible(true);
		column(Messages.Repository_name, SWT.LEFT);
		column(Messages.Repository_size, SWT.RIGHT);
		column(Messages.Repository_modified, SWT.LEFT);
		files.addListener(SWT.Selection, e -> validate());
		files.addListener(SWT.DefaultSelection, e -> enter());
		GridDataFactory.fillDefaults().grab(true, true).span(3, 1).hint(560, (ROWS + 1) * files.getItemHeight()).applyTo(files);
		busy = new ProgressBar(form, SWT.INDETERMINATE);
		GridDataFactory.fillDefaults().grab(true, false).span(3, 1).applyTo(busy);
		getShell().addDisposeListener(e -> stop());
		begin();
		return area;
	}

	private void column(String name, int style) {
		new TableColumn(files, style).setText(name);
	}

	private void begin() {
		ImageRepository repository = fleet.settings().repository();
		if (place == null) {
			setErrorMessage(Messages.Repository_noPlace);
			busy.setVisible(false);
			return;
		}
		go(repository.isSet() ? repository.path() : "/");
	}

	private void go(String path) {
		stop();
		folder.setText(path.isBlank() ? "/" : path.strip());
		folder.setSelection(folder.getText().length());
		if (!folder.getText().startsWith("/")) {
			setErrorMessage(NLS.bind(Messages.Repository_notAbsolute, folder.getText()));
			return;
		}
		busy.setVisible(true);
		setErrorMessage(null);
		setMessage(NLS.bind(Messages.Repository_reading, folder.getText()));
		reading = new FolderReading(fleet, place, folder.getText(), getShell().getDisplay(), this::show);
		reading.schedule();
	}

	/** What is still being read is not wanted any more. */
	private void stop() {
		if (reading != null) {
			reading.cancel();
			reading = null;
		}
	}

	private void show(FolderReading.Folder read) {
		if (files.isDisposed()) {
			return;
		}
		shown = read;
		busy.setVisible(false);
		files.removeAll();
		for (Entry entry : read.entries()) {
			boolean isFolder = entry.kind() == Kind.FOLDER;
			var item = new TableItem(files, SWT.NONE);
			item.setText(new String[] { entry.name(), isFolder ? "" : Values.memory(entry.bytes()), Values.exact(entry.modifiedAt()) });
			item.setImage(theme.icon(isFolder ? "folder" : "file"));
			item.setData(entry);
			if (!isFolder && !isWanted(entry)) {
				item.setForeground(files.getDisplay().getSystemColor(SWT.COLOR_WIDGET_DISABLED_FOREGROUND));
			}
		}
		for (TableColumn column : files.getColumns()) {
			column.pack();
		}
		DialogButtons.enable(up, !read.path().equals("/"));
		setMessage(read.failure().isEmpty() && read.entries().isEmpty() ? NLS.bind(Messages.Repository_empty, read.path()) : hint);
		setErrorMessage(read.failure().isEmpty() ? null : read.failure());
		validate();
	}

	private boolean isWanted(Entry entry) {
		return entry.readable() && wanted.test(entry);
	}

	private Optional<Entry> selected() {
		return files.getSelectionCount() == 1 ? Optional.of((Entry) files.getSelection()[0].getData()) : Optional.empty();
	}

	private List<Entry> allSelected() {
		return Arrays.stream(files.getSelection()).map(item -> (Entry) item.getData()).toList();
	}

	private void validate() {
		Button ok = getButton(IDialogConstants.OK_ID);
		if (ok != null) {
			DialogButtons.enable(ok, !allSelected().isEmpty() && allSelected().stream().allMatch(this::isWanted));
		}
	}

	/** A folder is gone into, a file is chosen. */
	private void enter() {
		selected().ifPresent(entry -> {
			if (entry.kind() == Kind.FOLDER) {
				go(HostPaths.join(shown.path(), entry.name()));
			} else if (isWanted(entry)) {
				okPressed();
			}
		});
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		DialogButtons.enable(createButton(parent, IDialogConstants.OK_ID, Messages.Repository_choose, true), false);
		createButton(parent, IDialogConstants.CANCEL_ID, Messages.cancel, false);
	}

	@Override
	protected void okPressed() {
		List<Entry> entries = allSelected().stream().filter(this::isWanted).toList();
		if (!entries.isEmpty()) {
			PoolView host = shown.place().host();
			chosen = entries.stream()
					.map(entry -> new Chosen(HostPaths.join(shown.path(), entry.name()), host == null ? "" : host.id())).toList();
			super.okPressed();
		}
	}
}
