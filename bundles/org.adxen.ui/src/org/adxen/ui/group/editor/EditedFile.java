// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group.editor;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.Fleet;
import org.adxen.model.Group;
import org.adxen.model.Member;
import org.adxen.model.store.GroupFile;
import org.adxen.model.store.StoreException;
import org.adxen.operations.group.GroupFiles;
import org.adxen.operations.group.Groups;
import org.adxen.ui.files.Activation;
import org.adxen.ui.files.KnownContent;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.emf.common.command.Command;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.operation.ModalContext;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;

/** The editor's file on the disk: read and written on workers, and looked at when the editor is activated. Display thread only. */
final class EditedFile {

	private final GroupEditor editor;
	private final KnownContent known = new KnownContent();
	private final Listener activated = e -> look();
	private boolean asking;
	private boolean disposed;

	EditedFile(GroupEditor editor) {
		this.editor = editor;
	}

	// --- reading

	/** Shows a page that says so, reads, and hands over. */
	void load() {
		var page = new Composite(editor.container(), SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(14, 14).spacing(0, 8).applyTo(page);
		var sentence = new Label(page, SWT.WRAP);
		sentence.setText(NLS.bind(Messages.Editor_reading, editor.file()));
		GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(sentence);
		var again = new Link(page, SWT.NONE);
		again.setText("<a>" + Messages.Editor_readAgain + "</a>");
		again.setVisible(false);
		editor.addPage(page);
		again.addListener(SWT.Selection, e -> {
			again.setVisible(false);
			read(sentence, again);
		});
		read(sentence, again);
	}

	private void read(Label sentence, Link again) {
		Path file = editor.file();
		Display display = sentence.getDisplay();
		Job.createSystem(NLS.bind(Messages.Editor_reading, file), monitor -> {
			Group group = null;
			String failure = "";
			try {
				group = read(file);
			} catch (StoreException | IOException e) {
				failure = String.valueOf(e.getMessage());
			}
			Group result = group;
			String why = failure;
			display.asyncExec(() -> {
				if (disposed) {
					return;
				}
				if (result != null) {
					editor.opened(new GroupDocument(result, file));
					watch();
				} else {
					sentence.setText(why);
					again.setVisible(true);
					sentence.getParent().layout();
				}
			});
			return Status.OK_STATUS;
		}).schedule();
	}

	/** On a worker. */
	private Group read(Path file) throws StoreException, IOException {
		Group group = GroupFile.load(file);
		known.is(file, Files.readAllBytes(file));
		return group;
	}

	// --- what others do with it

	private void watch() {
		Shell shell = editor.getSite().getShell();
		shell.addListener(SWT.Activate, activated);
		editor.getSite().getPage().addPartListener(new Activation(editor, this::look));
	}

	/** Looks whether somebody else changed it. */
	private void look() {
		if (disposed || asking || editor.document() == null || editor.getSite().getPage().getActiveEditor() != editor) {
			return;
		}
		editor.checkAgain(); // the configuration files, too
		Path file = editor.document().file();
		Display display = editor.getSite().getShell().getDisplay();
		Job.createSystem("Look whether a group was changed", monitor -> {
			KnownContent.Now now = known.look(file);
			if (now != KnownContent.Now.SAME) {
				display.asyncExec(() -> ask(file, now));
			}
			return Status.OK_STATUS;
		}).schedule();
	}

	private void ask(Path file, KnownContent.Now now) {
		if (disposed || asking) {
			return;
		}
		asking = true;
		try {
			boolean gone = now == KnownContent.Now.GONE;
			String[] buttons = gone ? new String[] { Messages.Changed_keep } : new String[] { Messages.Changed_reload, Messages.Changed_keep };
			var dialog = new MessageDialog(editor.getSite().getShell(), Messages.Changed_title, null,
					NLS.bind(gone ? Messages.Changed_gone : Messages.Changed_text, file), MessageDialog.QUESTION, buttons.length - 1, buttons);
			boolean reload = dialog.open() == 0 && !gone;
			if (reload) {
				reload(file);
			} else {
				editor.document().keep();
				Job.createSystem("Remember a group's file", (ICoreRunnable) m -> known.isAsItIs(file)).schedule();
			}
		} finally {
			asking = false;
		}
	}

	private void reload(Path file) {
		Display display = editor.getSite().getShell().getDisplay();
		Job.createSystem(NLS.bind(Messages.Editor_reading, file), monitor -> {
			try {
				Group group = read(file);
				display.asyncExec(() -> {
					if (!disposed) {
						editor.source().forget();
						editor.document().reload(group);
					}
				});
			} catch (StoreException | IOException e) {
				known.isAsItIs(file);
				display.asyncExec(() -> {
					if (!disposed) {
						editor.document().keep();
						tell(String.valueOf(e.getMessage()));
					}
				});
			}
			return Status.OK_STATUS;
		}).schedule();
	}

	// --- writing

	/** The monitor is cancelled when it was not written. */
	void save(Path file, IProgressMonitor monitor) {
		byte[] bytes = editor.document().bytes();
		Command top = editor.document().top();
		try {
			if (!write(file, bytes, file.equals(editor.document().file()), monitor)) {
				if (!mayReplace(file)) {
					monitor.setCanceled(true);
					return;
				}
				write(file, bytes, false, monitor);
			}
			editor.document().saved(file, top);
		} catch (InvocationTargetException e) {
			monitor.setCanceled(true);
			tell(String.valueOf(e.getCause().getMessage()));
		} catch (InterruptedException e) {
			monitor.setCanceled(true);
		}
	}

	private boolean mayReplace(Path file) {
		return new MessageDialog(editor.getSite().getShell(), Messages.Changed_title, null, NLS.bind(Messages.Changed_replace, file),
				MessageDialog.WARNING, 1, Messages.Changed_replaceButton, IDialogConstants.CANCEL_LABEL).open() == 0;
	}

	/** On a worker, while the display thread goes on; false when somebody else changed the file and it was left alone. */
	private boolean write(Path file, byte[] bytes, boolean careful, IProgressMonitor monitor)
			throws InvocationTargetException, InterruptedException {
		boolean[] written = { true };
		Groups groups = editor.service(Groups.class);
		Fleet fleet = editor.service(Fleet.class);
		ModalContext.run(m -> {
			try {
				if (careful && known.look(file) == KnownContent.Now.OTHER) {
					written[0] = false;
					return;
				}
				GroupFile.save(file, bytes);
				known.is(file, bytes);
				groups.refresh();
			} catch (StoreException e) {
				throw new InvocationTargetException(e);
			}
			try {
				if (!fleet.groupFiles().contains(file)) {
					fleet.addGroupFiles(List.of(file));
				}
			} catch (EnvironmentException e) {
				ILog.get().warn(e.getMessage(), e); // it is saved; only the list of groups does not know it
			}
		}, true, monitor, editor.getSite().getShell().getDisplay());
		return written[0];
	}

	/** Under another name it is another group: two files of one group would both call the same domains theirs. */
	void saveAs(IProgressMonitor monitor) {
		GroupDocument document = editor.document();
		var dialog = new FileDialog(editor.getSite().getShell(), SWT.SAVE);
		dialog.setFilterExtensions(new String[] { "*" + GroupFile.EXTENSION });
		dialog.setFilterPath(String.valueOf(document.file().getParent()));
		dialog.setFileName(String.valueOf(document.file().getFileName()));
		dialog.setOverwrite(true);
		String chosen = dialog.open();
		if (chosen == null) {
			return;
		}
		Path file = Path.of(chosen.endsWith(GroupFile.EXTENSION) ? chosen : chosen + GroupFile.EXTENSION).toAbsolutePath();
		if (!file.equals(document.file())) {
			Path before = document.file();
			document.change(Messages.Editor_saveAs, () -> {
				document.group().setId(UUID.randomUUID().toString());
				document.group().getMembers().forEach(member -> move(member, before, file));
			});
		}
		save(file, monitor);
		if (!monitor.isCanceled()) {
			document.forgetHistory();
			editor.setFile(file);
		} else if (!file.equals(document.file())) {
			document.undo();
		}
	}

	/** The configuration files stay where they are. */
	private void move(Member member, Path before, Path after) {
		try {
			if (!member.isInRepository() && member.getFile() != null && !member.getFile().isBlank()) {
				member.setFile(GroupFiles.relative(after,
						GroupFiles.path(member, before, editor.service(Fleet.class).settings().repository())));
			}
		} catch (IOException e) {
			// It is no path, and stays none: the check says so.
		}
	}

	private void tell(String sentence) {
		MessageDialog.openError(editor.getSite().getShell(), editor.getPartName(), sentence);
	}

	void dispose() {
		disposed = true;
		Shell shell = editor.getSite().getShell();
		if (shell != null && !shell.isDisposed()) {
			shell.removeListener(SWT.Activate, activated);
		}
	}
}
