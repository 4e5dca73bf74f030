// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.operations;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.adxen.fleet.ByteSize;
import org.adxen.fleet.HostView;
import org.adxen.fleet.PoolView;
import org.adxen.operations.OperationDescriptor.Parameter;
import org.adxen.ui.labels.Connections;
import org.adxen.ui.labels.Values;
import org.adxen.xen.TemplateSnapshot;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/**
 * The form field of one parameter.
 *
 * @param value what is filled in, in the form of {@code OperationRequest}; empty for nothing
 * @param check what is wrong with it, or empty
 */
record ParameterField(Parameter parameter, Supplier<String> value, Supplier<String> check) {

	/** @param form with a grid of two columns; @param pool whose templates are offered; @param hosts that are offered */
	static ParameterField create(Composite form, Parameter parameter, String initial, PoolView pool, List<HostView> hosts,
			Consumer<Object> changed) {
		return switch (parameter.kind()) {
		case FLAG -> flag(form, parameter, initial, changed);
		case HOST -> host(form, parameter, initial, hosts, changed);
		case TEMPLATE -> template(form, parameter, pool, changed);
		case TEXT, NUMBER, MEMORY, CONFIG_FILE -> text(form, parameter, initial, changed);
		case FILE -> file(form, parameter, initial, changed);
		};
	}

	private static void label(Composite form, Parameter parameter) {
		new Label(form, SWT.NONE).setText(NLS.bind(Messages.Parameter_label, parameter.label()));
	}

	private static ParameterField text(Composite form, Parameter parameter, String initial, Consumer<Object> changed) {
		label(form, parameter);
		var text = new Text(form, SWT.BORDER);
		text.setText(initial);
		text.selectAll();
		GridDataFactory.fillDefaults().grab(true, false).hint(240, SWT.DEFAULT).applyTo(text);
		text.addModifyListener(changed::accept);
		return new ParameterField(parameter, () -> value(parameter, text.getText().strip()),
				() -> problem(parameter, text.getText().strip()));
	}

	/** A file of this machine, typed or chosen. */
	private static ParameterField file(Composite form, Parameter parameter, String initial, Consumer<Object> changed) {
		label(form, parameter);
		var both = new Composite(form, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(both);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(both);
		var text = new Text(both, SWT.BORDER);
		text.setText(initial);
		GridDataFactory.fillDefaults().grab(true, false).hint(240, SWT.DEFAULT).applyTo(text);
		text.addModifyListener(changed::accept);
		var browse = new Button(both, SWT.PUSH);
		browse.setText(Messages.NewDomain_browse);
		browse.addListener(SWT.Selection, e -> {
			String chosen = new FileDialog(browse.getShell(), SWT.OPEN).open();
			if (chosen != null) {
				text.setText(chosen);
			}
		});
		return new ParameterField(parameter, () -> text.getText().strip(), () -> problem(parameter, text.getText().strip()));
	}

	/** As operations take it: memory in bytes. What cannot be read is {@link #problem told}. */
	private static String value(Parameter parameter, String typed) {
		return parameter.kind() == Parameter.Kind.MEMORY && problem(parameter, typed).isEmpty() && !typed.isEmpty()
				? Long.toString(ByteSize.parse(typed))
				: typed;
	}

	private static String problem(Parameter parameter, String value) {
		if (value.isEmpty()) {
			return parameter.required() ? NLS.bind(Messages.Parameter_missing, parameter.label()) : "";
		}
		if (parameter.kind() == Parameter.Kind.NUMBER && !value.matches("[1-9][0-9]{0,5}")) {
			return NLS.bind(Messages.Parameter_number, parameter.label());
		}
		if (parameter.kind() == Parameter.Kind.MEMORY) {
			try {
				ByteSize.parse(value);
			} catch (IllegalArgumentException e) {
				return e.getMessage();
			}
		}
		return "";
	}

	private static ParameterField flag(Composite form, Parameter parameter, String initial, Consumer<Object> changed) {
		var button = new Button(form, SWT.CHECK);
		button.setText(parameter.label());
		button.setSelection(Boolean.parseBoolean(initial));
		GridDataFactory.swtDefaults().span(2, 1).applyTo(button);
		button.addListener(SWT.Selection, changed::accept);
		return new ParameterField(parameter, () -> button.getSelection() ? "true" : "", () -> "");
	}

	private static ParameterField host(Composite form, Parameter parameter, String initial, List<HostView> hosts,
			Consumer<Object> changed) {
		label(form, parameter);
		var combo = new Combo(form, SWT.READ_ONLY);
		// First the toolstack's own choice, where that is one.
		int first = parameter.required() ? 0 : 1;
		if (first == 1) {
			combo.add(Messages.Parameter_anyHost);
		}
		hosts.forEach(h -> combo.add(NLS.bind(Messages.HostMenu_free, Connections.name(h),
				Values.memory(h.facts().memoryFreeBytes()))));
		int index = 0;
		for (int i = 0; i < hosts.size(); i++) {
			index = hosts.get(i).key().host().equals(initial) ? i + first : index;
		}
		combo.select(index);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(combo);
		combo.addListener(SWT.Selection, changed::accept);
		return new ParameterField(parameter, () -> {
			int chosen = combo.getSelectionIndex() - first;
			return chosen < 0 || chosen >= hosts.size() ? "" : hosts.get(chosen).key().host();
		}, () -> "");
	}

	private static ParameterField template(Composite form, Parameter parameter, PoolView pool, Consumer<Object> changed) {
		List<TemplateSnapshot> templates = pool.templates();
		label(form, parameter);
		var combo = new Combo(form, SWT.READ_ONLY);
		templates.forEach(t -> combo.add(t.name()));
		combo.select(0);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(combo);
		combo.addListener(SWT.Selection, changed::accept);
		return new ParameterField(parameter,
				() -> combo.getSelectionIndex() < 0 ? "" : templates.get(combo.getSelectionIndex()).uuid(),
				() -> templates.isEmpty() ? NLS.bind(Messages.Parameter_noTemplates, pool.label()) : "");
	}
}
