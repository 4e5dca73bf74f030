// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group.editor;

import java.nio.file.Path;
import java.util.List;

import org.adxen.fleet.Fleet;
import org.adxen.operations.group.GroupCheck;
import org.adxen.operations.group.GroupProblem;
import org.adxen.operations.group.Groups;
import org.adxen.ui.files.FileInput;
import org.adxen.ui.properties.FleetPropertyPage;
import org.adxen.ui.theme.Theme;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IPathEditorInput;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.forms.IManagedForm;
import org.eclipse.ui.forms.editor.SharedHeaderFormEditor;
import org.eclipse.ui.forms.events.HyperlinkAdapter;
import org.eclipse.ui.forms.events.HyperlinkEvent;
import org.eclipse.ui.forms.widgets.Form;
import org.eclipse.ui.views.properties.IPropertySheetPage;

/** Edits a group's file in a form. */
public final class GroupEditor extends SharedHeaderFormEditor {

	/** Id of the editor. */
	public static final String ID = "org.adxen.ui.editors.group";

	private final EditedFile disk = new EditedFile(this);
	private GroupDocument document;
	private GroupChecking checking;
	/** Null before the first check. */
	private GroupCheck check;
	private Theme theme;
	private List<GroupPage> pages = List.of();
	private SourcePage source;
	private EditHandlers handlers;

	@Override
	public void init(IEditorSite site, IEditorInput input) throws PartInitException {
		if (!(input instanceof IPathEditorInput path)) {
			throw new PartInitException(NLS.bind(Messages.Editor_noFile, input.getName()));
		}
		super.init(site, new FileInput(path.getPath().toPath().toAbsolutePath()));
		theme = site.getService(Theme.class);
		setPartName(getEditorInput().getName().replaceFirst("\\.adxgroup$", ""));
	}

	public Path file() {
		return ((FileInput) getEditorInput()).file();
	}

	@Override
	protected void createHeaderContents(IManagedForm header) {
		Form form = header.getForm().getForm();
		header.getToolkit().decorateFormHeading(form);
		form.setText(getPartName());
		form.addMessageHyperlinkListener(new HyperlinkAdapter() {
			@Override
			public void linkActivated(HyperlinkEvent e) {
				problems().stream().findFirst().ifPresent(p -> setActivePage(OverviewPage.ID));
			}
		});
		Runnable draw = () -> {
			form.setImage(theme.icon("group"));
			setTitleImage(theme.icon("group"));
		};
		draw.run();
		theme.follow(form, draw);
	}

	@Override
	protected void addPages() {
		disk.load();
	}

	/** The file was read. */
	void opened(GroupDocument read) {
		document = read;
		checking = new GroupChecking(getSite().getShell().getDisplay(), document, service(Fleet.class), service(Groups.class), this::show);
		source = new SourcePage(this);
		pages = List.of(new OverviewPage(this), new MembersPage(this), new PlacementPage(this), new ActivationPage(this));
		try {
			for (GroupPage page : pages) {
				addPage(page);
			}
			addPage(source);
		} catch (PartInitException e) {
			throw new IllegalStateException(e);
		}
		removePage(0);
		setActivePage(0);
		handlers = new EditHandlers(this);
		document.onChange(this::changed);
		changed();
	}

	GroupDocument document() {
		return document;
	}

	SourcePage source() {
		return source;
	}

	EditHandlers editHandlers() {
		return handlers;
	}

	<T> T service(Class<T> type) {
		return getSite().getService(type);
	}

	/** See {@link GroupCheck}; null before the first one. */
	GroupCheck check() {
		return check;
	}

	List<GroupProblem> problems() {
		return check == null ? List.of() : check.problems();
	}

	/** Text of what the group is called now. */
	private String title() {
		String name = document.group().getName();
		return name == null || name.isBlank() ? getPartName() : name;
	}

	private void changed() {
		pages.stream().filter(GroupPage::isMade).forEach(GroupPage::refresh);
		source.groupChanged();
		handlers.refresh();
		Form form = getHeaderForm().getForm().getForm();
		if (!form.getText().equals(title().replace("&", "&&"))) {
			form.setText(title().replace("&", "&&"));
		}
		firePropertyChange(PROP_DIRTY);
		checking.want();
	}

	private void show(GroupCheck checked) {
		check = checked;
		int count = checked.problems().size();
		Form form = getHeaderForm().getForm().getForm();
		if (form.isDisposed()) {
			return;
		}
		form.setMessage(count == 0 ? null : count == 1 ? Messages.Editor_problem : NLS.bind(Messages.Editor_problems, count),
				count == 0 ? IMessageProvider.NONE : IMessageProvider.ERROR);
		pages.stream().filter(GroupPage::isMade).forEach(page -> page.show(checked.problems()));
	}

	/** Shows where a problem is corrected. */
	void reveal(GroupProblem problem) {
		pages.stream().filter(page -> page.isAbout(problem)).findFirst().ifPresent(page -> {
			setActivePage(page.getId());
			page.reveal(problem);
		});
	}

	/** What was read of the file again. */
	void checkAgain() {
		if (checking != null) {
			checking.want();
		}
	}

	/** Properties goes on to show what is selected in the fleet. */
	@Override
	public <T> T getAdapter(Class<T> type) {
		return type == IPropertySheetPage.class ? type.cast(new FleetPropertyPage(getSite())) : super.getAdapter(type);
	}

	// --- what editors do

	@Override
	public boolean isDirty() {
		return document != null && (document.isDirty() || source.isChanged());
	}

	@Override
	public void doSave(IProgressMonitor monitor) {
		if (document != null && source.commit()) {
			disk.save(document.file(), monitor);
		} else {
			monitor.setCanceled(true);
		}
	}

	@Override
	public void doSaveAs() {
		if (document != null && source.commit()) {
			disk.saveAs(new NullProgressMonitor());
		}
	}

	@Override
	public boolean isSaveAsAllowed() {
		return document != null;
	}

	/** It is another file from now on. */
	void setFile(Path file) {
		setInput(new FileInput(file));
		setPartName(getEditorInput().getName().replaceFirst("\\.adxgroup$", ""));
		firePropertyChange(PROP_INPUT);
	}

	@Override
	protected void pageChange(int index) {
		super.pageChange(index);
		if (source != null && getActivePageInstance() == source) {
			source.shown();
		}
		if (handlers != null) {
			handlers.refresh();
		}
	}

	/** Of the page that is shown before the file was read, or instead. */
	Composite container() {
		return getContainer();
	}

	@Override
	public void dispose() {
		if (checking != null) {
			checking.stop();
		}
		if (handlers != null) {
			handlers.dispose();
		}
		disk.dispose();
		super.dispose();
	}
}
