// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.machine;

import java.io.IOException;

/** A system call that failed; the message is what strerror(3) says. */
public final class Errno extends IOException {

	private static final long serialVersionUID = 1;

	public static final String ENOENT = "No such file or directory";
	public static final String EEXIST = "File exists";
	public static final String EISDIR = "Is a directory";
	public static final String ENOTDIR = "Not a directory";
	public static final String ENOTEMPTY = "Directory not empty";
	public static final String EACCES = "Permission denied";
	public static final String ENOSPC = "No space left on device";
	public static final String ELOOP = "Too many levels of symbolic links";
	public static final String EPIPE = "Broken pipe";
	public static final String EBADF = "Bad file descriptor";
	public static final String EINVAL = "Invalid argument";

	/** A failure with one of the texts of this class. */
	public Errno(String text) {
		super(text);
	}
}
