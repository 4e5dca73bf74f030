// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.adxen.fleet.FleetPicture;
import org.adxen.operations.OperationDescriptor;
import org.adxen.operations.OperationRequest;
import org.adxen.operations.Operations;
import org.adxen.operations.group.GroupView;
import org.adxen.ui.DialogButtons;
import org.adxen.ui.labels.Parameters;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/** Lists how a group differs from its definition, with what mends each, and lets the admin choose. */
final class MendDialog extends TitleAreaDialog {

	private static final int ROWS = 12;

	private final GroupView group;
	private final Operations operations;
	private final FleetPicture picture;
	private final List<Mend> mends;
	private final Predicate<Mend> wanted;
	private Table table;
	private List<Mend> chosen = List.of();

	/** @param wanted what is checked at first */
	MendDialog(Shell parent, GroupView group, List<Mend> mends, Predicate<Mend> wanted, Operations operations, FleetPicture picture) {
		super(parent);
		this.group = group;
		this.mends = mends;
		this.wanted = wanted;
		this.operations = operations;
		this.picture = picture;
		setShellStyle(getShellStyle() | SWT.RESIZE);
	}

	/** What was checked when it was closed with the button. */
	List<Mend> chosen() {
		return chosen;
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(Messages.Mend_title);
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		setTitle(NLS.bind(Messages.Mend_heading, group.known().name()));
		setMessage(Messages.Mend_message);
		var area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
		GridLayoutFactory.fillDefaults().margins(10, 10).applyTo(area);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
		table = new Table(area, SWT.BORDER | SWT.CHECK | SWT.FULL_SELECTION);
		table.setHeaderVisible(true);
		for (String title : List.of(Messages.Mend_member, Messages.Mend_what, Messages.Mend_by)) {
			new TableColumn(table, SWT.NONE).setText(title);
		}
		for (Mend mend : mends) {
			var item = new TableItem(table, SWT.NONE);
			item.setText(new String[] { mend.drift().member(), mend.drift().sentence(), text(mend) });
			item.setData(mend);
			item.setChecked(mend.how() != Mend.How.BY_HAND && wanted.test(mend));
		}
		Arrays.stream(table.getColumns()).forEach(TableColumn::pack);
		table.addListener(SWT.Selection, e -> {
			if (e.detail == SWT.CHECK && ((Mend) e.item.getData()).how() == Mend.How.BY_HAND) {
				((TableItem) e.item).setChecked(false);
			}
			showCount();
		});
		GridDataFactory.fillDefaults().grab(true, true)
				.hint(SWT.DEFAULT, table.getItemHeight() * Math.min(ROWS, Math.max(4, mends.size() + 1))).applyTo(table);
		return area;
	}

	private String text(Mend mend) {
		return switch (mend.how()) {
		case ACTIVATION -> Messages.Mend_activate;
		case BY_HAND -> Messages.Mend_byHand;
		case OPERATION -> {
			OperationRequest request = mend.request().orElseThrow();
			OperationDescriptor operation = operations.find(request.operation()).orElse(null);
			String parameters = operation == null ? ""
					: Parameters.lines(request.parameters(), operation.parameters(), picture).stream().collect(Collectors.joining(", "));
			String name = operation == null ? request.operation() : operation.name();
			yield parameters.isEmpty() ? name : NLS.bind(Messages.Mend_operation, name, parameters);
		}
		};
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, IDialogConstants.OK_ID, NLS.bind(Messages.Mend_button, mends.size()), false);
		createButton(parent, IDialogConstants.CANCEL_ID, Messages.cancel, true);
		showCount();
	}

	private void showCount() {
		int count = checked().size();
		getButton(OK).setText(NLS.bind(Messages.Mend_button, count));
		DialogButtons.enable(getButton(OK), count > 0);
	}

	private List<Mend> checked() {
		return Arrays.stream(table.getItems()).filter(TableItem::getChecked).map(i -> (Mend) i.getData()).toList();
	}

	@Override
	protected void okPressed() {
		chosen = checked();
		super.okPressed();
	}

	@Override
	protected Point getInitialSize() {
		Point size = super.getInitialSize();
		return new Point(Math.clamp(size.x, 640, 1000), Math.min(size.y, 640));
	}
}
