// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String missingParameter;
	public static String noTarget;
	public static String notConfirmed;
	public static String onlyOne;
	public static String unknownOperation;
	public static String unusable;

	static {
		NLS.initializeMessages("org.adxen.operations.internal.messages", Messages.class);
	}

	private Messages() {
	}
}
