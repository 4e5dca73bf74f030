// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.terminal;

import java.io.Writer;
import java.nio.charset.Charset;

/**
 * Where the command line is called from: results go to standard output, everything else to standard error, questions only to
 * a person.
 */
public interface Terminal {

	/** The character set of texts for people. */
	Charset charset();

	/** Standard output; closing it flushes, and tells what could not be written. */
	Writer results(Charset charset);

	/** A line on standard error. */
	void tell(String line);

	/** Shows how far something is, in place of what was shown last; nothing where nobody looks. Empty to take it away. */
	void progress(String text);

	/** Whether somebody is there to answer. */
	boolean canAsk();

	/** Asks for a line; empty when the input has ended. Only where {@link #canAsk()}. */
	String ask(String prompt) throws InterruptedException;

	/** Asks for a line that is not shown while it is typed; the caller wipes it. Only where {@link #canAsk()}. */
	char[] askSecret(String prompt) throws InterruptedException;
}
