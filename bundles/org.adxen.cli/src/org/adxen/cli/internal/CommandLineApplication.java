// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal;

import java.time.Clock;
import java.util.List;

import org.adxen.cli.internal.command.Session;
import org.adxen.cli.internal.hosts.KeyringPrompt;
import org.adxen.cli.internal.terminal.SystemTerminal;
import org.adxen.fleet.MasterPasswordPrompt;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.launch.Framework;

/** The command line as an application of the product; needs neither display nor instance area. */
public final class CommandLineApplication implements IApplication {

	/** Set to {@code no} by the start script where standard error is no terminal. */
	private static final String PROGRESS_VARIABLE = "ADXEN_PROGRESS";

	@Override
	public Object start(IApplicationContext application) {
		Bundle bundle = FrameworkUtil.getBundle(CommandLineApplication.class);
		Bundle system = bundle.getBundleContext().getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
		var interruption = Interruption.watch(system.adapt(Framework.class));
		var variables = System.getenv();
		List<String> arguments = Arguments.read(variables,
				(String[]) application.getArguments().get(IApplicationContext.APPLICATION_ARGS));
		var terminal = new SystemTerminal(!"no".equals(variables.get(PROGRESS_VARIABLE)));
		bundle.getBundleContext().registerService(MasterPasswordPrompt.class, new KeyringPrompt(terminal), null);
		var session = new Session(new OsgiServices(bundle.getBundleContext()), terminal, variables, Clock.systemDefaultZone());
		int code = new CommandLineTwin(session, bundle.getVersion().toString()).run(arguments);
		interruption.ended(code);
		return Integer.valueOf(code);
	}

	@Override
	public void stop() {
		// Commands end by themselves, or by an interrupt: see Interruption.
	}
}
