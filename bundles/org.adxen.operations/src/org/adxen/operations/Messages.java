// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

@NonNullByDefault({})
final class Messages extends NLS {

	public static String ambiguous;
	public static String didYouMean;
	public static String unknownDomain;
	public static String unknownHost;
	public static String unknownPool;

	static {
		NLS.initializeMessages("org.adxen.operations.messages", Messages.class);
	}

	private Messages() {
	}
}
