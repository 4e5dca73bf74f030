// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.journal;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String listenerFailed;
	public static String unreadable;

	static {
		NLS.initializeMessages("org.adxen.operations.internal.journal.messages", Messages.class);
	}

	private Messages() {
	}
}
