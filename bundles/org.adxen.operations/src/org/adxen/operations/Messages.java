// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

@NonNullByDefault({})
final class Messages extends NLS {

	public static String ambiguous;
	public static String authentication;
	public static String badPowerState;
	public static String cancelled;
	public static String changedIdentity;
	public static String didYouMean;
	public static String noMemorySize;
	public static String notEnoughMemory;
	public static String notEnoughMemoryUntold;
	public static String notFound;
	public static String notSupported;
	public static String protocol;
	public static String timedOut;
	public static String unknownDomain;
	public static String unknownHost;
	public static String unknownPool;
	public static String unreachable;
	public static String untrusted;

	static {
		NLS.initializeMessages("org.adxen.operations.messages", Messages.class);
	}

	private Messages() {
	}
}
