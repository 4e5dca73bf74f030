// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery.internal.scan;

import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;

/** A connection that waits for an answer. */
final class Knock {

	final InetSocketAddress at;
	final long begun;
	final long deadline;
	/** Null once it is known what became of it. */
	SocketChannel channel;

	Knock(InetSocketAddress at, SocketChannel channel, long begun, long deadline) {
		this.at = at;
		this.channel = channel;
		this.begun = begun;
		this.deadline = deadline;
	}
}
