// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.terminal;

import java.io.BufferedWriter;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.Charset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/** The terminal, files or pipes that the program was started with. */
public final class SystemTerminal implements Terminal {

	private static final String CLEAR_LINE = "\r\u001b[K";

	private final PrintStream errors = System.err;
	private final Console console;
	private final boolean showsProgress;
	private boolean progressShown;

	/** @param showsProgress whether standard error goes to the terminal, too */
	public SystemTerminal(boolean showsProgress) {
		// Of JDK 22 to 24 the default console is one that is there even when nobody is.
		System.setProperty("jdk.console", "java.base");
		console = System.console();
		this.showsProgress = showsProgress && console != null;
	}

	@Override
	public Charset charset() {
		return System.out.charset();
	}

	@Override
	public Writer results(Charset charset) {
		progress("");
		// Not System.out, which keeps failures to itself: a full disk has to be told.
		return new BufferedWriter(new OutputStreamWriter(new KeptOpen(new FileOutputStream(FileDescriptor.out)), charset));
	}

	@Override
	public synchronized void tell(String line) {
		progress("");
		errors.println(line);
	}

	@Override
	public synchronized void progress(String text) {
		if (showsProgress && (progressShown || !text.isEmpty())) {
			errors.print(CLEAR_LINE + text);
			errors.flush();
			progressShown = !text.isEmpty();
		}
	}

	@Override
	public boolean canAsk() {
		return console != null;
	}

	@Override
	public String ask(String prompt) throws InterruptedException {
		String line = interruptibly(() -> console.readLine("%s", prompt));
		return line == null ? "" : line.strip();
	}

	@Override
	public char[] askSecret(String prompt) throws InterruptedException {
		char[] secret = interruptibly(() -> console.readPassword("%s", prompt));
		return secret == null ? new char[0] : secret;
	}

	/** Reading from a terminal cannot be interrupted, so somebody else reads while this thread waits. */
	private <T> T interruptibly(Supplier<T> read) throws InterruptedException {
		progress("");
		var answer = new CompletableFuture<T>();
		Thread.ofPlatform().daemon().name("terminal").start(() -> {
			try {
				answer.complete(read.get());
			} catch (RuntimeException | Error e) {
				answer.completeExceptionally(e);
			}
		});
		try {
			return answer.get();
		} catch (ExecutionException e) {
			throw new IllegalStateException("The terminal cannot be read.", e.getCause());
		}
	}

	/** Standard output is used more than once: closing it only flushes. */
	private static final class KeptOpen extends FilterOutputStream {

		KeptOpen(OutputStream out) {
			super(out);
		}

		@Override
		public void write(byte[] bytes, int from, int length) throws IOException {
			out.write(bytes, from, length);
		}

		@Override
		public void close() throws IOException {
			flush();
		}
	}
}
