// SPDX-License-Identifier: EPL-2.0
package org.adxen.model.store;

/**
 * An environment's file could not be read or written. The message is a sentence for the admin, in the admin's language: what
 * happened, to which file, and what to do now.
 */
public final class StoreException extends Exception {

	private static final long serialVersionUID = 1L;

	/** What went wrong, for those who react rather than tell. */
	public enum Kind {
		/** Written by a newer AdXen; nothing was touched. */
		NEWER_FORMAT,
		/** Torn, or not what it should be; nothing was touched. */
		DAMAGED,
		/** Cannot be read at all: no permission, a bad disk. */
		UNREADABLE,
		/** Cannot be written: read-only, no permission, full disk. What was on disk before is still there. */
		UNWRITABLE,
		/** Another program kept it locked for too long. */
		BUSY
	}

	private final Kind kind;

	public StoreException(Kind kind, String sentence) {
		this(kind, sentence, null);
	}

	public StoreException(Kind kind, String sentence, Throwable cause) {
		super(sentence, cause);
		this.kind = kind;
	}

	public Kind kind() {
		return kind;
	}
}
