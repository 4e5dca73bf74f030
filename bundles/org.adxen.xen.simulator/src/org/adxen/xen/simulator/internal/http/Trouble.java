// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.http;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** What is to go wrong on the wire of one pool. Every setting may be changed at any time, from any thread. */
public final class Trouble {

	/** How fast bytes may leave: so many, then a pause. */
	public record Drip(int bytes, Duration pause) {
	}

	private volatile boolean hang;
	private volatile long cutAfter = Long.MAX_VALUE;
	private volatile Optional<Drip> drip = Optional.empty();
	private volatile UnaryOperator<HttpResponse> distortion = UnaryOperator.identity();
	private final Map<String, Duration> delays = new ConcurrentHashMap<>();

	/** Whether requests are read and never answered. */
	public void hang(boolean on) {
		hang = on;
	}

	/** Whether nothing is said. */
	public boolean hangs() {
		return hang;
	}

	/** Breaks the connection after so many bytes of a body. */
	public void cutAfter(long bytes) {
		cutAfter = bytes;
	}

	/** After how many bytes of an answer a connection breaks. */
	public long cutAfter() {
		return cutAfter;
	}

	/** Lets only so many bytes leave before each pause. */
	public void drip(int bytes, Duration pause) {
		drip = Optional.of(new Drip(bytes, pause));
	}

	/** How slowly bytes leave. */
	public Optional<Drip> drip() {
		return drip;
	}

	/** Replaces every answer. */
	public void distort(UnaryOperator<HttpResponse> change) {
		distortion = change;
	}

	HttpResponse distorted(HttpResponse response) {
		return distortion.apply(response);
	}

	/** Lets a method take longer; "*" means every method. */
	public void delay(String method, Duration time) {
		delays.put(method, time);
	}

	/** How much longer a method takes. */
	public Duration delay(String method) {
		return delays.getOrDefault(method, delays.getOrDefault("*", Duration.ZERO));
	}

	/** Ends all trouble. */
	public void clear() {
		hang = false;
		cutAfter = Long.MAX_VALUE;
		drip = Optional.empty();
		distortion = UnaryOperator.identity();
		delays.clear();
	}
}
