// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group.editor;

import java.util.List;
import java.util.function.BooleanSupplier;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.handlers.IHandlerActivation;
import org.eclipse.ui.handlers.IHandlerService;

/** The workbench's Undo and Redo while the editor is active: of the text on the page with the source, of the group elsewhere. */
final class EditHandlers {

	private final GroupEditor editor;
	private final IHandlerService service;
	private final Switched undo;
	private final Switched redo;
	private final List<IHandlerActivation> activations;

	EditHandlers(GroupEditor editor) {
		this.editor = editor;
		service = editor.getSite().getService(IHandlerService.class);
		undo = new Switched(() -> inText() ? editor.source().canUndo() : editor.document().canUndo(), () -> {
			if (inText()) {
				editor.source().undo();
			} else {
				editor.document().undo();
			}
		});
		redo = new Switched(() -> inText() ? editor.source().canRedo() : editor.document().canRedo(), () -> {
			if (inText()) {
				editor.source().redo();
			} else {
				editor.document().redo();
			}
		});
		activations = List.of(service.activateHandler(IWorkbenchCommandConstants.EDIT_UNDO, undo),
				service.activateHandler(IWorkbenchCommandConstants.EDIT_REDO, redo));
		refresh();
	}

	/** Text that is not part of the group yet is undone by itself. */
	private boolean inText() {
		return editor.getActivePageInstance() == editor.source() && (editor.source().canUndo() || editor.source().canRedo());
	}

	void refresh() {
		undo.refresh();
		redo.refresh();
	}

	void dispose() {
		service.deactivateHandlers(activations);
	}

	private static final class Switched extends AbstractHandler {

		private final BooleanSupplier possible;
		private final Runnable code;

		Switched(BooleanSupplier possible, Runnable code) {
			this.possible = possible;
			this.code = code;
		}

		void refresh() {
			setBaseEnabled(possible.getAsBoolean());
		}

		@Override
		public Object execute(ExecutionEvent event) {
			if (possible.getAsBoolean()) {
				code.run();
			}
			return null;
		}
	}
}
