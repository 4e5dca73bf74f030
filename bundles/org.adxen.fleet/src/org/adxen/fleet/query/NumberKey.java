// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.query;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

import org.adxen.fleet.ByteSize;
import org.adxen.fleet.DomainView;
import org.adxen.fleet.HostView;
import org.eclipse.jdt.annotation.Nullable;

/** What can be asked for by size. Values are NaN when not known. */
enum NumberKey {
	/** Bytes: what a domain has, what a host has in all. */
	MEMORY(d -> known(d.facts().memoryBytes()), h -> known(h.facts().memoryTotalBytes())),
	/** Of a host its processors. */
	VCPUS(d -> d.facts().vcpus(), h -> h.facts().cpus()),
	/** A fraction. */
	CPU(d -> d.facts().cpuLoad(), h -> h.facts().cpuLoad()),
	/** Seconds. */
	UPTIME(d -> since(d.facts().startedAt()), h -> Double.NaN);

	private final ToDoubleFunction<DomainView> ofDomain;
	private final ToDoubleFunction<HostView> ofHost;

	NumberKey(ToDoubleFunction<DomainView> ofDomain, ToDoubleFunction<HostView> ofHost) {
		this.ofDomain = ofDomain;
		this.ofHost = ofHost;
	}

	String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	double of(DomainView domain) {
		return ofDomain.applyAsDouble(domain);
	}

	double of(HostView host) {
		return ofHost.applyAsDouble(host);
	}

	/** @throws IllegalArgumentException it is no such value */
	double parse(String text) {
		return switch (this) {
		case MEMORY -> ByteSize.parse(text);
		case VCPUS -> Double.parseDouble(text);
		case CPU -> Double.parseDouble(text.endsWith("%") ? text.substring(0, text.length() - 1) : text) / 100;
		case UPTIME -> seconds(text);
		};
	}

	/** For the sentence that says what was expected. */
	String example() {
		return switch (this) {
		case MEMORY -> "4GiB";
		case VCPUS -> "2";
		case CPU -> "80%";
		case UPTIME -> "3d";
		};
	}

	private static double seconds(String text) {
		long unit = switch (text.isEmpty() ? ' ' : Character.toLowerCase(text.charAt(text.length() - 1))) {
		case 's' -> 1;
		case 'm' -> 60;
		case 'h' -> 3600;
		case 'd' -> 86_400;
		case 'w' -> 604_800;
		default -> throw new IllegalArgumentException(text);
		};
		return Double.parseDouble(text.substring(0, text.length() - 1)) * unit;
	}

	private static double known(long bytes) {
		return bytes < 0 ? Double.NaN : bytes;
	}

	private static double since(@Nullable Instant start) {
		return start == null ? Double.NaN : Duration.between(start, Instant.now()).toSeconds();
	}
}
