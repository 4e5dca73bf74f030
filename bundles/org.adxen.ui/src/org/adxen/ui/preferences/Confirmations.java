// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.preferences;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.osgi.service.prefs.BackingStoreException;

/** Which questions before operations on a single target the admin does not want to be asked. */
public final class Confirmations {

	private Confirmations() {
	}

	private static IEclipsePreferences node() {
		return (IEclipsePreferences) InstanceScope.INSTANCE.getNode("org.adxen.ui").node("silenced");
	}

	public static boolean isSilenced(String operation) {
		return node().getBoolean(operation, false);
	}

	public static void silence(String operation, boolean silenced) {
		if (silenced) {
			node().putBoolean(operation, true);
		} else {
			node().remove(operation);
		}
		try {
			node().flush();
		} catch (BackingStoreException e) {
			// It holds until the workbench is closed.
			ILog.get().warn(e.getMessage(), e);
		}
	}
}
