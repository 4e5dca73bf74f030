// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.adxen.ui.files.Activation;
import org.adxen.ui.files.FileInput;
import org.adxen.ui.operations.ConfigProblems;
import org.adxen.ui.text.UndoableText;
import org.adxen.ui.theme.Theme;
import org.adxen.xen.config.ConfigFile;
import org.adxen.xen.config.ConfigProblem;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.model.application.ui.basic.MPartSashContainerElement;
import org.eclipse.e4.ui.model.application.ui.basic.MPartStack;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IPathEditorInput;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.EditorPart;

/** Shows a domain configuration file with its problems marked; it is read again each time the viewer is activated. */
public final class ConfigViewer extends EditorPart {

	/** Id of the editor. */
	public static final String ID = "org.adxen.ui.editors.config";

	private static final float SHARE = 0.4f;

	private Label sentence;
	private UndoableText text;
	private ConfigProblems problems;

	/** Opens it in a stack beside the editor, which stays in sight. Display thread only. */
	public static void openBeside(IEditorPart editor, Path file) {
		try {
			var input = new FileInput(file.toAbsolutePath());
			boolean open = editor.getSite().getPage().findEditor(input) != null;
			IEditorPart viewer = editor.getSite().getPage().openEditor(input, ID);
			if (!open) {
				moveBeside(editor.getSite().getService(MPart.class), viewer.getSite().getService(MPart.class));
				editor.getSite().getPage().activate(viewer);
			}
		} catch (PartInitException e) {
			ILog.get().error(e.getMessage(), e);
		}
	}

	/** Into the stack to the right of the other one's, which is made if need be. */
	private static void moveBeside(MPart other, MPart part) {
		EModelService model = other.getContext().get(EModelService.class);
		if (!((Object) other.getParent() instanceof MPartSashContainerElement stack) || part.getParent() != other.getParent()) {
			return; // somebody has put editors beside each other already
		}
		MPartStack beside = model.createModelElement(MPartStack.class);
		beside.getTags().add("EditorStack");
		model.insert(beside, stack, EModelService.RIGHT_OF, SHARE);
		beside.getChildren().add(part);
		beside.setSelectedElement(part);
	}

	@Override
	public void init(IEditorSite site, IEditorInput input) throws PartInitException {
		if (!(input instanceof IPathEditorInput path)) {
			throw new PartInitException(NLS.bind(Messages.Config_noFile, input.getName()));
		}
		setSite(site);
		setInput(new FileInput(path.getPath().toPath().toAbsolutePath()));
		setPartName(getEditorInput().getName());
		setTitleImage(site.getService(Theme.class).icon("file"));
	}

	@Override
	public void createPartControl(Composite parent) {
		Theme theme = getSite().getService(Theme.class);
		GridLayoutFactory.fillDefaults().margins(8, 8).spacing(0, 6).applyTo(parent);
		sentence = new Label(parent, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).hint(100, SWT.DEFAULT).applyTo(sentence);
		text = new UndoableText(parent, theme, false);
		GridDataFactory.fillDefaults().grab(true, true).hint(200, 200).applyTo(text.control());
		problems = new ConfigProblems(parent, 1, theme);
		problems.onSelection(problem -> text.goTo(problem.line()));
		theme.follow(parent, () -> setTitleImage(theme.icon("file")));
		getSite().getPage().addPartListener(new Activation(this, this::read));
		read();
	}

	private void read() {
		Path file = ((FileInput) getEditorInput()).file();
		Display display = text.control().getDisplay();
		Job.createSystem(NLS.bind(Messages.Config_reading, file), monitor -> {
			ConfigFile read = null;
			String failure = "";
			try {
				read = ConfigFile.read(file);
			} catch (IOException e) {
				failure = String.valueOf(e.getMessage());
			}
			ConfigFile config = read;
			String why = failure;
			display.asyncExec(() -> show(file, config, why));
			return Status.OK_STATUS;
		}).schedule();
	}

	private void show(Path file, ConfigFile config, String failure) {
		if (text.control().isDisposed()) {
			return;
		}
		sentence.setText(config == null ? failure : file.toString());
		text.set(config == null ? "" : new String(config.source(), StandardCharsets.UTF_8));
		problems.show(config);
		if (config != null) {
			config.problems().stream().mapToInt(ConfigProblem::line).distinct().forEach(text::markLine);
		}
	}

	@Override
	public void setFocus() {
		text.control().setFocus();
	}

	@Override
	public void doSave(IProgressMonitor monitor) {
		// Nothing is changed here.
	}

	@Override
	public void doSaveAs() {
		// Nothing is changed here.
	}

	@Override
	public boolean isDirty() {
		return false;
	}

	@Override
	public boolean isSaveAsAllowed() {
		return false;
	}
}
