// SPDX-License-Identifier: EPL-2.0
package org.adxen.sample.review;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

@NonNullByDefault({})
final class Messages extends NLS {

	public static String alreadyReviewed;
	public static String gone;
	public static String notReviewed;

	static {
		initializeMessages("org.adxen.sample.review.messages", Messages.class);
	}

	private Messages() {
	}
}
