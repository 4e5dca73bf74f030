// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.group;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.adxen.fleet.Fleet;
import org.adxen.fleet.FleetPicture;
import org.adxen.operations.internal.run.PictureWait;

/** Waits until a guest takes a connection at a port. Connects and closes; nothing is sent. */
final class PortWait {

	private static final int CONNECT_MILLIS = 2000;
	private static final long PAUSE_MILLIS = 500;

	private final Fleet fleet;
	private final Function<FleetPicture, List<String>> addresses;

	/** @param addresses what the guest reported, IP addresses only */
	PortWait(Fleet fleet, Function<FleetPicture, List<String>> addresses) {
		this.fleet = fleet;
		this.addresses = addresses;
	}

	/** Whether it did in time. Blocks. */
	boolean until(int port, Duration timeout) throws InterruptedException {
		long end = System.nanoTime() + timeout.toNanos();
		while (PictureWait.until(fleet, p -> !addresses.apply(p).isEmpty(), Duration.ofNanos(Math.max(0, end - System.nanoTime())))) {
			for (String address : addresses.apply(fleet.picture())) {
				if (answers(address, port)) {
					return true;
				}
			}
			if (System.nanoTime() >= end) {
				return false;
			}
			TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
		}
		return false;
	}

	private static boolean answers(String address, int port) {
		try (var socket = new Socket()) {
			socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
			return true;
		} catch (IOException e) {
			return false; // not yet, which is what is waited out
		}
	}
}
