// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.adxen.cli.internal.terminal.Terminal;

/** Keeps what is written, and answers what was prepared. */
public final class FakeTerminal implements Terminal {

	public final StringBuilder out = new StringBuilder();
	public final List<String> told = new ArrayList<>();
	public final List<String> asked = new ArrayList<>();
	/** Nobody is there while this is null. */
	public Deque<String> answers;
	public IOException broken;

	public FakeTerminal answering(String... lines) {
		answers = new ArrayDeque<>(List.of(lines));
		return this;
	}

	@Override
	public Charset charset() {
		return StandardCharsets.UTF_8;
	}

	@Override
	public Writer results(Charset charset) {
		return new StringWriter() {
			@Override
			public void close() throws IOException {
				if (broken != null) {
					throw broken;
				}
				out.append(getBuffer());
			}
		};
	}

	@Override
	public void tell(String line) {
		told.add(line);
	}

	@Override
	public void progress(String text) {
		// nobody looks
	}

	@Override
	public boolean canAsk() {
		return answers != null;
	}

	@Override
	public String ask(String prompt) {
		asked.add(prompt);
		return answers.remove();
	}

	@Override
	public char[] askSecret(String prompt) {
		return ask(prompt).toCharArray();
	}
}
