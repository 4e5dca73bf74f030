// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.operations;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.adxen.fleet.Fleet;
import org.adxen.operations.OperationDescriptor.Parameter;
import org.adxen.operations.OperationDescriptor.Targets;
import org.adxen.operations.OperationDescriptor;
import org.adxen.operations.Operations;
import org.adxen.operations.group.GroupView;
import org.adxen.ui.AdxenUi;
import org.adxen.ui.picture.FleetSelection;
import org.adxen.ui.theme.Theme;
import org.adxen.xen.DomainAction;
import org.eclipse.core.commands.Command;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.action.ContributionItem;
import org.eclipse.jface.bindings.TriggerSequence;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.keys.IBindingService;
import org.eclipse.ui.menus.IWorkbenchContribution;
import org.eclipse.ui.services.IServiceLocator;

/**
 * The operations for what is selected, built from the registry each time the menu opens: what cannot be done is grey and says
 * why in its tooltip. In {@code plugin.xml} the class is followed by {@code :domains}, {@code :hosts}, {@code :pools}, {@code :groups}, or
 * {@code :selection} for a context menu.
 */
public final class OperationMenu extends ContributionItem implements IWorkbenchContribution, IExecutableExtension {

	/** Halves of a pair: in a context menu only the one that can be done is shown. */
	private static final Set<DomainAction> PAIRED = EnumSet.of(DomainAction.START_ON, DomainAction.PAUSE, DomainAction.UNPAUSE,
			DomainAction.SUSPEND, DomainAction.RESUME, DomainAction.RESUME_ON);
	private static final Set<DomainAction> POWER = EnumSet.of(DomainAction.START, DomainAction.START_ON,
			DomainAction.SHUT_DOWN, DomainAction.REBOOT, DomainAction.PAUSE, DomainAction.UNPAUSE, DomainAction.SUSPEND,
			DomainAction.RESUME, DomainAction.RESUME_ON, DomainAction.MIGRATE);

	private IServiceLocator services;
	private String scope = "selection";

	@Override
	public void initialize(IServiceLocator locator) {
		services = locator;
	}

	@Override
	public void setInitializationData(IConfigurationElement config, String attribute, Object data) {
		if (data instanceof String text) {
			scope = text;
		}
	}

	@Override
	public boolean isDynamic() {
		return true;
	}

	@Override
	public void fill(Menu menu, int index) {
		IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
		if (window == null) {
			return;
		}
		Operations operations = services.getService(Operations.class);
		Fleet fleet = services.getService(Fleet.class);
		List<?> selection = services.getService(FleetSelection.class).get(window).toList();
		if (scope.equals("groups")) {
			selection = selection.stream().filter(GroupView.class::isInstance).toList();
		}
		boolean context = scope.equals("selection");
		var mnemonics = new Mnemonics(menu);
		int at = index;
		int group = -1;
		for (OperationDescriptor operation : operations.all()) {
			if (!isWanted(operation, selection)) {
				continue;
			}
			Offer offer = Offer.of(operations, fleet, operation, selection, Map.of());
			if (context && !offer.isAllowed() && (operation.action() == null || PAIRED.contains(operation.action()))) {
				continue;
			}
			if (group >= 0 && group != group(operation)) {
				at = separator(menu, at);
			}
			group = group(operation);
			at = add(menu, at, window, offer, mnemonics);
		}
		if (!context && scope.equals("domains")) {
			at = separator(menu, at);
			addWithOptions(menu, at, window, operations, fleet, selection, mnemonics);
		}
	}

	private String name(Offer offer) {
		return scope.equals("groups") ? GroupOrder.name(offer.operation()) : offer.name();
	}

	private boolean isWanted(OperationDescriptor operation, List<?> selection) {
		return switch (scope) {
		case "domains" -> operation.targets() == Targets.DOMAINS;
		case "hosts" -> operation.targets() == Targets.HOSTS;
		case "pools" -> operation.targets() == Targets.POOLS;
		case "groups" -> operation.targets() == Targets.DOMAINS && GroupOrder.has(operation);
		default -> operation.targets() != Targets.POOLS
				&& !SelectedTargets.of(operation.targets(), selection, services.getService(Fleet.class).picture()).isEmpty();
		};
	}

