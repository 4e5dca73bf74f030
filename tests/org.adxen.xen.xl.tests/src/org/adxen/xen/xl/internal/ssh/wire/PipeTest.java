// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh.wire;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.Test;

@SuppressWarnings("null") // AssertJ says nothing of null
public class PipeTest {

	private static final byte[] BLOCK = new byte[1 << 20];

	private static CompletableFuture<Void> writing(Pipe pipe, byte[] data, int seed) {
		var done = new CompletableFuture<Void>();
		Thread.ofVirtual().start(() -> {
			var random = new Random(seed);
			try {
				for (int at = 0; at < data.length;) {
					int length = Math.min(1 + random.nextInt(100_000), data.length - at);
					pipe.input().write(data, at, length);
					at += length;
				}
				pipe.input().close();
				done.complete(null);
			} catch (IOException e) {
				done.completeExceptionally(e);
			}
		});
		return done;
	}

	@Test
	public void carriesEveryByteInOrder() throws Exception {
		byte[] data = new byte[5 << 20];
		new Random(5).nextBytes(data);
		for (Pipe pipe : new Pipe[] { Pipe.waiting(), Pipe.hasty(() -> {
			throw new AssertionError("it was read");
		}) }) {
			var written = writing(pipe, data, 6);
			assertThat(Arrays.equals(pipe.output().readAllBytes(), data)).isTrue();
			written.get(20, SECONDS);
			assertThat(pipe.output().read()).isEqualTo(-1);
		}
	}

	@Test
	public void aPatientWriterWaitsForTheReader() throws Exception {
		Pipe pipe = Pipe.waiting();
		var writer = Thread.ofVirtual().start(() -> writing(pipe, new byte[3 << 20], 7).join());
		await("a full pipe").atMost(20, SECONDS).until(() -> pipe.output().available() == 1 << 20);
		assertThat(writer.isAlive()).isTrue();
		assertThat(pipe.output().readAllBytes()).hasSize(3 << 20);
		writer.join();
	}

	@Test
	public void aHastyWriterIsNeverRefusedAndOverflowsOnce() throws Exception {
		var overflows = new AtomicInteger();
		Pipe pipe = Pipe.hasty(overflows::incrementAndGet);
		for (int i = 0; i < 20; i++) {
			pipe.input().write(BLOCK);
		}
		assertThat(overflows).hasValue(1);
		assertThat(pipe.output().readNBytes(16 << 20)).hasSize(16 << 20);
		assertThatThrownBy(() -> pipe.output().read()).isInstanceOf(IOException.class);
	}

	@Test
	public void aReaderThatLeftHoldsUpNobody() throws Exception {
		Pipe hasty = Pipe.hasty(() -> {
			throw new AssertionError("nobody wants it");
		});
		hasty.output().close();
		for (int i = 0; i < 20; i++) {
			hasty.input().write(BLOCK);
		}
		Pipe waiting = Pipe.waiting();
		waiting.output().close();
		assertThatThrownBy(() -> waiting.input().write(1)).isInstanceOf(IOException.class);
	}

	@Test
	public void aFailureComesAfterWhatIsThere() throws Exception {
		Pipe pipe = Pipe.waiting();
		pipe.input().write(7);
		pipe.fail(new IOException("first"));
		pipe.fail(new IOException("second"));
		assertThat(pipe.output().read()).isEqualTo(7);
		assertThatThrownBy(() -> pipe.output().read()).hasMessage("first");
		assertThatThrownBy(() -> pipe.input().write(1)).hasMessage("first");
	}
}
