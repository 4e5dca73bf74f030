// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.tasks;

import org.adxen.operations.OperationRun;
import org.adxen.operations.TargetOutcome;
import org.adxen.ui.labels.Values;
import org.adxen.ui.theme.Theme;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.OwnerDrawLabelProvider;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.TreeItem;

/** What the columns of the tasks show. */
final class TaskColumns {

	private TaskColumns() {
	}

	/** The operation and what it is done to. */
	static final class What extends ColumnLabelProvider {

		private final Theme theme;

		What(Theme theme) {
			this.theme = theme;
		}

		@Override
		public String getText(Object element) {
			return switch (element) {
			case OperationRun run when run.names().size() == 1 -> NLS.bind(Messages.Tasks_one, run.operation().name(),
					run.names().values().iterator().next());
			case OperationRun run -> NLS.bind(Messages.Tasks_many, run.operation().name(), run.names().size());
			case TaskRow row -> row.name();
			default -> "";
			};
		}

		@Override
		public Image getImage(Object element) {
			return element instanceof OperationRun run ? theme.icon(run.operation().contributor(), run.operation().icon())
					: theme.icon("domain");
		}
	}

	/** How far it is or how it went. */
	static final class State extends ColumnLabelProvider {

		private final Theme theme;

		State(Theme theme) {
			this.theme = theme;
		}

		@Override
		public String getText(Object element) {
			return switch (element) {
			case OperationRun run -> OutcomeLabels.text(run);
			case TaskRow row -> OutcomeLabels.text(row.outcome());
			default -> "";
			};
		}

		@Override
		public Image getImage(Object element) {
			return switch (element) {
			case OperationRun run -> theme.icon(OutcomeLabels.icon(run));
			case TaskRow row -> theme.icon(OutcomeLabels.icon(row.outcome()));
			default -> null;
			};
		}

		@Override
		public String getToolTipText(Object element) {
			return element instanceof TaskRow row ? OutcomeLabels.fullText(row.outcome()) : getText(element);
		}
	}

	/** When it began. */
	static final class When extends ColumnLabelProvider {

		@Override
		public String getText(Object element) {
			return element instanceof OperationRun run ? Values.ago(run.startedAt()) : "";
		}

		@Override
		public String getToolTipText(Object element) {
			return element instanceof OperationRun run ? Values.exact(run.startedAt()) : null;
		}
	}

	/** A flat bar while it runs. */
	static final class Progress extends OwnerDrawLabelProvider {

		private static final int GAP = 4;

		private final Theme theme;

		Progress(Theme theme) {
			this.theme = theme;
		}

		@Override
		protected void measure(Event event, Object element) {
			// as wide as the column is
		}

		@Override
		protected void erase(Event event, Object element) {
			// The platform's selection stays as it is.
		}

		@Override
		protected void paint(Event event, Object element) {
			double progress = switch (element) {
			case OperationRun run when !run.isEnded() -> run.progress();
			case TaskRow row when row.outcome() instanceof TargetOutcome.Running running -> running.progress();
			default -> -1;
			};
			if (progress < 0) {
				return;
			}
			int width = ((TreeItem) event.item).getParent().getColumn(event.index).getWidth() - 2 * GAP;
			var bar = new Rectangle(event.x + GAP, event.y + event.height / 2 - 3, width, 6);
			Color before = event.gc.getBackground();
			event.gc.setBackground(theme.tones().trough());
			event.gc.fillRectangle(bar);
			event.gc.setBackground(theme.tones().calm());
			event.gc.fillRectangle(bar.x, bar.y, (int) Math.round(bar.width * Math.min(1, progress)), bar.height);
			event.gc.setBackground(before);
		}
	}
}
