// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group.editor;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

import org.adxen.model.Member;
import org.eclipse.emf.common.util.EList;
import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSource;
import org.eclipse.swt.dnd.DragSourceAdapter;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;

/** Members are dragged to another place, and files from a file manager become members. Display thread only. */
final class MemberDrag {

	private final Table table;
	private final GroupDocument document;

	/** @param addFiles puts members of files before a row */
	MemberDrag(MembersTable members, GroupDocument document, BiConsumer<List<Path>, Integer> addFiles) {
		this.document = document;
		table = members.control();
		var source = new DragSource(table, DND.DROP_MOVE);
		source.setTransfer(LocalSelectionTransfer.getTransfer());
		source.addDragListener(new DragSourceAdapter() {
			@Override
			public void dragStart(DragSourceEvent event) {
				event.doit = !members.selection().isEmpty();
				LocalSelectionTransfer.getTransfer().setSelection(new StructuredSelection(members.selection()));
			}

			@Override
			public void dragFinished(DragSourceEvent event) {
				LocalSelectionTransfer.getTransfer().setSelection(null);
			}
		});
		var target = new DropTarget(table, DND.DROP_MOVE | DND.DROP_COPY | DND.DROP_DEFAULT);
		target.setTransfer(new Transfer[] { LocalSelectionTransfer.getTransfer(), FileTransfer.getInstance() });
		target.addDropListener(new DropTargetAdapter() {
			@Override
			public void dragEnter(DropTargetEvent event) {
				if (event.detail == DND.DROP_DEFAULT) {
					event.detail = FileTransfer.getInstance().isSupportedType(event.currentDataType) ? DND.DROP_COPY : DND.DROP_MOVE;
				}
			}

			@Override
			public void dragOver(DropTargetEvent event) {
				event.feedback = DND.FEEDBACK_INSERT_BEFORE | DND.FEEDBACK_SCROLL;
			}

			@Override
			public void drop(DropTargetEvent event) {
				int row = event.item instanceof TableItem item ? table.indexOf(item) : table.getItemCount();
				if (event.data instanceof String[] files) {
					addFiles.accept(Arrays.stream(files).map(Path::of).toList(), row);
				} else if (LocalSelectionTransfer.getTransfer().isSupportedType(event.currentDataType)) {
					move(row);
				}
			}
		});
	}

	/** Puts the selected members before a row. */
	private void move(int row) {
		List<Member> moved = LocalSelectionTransfer.getTransfer().getSelection() instanceof StructuredSelection dragged
				? dragged.stream().filter(Member.class::isInstance).map(Member.class::cast).toList()
				: List.of();
		EList<Member> all = document.group().getMembers();
		// Dragged from another group: not ours to move.
		if (moved.isEmpty() || !all.containsAll(moved)) {
			return;
		}
		int before = (int) moved.stream().filter(m -> all.indexOf(m) < row).count();
		document.change(Messages.Members_move, () -> {
			moved.forEach(m -> all.move(all.size() - 1, m));
			int at = row - before;
			for (Member member : moved) {
				all.move(at++, member);
			}
		});
	}
}
