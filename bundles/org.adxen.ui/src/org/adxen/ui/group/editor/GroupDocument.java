// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group.editor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.adxen.model.Group;
import org.adxen.model.store.GroupFile;
import org.eclipse.core.runtime.ListenerList;
import org.eclipse.emf.common.command.BasicCommandStack;
import org.eclipse.emf.common.command.Command;

/** A group while it is edited: what it is, what was done to it, and whether that is saved. Display thread only. */
final class GroupDocument {

	private final Group group;
	private final BasicCommandStack stack = new BasicCommandStack();
	private final ListenerList<Runnable> listeners = new ListenerList<>();
	private Path file;
	/** The file on the disk is another one than what was loaded or saved, whatever was undone. */
	private boolean differs;
	/** What the last change was about, while it may go on. */
	private Object about;

	GroupDocument(Group group, Path file) {
		this.group = group;
		this.file = file;
	}

	Group group() {
		return group;
	}

	Path file() {
		return file;
	}

	void onChange(Runnable listener) {
		listeners.add(listener);
	}

	/** An edit of its own. */
	void change(String label, Runnable edit) {
		change(label, null, edit);
	}

	/**
	 * An edit that replaces the one before if that was about the same, so that typing a word is undone at once.
	 *
	 * @param subject what it is about; null for an edit of its own
	 */
	void change(String label, List<?> subject, Runnable edit) {
		if (subject != null && subject.equals(about) && stack.canUndo()) {
			stack.undo();
		}
		RecordedChange change = RecordedChange.of(group, label, edit);
		if (!change.changesNothing()) {
			stack.execute(change);
		}
		about = subject;
		changed();
	}

	/** What is typed next is another edit. */
	void endOfTyping() {
		about = null;
	}

	boolean canUndo() {
		return stack.canUndo();
	}

	boolean canRedo() {
		return stack.canRedo();
	}

	void undo() {
		if (stack.canUndo()) {
			about = null;
			stack.undo();
			changed();
		}
	}

	void redo() {
		if (stack.canRedo()) {
			about = null;
			stack.redo();
			changed();
		}
	}

	boolean isDirty() {
		return differs || stack.isSaveNeeded();
	}

	/** Where to go back to know whether something was changed since. */
	Command top() {
		return stack.getUndoCommand();
	}

	/** It was written as it was when this command was the last one. */
	void saved(Path where, Command top) {
		file = where;
		differs = false;
		about = null;
		if (stack.getUndoCommand() == top) {
			stack.saveIsDone();
		}
		changed();
	}

	/** What was done before cannot be undone any more. */
	void forgetHistory() {
		stack.flush();
		stack.saveIsDone();
		changed();
	}

	/** Somebody else changed the file, and what is here is to stay. */
	void keep() {
		differs = true;
		changed();
	}

	/** What was read of the file anew; nothing before can be undone. */
	void reload(Group read) {
		become(read);
		stack.flush();
		stack.saveIsDone();
		differs = false;
		about = null;
		changed();
	}

	/** Everything of another group, as an edit. */
	void replace(String label, Group other) {
		change(label, () -> become(other));
	}

	private void become(Group other) {
		group.eClass().getEAllStructuralFeatures().forEach(feature -> {
			if (feature.isMany()) {
				@SuppressWarnings("unchecked")
				var target = (List<Object>) group.eGet(feature);
				var wanted = new ArrayList<>((List<?>) other.eGet(feature));
				target.clear();
				target.addAll(wanted);
			} else if (!Objects.equals(group.eGet(feature), other.eGet(feature))) {
				group.eSet(feature, other.eGet(feature));
			}
		});
	}

	/** As it is written into the file. */
	byte[] bytes() {
		return GroupFile.write(group);
	}

	private void changed() {
		listeners.forEach(Runnable::run);
	}
}