	private static int group(OperationDescriptor operation) {
		return operation.destructive() ? 2 : operation.action() != null && POWER.contains(operation.action()) ? 0 : 1;
	}

	private static int separator(Menu menu, int index) {
		new MenuItem(menu, SWT.SEPARATOR, index);
		return index + 1;
	}

	private int add(Menu menu, int index, IWorkbenchWindow window, Offer offer, Mnemonics mnemonics) {
		OperationDescriptor operation = offer.operation();
		boolean choosesHost = operation.parameters().stream()
				.anyMatch(p -> p.required() && p.kind() == Parameter.Kind.HOST);
		var item = new MenuItem(menu, choosesHost ? SWT.CASCADE : SWT.PUSH, index);
		String more = !choosesHost && operation.parameters().stream().anyMatch(Parameter::required) ? "…" : "";
		item.setText(mnemonics.mark(name(offer)) + more + accelerator(operation));
		item.setImage(services.getService(Theme.class).icon(operation.contributor(), operation.icon()));
		item.setToolTipText(scope.equals("groups") && offer.groups().isEmpty() ? Messages.Offer_selectGroup : offer.tooltip());
		item.setEnabled(offer.isAllowed());
		if (choosesHost) {
			item.setMenu(new HostMenu(services, window, offer).create(item));
		} else {
			item.addListener(SWT.Selection, e -> run(services, operation.id(), null));
		}
		return index + 1;
	}

	/** Start, Resume, … with what can be said about them beyond the usual. */
	private void addWithOptions(Menu menu, int index, IWorkbenchWindow window, Operations operations, Fleet fleet,
			List<?> selection, Mnemonics mnemonics) {
		var cascade = new MenuItem(menu, SWT.CASCADE, index);
		cascade.setText(mnemonics.mark(Messages.OperationMenu_withOptions));
		var submenu = new Menu(cascade);
		cascade.setMenu(submenu);
		var inner = new Mnemonics(submenu);
		for (OperationDescriptor operation : operations.all()) {
			boolean optional = operation.parameters().stream().anyMatch(p -> !p.required());
			if (operation.targets() == Targets.DOMAINS && optional
					&& operation.asking() == OperationDescriptor.Asking.NEVER) {
				Offer offer = Offer.of(operations, fleet, operation, selection, Map.of());
				var item = new MenuItem(submenu, SWT.PUSH);
				item.setText(inner.mark(operation.name()) + "…");
				item.setImage(services.getService(Theme.class).icon(operation.contributor(), operation.icon()));
				item.setEnabled(!offer.targets().isEmpty());
				item.addListener(SWT.Selection,
						e -> services.getService(OperationStarter.class).start(window, offer, Map.of(), true));
			}
		}
		cascade.setEnabled(submenu.getItemCount() > 0);
	}

	private String accelerator(OperationDescriptor operation) {
		TriggerSequence[] keys = services.getService(IBindingService.class)
				.getActiveBindingsFor(command(services, operation.id(), null));
		return keys.length == 0 ? "" : "\t" + keys[0].format();
	}

	/** The command that does an operation; the same that keys are bound to. */
	static ParameterizedCommand command(IServiceLocator services, String operation, String host) {
		Command run = services.getService(ICommandService.class).getCommand(AdxenUi.RUN);
		return ParameterizedCommand.generateCommand(run, host == null ? Map.of(AdxenUi.OPERATION, operation)
				: Map.of(AdxenUi.OPERATION, operation, AdxenUi.HOST, host));
	}

	static void run(IServiceLocator services, String operation, String host) {
		try {
			services.getService(IHandlerService.class).executeCommand(command(services, operation, host), null);
		} catch (CommandException e) {
			ILog.get().error(e.getMessage(), e);
		}
	}
}
