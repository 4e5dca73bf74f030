// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.adxen.xen.xl.internal.ssh.RemoteHost.Result;

/** What a real xl answered; the folder {@code answers} says more. */
@SuppressWarnings("null") // the JDK says nothing of null
public record RecordedAnswer(String command, byte[] output, String error, int code) {

	public static RecordedAnswer of(String name) throws IOException {
		try (InputStream in = RecordedAnswer.class.getResourceAsStream("answers/" + name + ".answer")) {
			byte[] all = in.readAllBytes();
			int at = 0;
			while (all[at] != '\n') {
				at++;
			}
			String[] head = new String(all, 0, at, StandardCharsets.US_ASCII).split(" ");
			int output = at + 1 + Integer.parseInt(head[3]);
			int error = output + Integer.parseInt(head[5]);
			if (error + Integer.parseInt(head[7]) != all.length) {
				throw new IOException(name + " is not as long as it says");
			}
			return new RecordedAnswer(new String(all, at + 1, output - at - 1, StandardCharsets.UTF_8), Arrays.copyOfRange(all, output, error),
					new String(all, error, all.length - error, StandardCharsets.UTF_8), Integer.parseInt(head[1]));
		}
	}

	public String text() {
		return new String(output, StandardCharsets.UTF_8);
	}

	/** As if it came from a host. */
	public Result result() {
		return new Result(code, output, error);
	}
}
