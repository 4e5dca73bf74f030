// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.fleet;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Loopback addresses: Linux and Windows have all of 127/8, macOS has only 127.0.0.1 unless told otherwise. */
final class Loopback {

	private Loopback() {
	}

	/** 127.0.0.1 for 0, 127.0.0.2 for 1 and so on. */
	static InetAddress address(int index) {
		try {
			return InetAddress.getByAddress(new byte[] { 127, 0, (byte) (index / 250), (byte) (index % 250 + 1) });
		} catch (UnknownHostException e) {
			throw new IllegalStateException(e);
		}
	}

	/** A loopback address from its text. */
	static InetAddress address(String text) {
		try {
			return InetAddress.getByName(text);
		} catch (UnknownHostException e) {
			throw new IllegalArgumentException(text, e);
		}
	}

	/** Whether there is more than one. */
	static boolean isDistinct() {
		try (var socket = new ServerSocket()) {
			socket.bind(new InetSocketAddress(address(1), 0));
			return true;
		} catch (IOException e) {
			System.getLogger(Loopback.class.getName()).log(Level.DEBUG, "Only 127.0.0.1 can be used", e);
			return false;
		}
	}
}
