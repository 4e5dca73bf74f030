// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.operations;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.adxen.fleet.FleetPicture;
import org.adxen.operations.OperationDescriptor;
import org.adxen.operations.OperationDescriptor.Parameter;
import org.adxen.operations.OperationRequest;
import org.adxen.operations.Operations;
import org.adxen.operations.Question;
import org.adxen.ui.DialogButtons;
import org.adxen.ui.labels.CopiedText;
import org.adxen.ui.labels.Parameters;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IconAndMessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;

/** Asks before an operation: what it will be done to, what not and why, and what is lost. Cancel is the default. */
final class QuestionDialog extends IconAndMessageDialog {

	private static final int COPY_ID = IDialogConstants.CLIENT_ID + 1;
	private static final int ROWS = 8;

	private final Operations operations;
	private final OperationDescriptor operation;
	private final Map<String, Button> flags = new LinkedHashMap<>();
	private final Map<String, String> parameters;
	private final FleetPicture picture;

	private OperationRequest request;
	private Question question;
	private Text typed;
	private Text reason;
	private Button silence;
	private boolean toSilence;

	QuestionDialog(Shell parent, Operations operations, OperationDescriptor operation, OperationRequest request,
			Question question, FleetPicture picture) {
		super(parent);
		this.picture = picture;
		this.operations = operations;
		this.operation = operation;
		this.request = request;
		this.question = question;
		parameters = new HashMap<>(request.parameters());
		message = question.text();
		setShellStyle(getShellStyle() | SWT.RESIZE);
	}

	/** What was confirmed. */
	OperationRequest request() {
		return request;
	}

	/** Whether the admin does not want to be asked again. */
	boolean silence() {
		return toSilence;
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(question.title());
	}

	@Override
	protected Image getImage() {
		return operation.destructive() ? getWarningImage() : getQuestionImage();
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		createMessageArea(parent);
		var area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 6).applyTo(area);
		GridDataFactory.fillDefaults().span(2, 1).grab(true, true).applyTo(area);
		if (question.willDo().size() > 1 || !question.willNot().isEmpty()) {
			list(area, NLS.bind(Messages.Question_willDo, question.willDo().size()), question.willDo(), Map.of());
		} else {
			question.willDo().forEach(name -> label(area, name));
		}
		if (!question.willNot().isEmpty()) {
			list(area, NLS.bind(Messages.Question_willNot, question.willNot().size()), List.of(), question.willNot());
		}
		var given = new HashMap<>(parameters);
		operation.parameters().stream().filter(QuestionDialog::isOption).forEach(p -> given.remove(p.name()));
		Parameters.lines(given, operation.parameters(), picture).forEach(line -> label(area, line));
		question.warnings().forEach(w -> label(area, "⚠ " + w));
		for (Parameter parameter : operation.parameters()) {
			if (isOption(parameter)) {
				var flag = new Button(area, SWT.CHECK);
				flag.setSelection(Boolean.parseBoolean(parameters.get(parameter.name())));
				flag.setText(parameter.label());
				flags.put(parameter.name(), flag);
			}
		}
		question.typed().ifPresent(wanted -> {
			label(area, NLS.bind(Messages.Question_type, wanted));
			typed = new Text(area, SWT.BORDER);
			GridDataFactory.swtDefaults().hint(80, SWT.DEFAULT).applyTo(typed);
			typed.addModifyListener(e -> DialogButtons.enable(getButton(OK), typed.getText().strip().equals(wanted)));
		});
		label(area, Messages.Question_reason);
		reason = new Text(area, SWT.BORDER);
		reason.setText(request.reason());
		GridDataFactory.fillDefaults().grab(true, false).applyTo(reason);
		if (question.silenceable() && request.targets().size() == 1) {
			silence = new Button(area, SWT.CHECK);
			silence.setText(NLS.bind(Messages.Question_silence, operation.name()));
		}
		return area;
	}

	/** Asked here by a check box. */
	private static boolean isOption(Parameter parameter) {
		return parameter.kind() == Parameter.Kind.FLAG && !parameter.required();
	}

	private static void label(Composite area, String text) {
		var label = new Label(area, SWT.WRAP);
		label.setText(text);
		GridDataFactory.fillDefaults().grab(true, false).hint(420, SWT.DEFAULT).applyTo(label);
	}

	private static void list(Composite area, String title, List<String> names, Map<String, String> reasons) {
		label(area, title);
		var table = new Table(area, SWT.BORDER | SWT.FULL_SELECTION);
		var name = new TableColumn(table, SWT.NONE);
		var why = reasons.isEmpty() ? null : new TableColumn(table, SWT.NONE);
		names.forEach(n -> new TableItem(table, SWT.NONE).setText(n));
		reasons.forEach((n, r) -> new TableItem(table, SWT.NONE).setText(new String[] { n, r }));
		name.pack();
		if (why != null) {
			why.pack();
		}
		GridDataFactory.fillDefaults().grab(true, true)
				.hint(420, table.getItemHeight() * Math.min(ROWS, table.getItemCount())).applyTo(table);
	}

	@Override
	protected Control createButtonBar(Composite parent) {
		Control bar = super.createButtonBar(parent);
		getButton(CANCEL).setFocus();
		if (typed != null) {
			typed.setFocus();
		}
		return bar;
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, COPY_ID, Messages.CopyCommand_button, false);
		DialogButtons.enable(createButton(parent, IDialogConstants.OK_ID, question.action(), false), question.typed().isEmpty());
		createButton(parent, IDialogConstants.CANCEL_ID, Messages.cancel, true);
	}

	@Override
	protected void buttonPressed(int id) {
		if (id == COPY_ID) {
			CopiedText.copy(operations.asCommand(filled()));
		} else {
			super.buttonPressed(id);
		}
	}

	private OperationRequest filled() {
		flags.forEach((name, flag) -> {
			if (flag.getSelection()) {
				parameters.put(name, "true");
			} else {
				parameters.remove(name);
			}
		});
		return new OperationRequest(request.operation(), request.targets(), parameters, reason.getText().strip(),
				request.origin(), false);
	}

	@Override
	protected void okPressed() {
		request = filled().confirm(question);
		toSilence = silence != null && silence.getSelection();
		super.okPressed();
	}

	@Override
	protected Point getInitialSize() {
		Point size = super.getInitialSize();
		return new Point(Math.max(size.x, question.willNot().isEmpty() ? 480 : 720), Math.min(size.y, 640));
	}
}
