// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.registry;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String leftOut;
	public static String missing;
	public static String noClass;
	public static String noSuchValue;
	public static String taken;

	static {
		NLS.initializeMessages("org.adxen.operations.internal.registry.messages", Messages.class);
	}

	private Messages() {
	}
}
