// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleConsumer;

import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.XenTask;
import org.adxen.xen.xl.internal.ssh.RemoteHost;
import org.adxen.xen.xl.internal.ssh.RemoteHost.Result;
import org.adxen.xen.xl.internal.ssh.RemoteProcess;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;

/** One file on its way to a host. The script at the host removes what is not whole, however it loses this end. */
@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE })
final class Upload implements XenTask {

	private static final Duration PATIENCE = Duration.ofMinutes(5);
	private static final int BUFFER = 64 << 10;
	private static final int MOST_TOLD = 4 << 10;

	private final RemoteHost host;
	private final SshFiles files;
	private final InputStream content;
	private final long bytes;
	private final String path;
	private final String temporary;
	private final boolean othersMay;
	private final Object lock = new Object();
	private @Nullable RemoteProcess process;
	private boolean begun;
	private boolean cancelled;
	private boolean committed;

	Upload(RemoteHost host, SshFiles files, InputStream content, long bytes, String path, String temporary, boolean othersMay) {
		this.host = host;
		this.files = files;
		this.content = content;
		this.bytes = bytes;
		this.path = path;
		this.temporary = temporary;
		this.othersMay = othersMay;
	}

	@Override
	public String id() {
		return "";
	}

	/** Only once: the content is read by the first who waits. Interrupting cancels it. */
	@Override
	public String await(DoubleConsumer progress) throws XenException, InterruptedException {
		boolean done = false;
		try (RemoteProcess writing = begin()) {
			IOException broken = send(writing, progress);
			// closed by cancel(), it has no exit code
			int code = writing.await(PATIENCE);
			if (code != 0) {
				requireNotCancelled(broken);
				files.checked(path, new Result(code, new byte[0], words(writing)));
			}
			done = true;
			return path;
		} finally {
			if (!done) {
				tidyUp();
			}
		}
	}

	private RemoteProcess begin() throws XenException, InterruptedException {
		synchronized (lock) {
			if (begun) {
				throw new IllegalStateException("the content was read already");
			}
			begun = true;
		}
		requireNotCancelled(null);
		RemoteProcess started = host.start(FileScripts.upload(temporary, path, bytes, othersMay), false);
		synchronized (lock) {
			process = started;
			if (cancelled) {
				started.close();
			}
		}
		return started;
	}

	/**
	 * The last of the content is held back until it is too late to cancel, so that the host never makes a cancelled file.
	 *
	 * @return null when all was taken; what the host says is better than what a broken pipe says
	 */
	private @Nullable IOException send(RemoteProcess writing, DoubleConsumer progress)
			throws XenException, InterruptedException {
		var held = new byte[BUFFER];
		var next = new byte[BUFFER];
		int length = 0;
		long sent = 0;
		try (OutputStream to = writing.stdin()) {
			int read;
			while ((read = read(next)) >= 0) {
				if (Thread.interrupted()) {
					throw new InterruptedException();
				}
				to.write(held, 0, length);
				sent += length;
				progress.accept(bytes == 0 ? 0 : Math.min(1, (double) sent / bytes));
				var free = held;
				held = next;
				next = free;
				length = read;
			}
			commit();
			to.write(held, 0, length);
		} catch (Unreadable e) {
			throw new XenException(new XenFailure.Refused("UNREADABLE", List.of(path)), path + " was not made at "
					+ host.address().host() + ": what was to be written there could not be read.", e.reason(), e);
		} catch (IOException e) {
			if (Thread.interrupted()) {
				throw new InterruptedException();
			}
			return e;
		}
		return null;
	}

	private void commit() throws XenException {
		synchronized (lock) {
			requireNotCancelled(null);
			committed = true;
		}
	}

	private int read(byte[] buffer) throws Unreadable {
		try {
			return content.read(buffer);
		} catch (IOException e) {
			throw new Unreadable(e);
		}
	}

	/** It is this end that fails. */
	private static final class Unreadable extends IOException {

		private static final long serialVersionUID = 1L;

		Unreadable(IOException cause) {
			super(cause);
		}

		String reason() {
			String reason = getCause().getMessage();
			return reason == null ? getCause().toString() : reason;
		}
	}

	private static String words(RemoteProcess ended) {
		try (InputStream error = ended.stderr()) {
			return new String(error.readNBytes(MOST_TOLD), StandardCharsets.UTF_8);
		} catch (IOException e) {
			return "";
		}
	}

	private void requireNotCancelled(@Nullable Throwable cause) throws XenException {
		synchronized (lock) {
			if (cancelled) {
				throw new XenException(new XenFailure.Cancelled(), "Writing " + path + " was cancelled; nothing was left there.", "",
						cause);
			}
		}
	}

	/** The script does the same, but later; so that nobody sees what is left of it, it is done twice. */
	private void tidyUp() throws InterruptedException {
		RemoteProcess writing;
		synchronized (lock) {
			writing = process;
		}
		if (writing != null) {
			writing.close();
			boolean interrupted = Thread.interrupted();
			try {
				host.run(FileScripts.remove(temporary), new byte[0], MOST_TOLD, Duration.ofSeconds(10));
			} catch (XenException e) {
				// the script at the host does it when it sees the end of its input
			} finally {
				if (interrupted) {
					Thread.currentThread().interrupt();
				}
			}
		}
	}

	@Override
	public void cancel() throws XenException {
		synchronized (lock) {
			if (committed) {
				throw new XenException(new XenFailure.Refused("OPERATION_NOT_ALLOWED", List.of()),
						"All of " + path + " was sent already, so there is nothing to cancel.");
			}
			cancelled = true;
			RemoteProcess writing = process;
			if (writing != null) {
				writing.close();
			}
		}
	}
}
