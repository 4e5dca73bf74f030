// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.operations;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.adxen.fleet.ByteSize;
import org.adxen.fleet.DomainView;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.HostView;
import org.adxen.fleet.PoolView;
import org.adxen.operations.OperationDescriptor;
import org.adxen.operations.OperationDescriptor.Parameter;
import org.adxen.operations.OperationDescriptor.Targets;
import org.adxen.operations.OperationRequest;
import org.adxen.operations.Operations;
import org.adxen.operations.Target;
import org.adxen.operations.Verdict;
import org.adxen.ui.DialogButtons;
import org.adxen.ui.labels.CopiedText;
import org.adxen.ui.labels.DomainLabels;
import org.adxen.xen.DomainAction;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;

/** Asks for the parameters of an operation; what is wrong or refused is said while typing. */
final class ParameterDialog extends TitleAreaDialog {

	private static final int COPY_ID = IDialogConstants.CLIENT_ID + 1;

	private final Operations operations;
	private final FleetPicture picture;
	private final OperationDescriptor operation;
	private final boolean options;
	/** For operations on a pool: those to choose from. */
	private final List<Target> pools;
	private final List<ParameterField> fields = new ArrayList<>();

	private OperationRequest request;
	private Composite form;

	/** @param options whether optional parameters are asked for too */
	ParameterDialog(Shell parent, Operations operations, Fleet fleet, OperationDescriptor operation, OperationRequest request,
			boolean options) {
		super(parent);
		this.operations = operations;
		picture = fleet.picture();
		this.operation = operation;
		this.options = options;
		this.request = operation.targets() == Targets.POOLS ? request.on(request.targets().subList(0, 1)) : request;
		pools = request.targets();
		setHelpAvailable(false);
	}

	OperationRequest request() {
		return request;
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(operation.name());
	}

	@Override
	protected boolean isResizable() {
		return true;
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		var area = (Composite) super.createDialogArea(parent);
		form = new Composite(area, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(2).margins(10, 10).spacing(6, 6).applyTo(form);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(form);
		setTitle(title());
		setMessage(operation.description());
		if (operation.targets() == Targets.POOLS && pools.size() > 1) {
			choosePool();
		}
		createFields();
		return area;
	}

	private String title() {
		List<Target> targets = request.targets();
		String what = targets.size() == 1 && domain() != null ? DomainLabels.name(domain())
				: operation.targets() == Targets.POOLS ? pool().label() : NLS.bind(Messages.Parameter_domains, targets.size());
		return NLS.bind(Messages.Parameter_title, operation.name(), what);
	}

	private void choosePool() {
		new Label(form, SWT.NONE).setText(Messages.Parameter_pool);
		var combo = new Combo(form, SWT.READ_ONLY);
		pools.forEach(p -> combo.add(picture.pools().get(p.pool()).label()));
		combo.select(0);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(combo);
		combo.addListener(SWT.Selection, e -> {
			request = request.on(List.of(pools.get(combo.getSelectionIndex())));
			setTitle(title());
			recreateFields(combo);
		});
	}

	/** Hosts and templates are the pool's. */
	private void recreateFields(Combo keep) {
		for (Control child : form.getChildren()) {
			if (child.getLocation().y > keep.getLocation().y + keep.getSize().y / 2) {
				child.dispose();
			}
		}
		fields.clear();
		createFields();
		form.layout(true, true);
		validate();
	}

	private void createFields() {
		for (Parameter parameter : operation.parameters()) {
			if ((parameter.required() || options) && !request.parameters().containsKey(parameter.name())) {
				fields.add(ParameterField.create(form, parameter, initial(parameter), pool(), hosts(), e -> validate()));
			}
		}
	}

	private PoolView pool() {
		return picture.pools().get(request.targets().getFirst().pool());
	}

	/** Of the pool, and of those that its domains can move to. */
	private List<HostView> hosts() {
		Stream<PoolView> others = operation.action() != DomainAction.MIGRATE ? Stream.of()
				: picture.pools().values().stream().filter(pool()::migratesTo);
		return Stream.concat(Stream.of(pool()), others).flatMap(p -> p.hosts().values().stream()).toList();
	}

	/** The only domain; null when there are several or it is about something else. */
	private DomainView domain() {
		return request.targets().size() == 1 && request.targets().getFirst() instanceof Target.OfDomain domain
				? picture.domain(domain.key())
				: null;
	}

	/** What it is now, for the admin to change. */
	private String initial(Parameter parameter) {
		if (operation.action() == DomainAction.SNAPSHOT && parameter.kind() == Parameter.Kind.TEXT) {
			return LocalDateTime.now().format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm"));
		}
		if (parameter.kind() == Parameter.Kind.HOST && parameter.required()) {
			var parameters = new HashMap<>(request.parameters());
			return hosts().stream().map(h -> h.key().host()).filter(h -> {
				parameters.put(parameter.name(), h);
				return refusal(parameters) == null;
			}).findFirst().orElse("");
		}
		DomainView domain = domain();
		if (domain == null || !parameter.required()) {
			return "";
		}
		return switch (parameter.kind()) {
		case TEXT -> domain.facts().name();
		case NUMBER -> Integer.toString(domain.facts().vcpus());
		case MEMORY -> ByteSize.exact(domain.facts().memoryBytes());
		case FLAG, HOST, TEMPLATE, CONFIG_FILE, FILE -> "";
		};
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, COPY_ID, Messages.CopyCommand_button, false);
		createButton(parent, IDialogConstants.OK_ID, operation.name(), true);
		createButton(parent, IDialogConstants.CANCEL_ID, Messages.cancel, false);
		validate();
		// The description stays until something is wrong; nothing is wrong before anything was typed.
		setErrorMessage(null);
	}

	private OperationRequest filled() {
		var parameters = new HashMap<>(request.parameters());
		for (ParameterField field : fields) {
			if (!field.value().get().isEmpty()) {
				parameters.put(field.parameter().name(), field.value().get());
			}
		}
		return new OperationRequest(request.operation(), request.targets(), parameters, request.reason(), request.origin(),
				false);
	}

	private void validate() {
		String problem = fields.stream().map(f -> f.check().get()).filter(p -> !p.isEmpty()).findFirst().orElse(null);
		if (problem == null) {
			problem = refusal(filled().parameters());
		}
		setErrorMessage(problem);
		DialogButtons.enable(getButton(OK), problem == null);
		DialogButtons.enable(getButton(COPY_ID), problem == null);
	}

	/** Why it can be done to none of the targets; null when it can. */
	private String refusal(Map<String, String> parameters) {
		String first = null;
		for (Target target : request.targets()) {
			if (!(operations.check(operation, target, parameters) instanceof Verdict.Refused refused)) {
				return null;
			}
			first = first == null ? refused.reason() : first;
		}
		return first;
	}

	@Override
	protected void buttonPressed(int id) {
		if (id == COPY_ID) {
			CopiedText.copy(operations.asCommand(filled()));
		} else {
			super.buttonPressed(id);
		}
	}

	@Override
	protected void okPressed() {
		request = filled();
		super.okPressed();
	}
}
