// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen;

import org.eclipse.jdt.annotation.Nullable;

/**
 * The one checked exception of the Xen layer. {@link #getMessage()} is a whole English sentence naming the object;
 * {@link #failure()} says of which kind it is; the toolstack's own words, where there are any, are the {@link #detail()}.
 */
public final class XenException extends Exception {

	private static final long serialVersionUID = 1L;

	private final transient XenFailure failure;
	private final String detail;

	public XenException(XenFailure failure, String sentence) {
		this(failure, sentence, "", null);
	}

	public XenException(XenFailure failure, String sentence, String detail, @Nullable Throwable cause) {
		super(sentence, cause);
		this.failure = failure;
		this.detail = detail;
	}

	public XenFailure failure() {
		return failure;
	}

	/** What the toolstack said, unedited; may be empty. */
	public String detail() {
		return detail;
	}
}
