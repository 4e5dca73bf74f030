// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group.editor;

import org.adxen.model.Group;
import org.eclipse.emf.common.command.AbstractCommand;
import org.eclipse.emf.ecore.change.ChangeDescription;
import org.eclipse.emf.ecore.change.util.ChangeRecorder;

/** An edit that was watched while it was done, so that it can be undone whatever it was. */
final class RecordedChange extends AbstractCommand {

	private final ChangeDescription change;

	private RecordedChange(String label, ChangeDescription change) {
		super(label);
		this.change = change;
	}

	/** Does the edit. */
	static RecordedChange of(Group group, String label, Runnable edit) {
		var recorder = new ChangeRecorder(group);
		try {
			edit.run();
			return new RecordedChange(label, recorder.endRecording());
		} finally {
			recorder.dispose();
		}
	}

	boolean changesNothing() {
		return change.getObjectChanges().isEmpty();
	}

	@Override
	protected boolean prepare() {
		return true;
	}

	@Override
	public void execute() {
		// It was done while it was recorded.
	}

	@Override
	public void undo() {
		change.applyAndReverse();
	}

	@Override
	public void redo() {
		change.applyAndReverse();
	}
}
