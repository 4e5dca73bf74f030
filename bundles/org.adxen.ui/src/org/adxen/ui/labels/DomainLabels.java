// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.labels;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import org.adxen.fleet.DomainKey;
import org.adxen.fleet.DomainView;
import org.adxen.fleet.FleetPicture;
import org.adxen.xen.DomainAction;
import org.adxen.xen.DomainSnapshot;
import org.adxen.xen.PowerState;

/** What a domain is called, what it does and how that looks. */
public final class DomainLabels {

	/** Something that is being done to a domain: how it is told, and the icon of the state it leads to. */
	private record Transition(String text, String icon) {
	}

	private static final String DOMAIN_0 = "Domain-0";

	private DomainLabels() {
	}

	/** The name; the UUID for a domain that has none. Control domains are called what admins call them in every toolstack. */
	public static String name(DomainView domain) {
		String name = domain.facts().name();
		if (domain.facts().kind() == DomainSnapshot.Kind.CONTROL) {
			return DOMAIN_0;
		}
		return name.isBlank() ? domain.facts().id().uuid() : name;
	}

	/** The name; the UUID for one that is gone. */
	public static String name(DomainKey key, FleetPicture picture) {
		DomainView domain = picture.domain(key);
		return domain == null ? key.domain().uuid() : name(domain);
	}

	/** The state, or what is being done to it. */
	public static String state(DomainView domain) {
		Transition transition = domain.stale() ? null : transition(domain.facts().current());
		return transition == null ? state(domain.facts().state()) : transition.text();
	}

	public static String state(PowerState state) {
		return switch (state) {
		case RUNNING -> Messages.State_running;
		case HALTED -> Messages.State_halted;
		case PAUSED -> Messages.State_paused;
		case SUSPENDED -> Messages.State_suspended;
		case CRASHED -> Messages.State_crashed;
		case UNKNOWN -> Messages.State_unknown;
		};
	}

	/** Name of the icon for the state. */
	public static String icon(DomainView domain) {
		Transition transition = domain.stale() ? null : transition(domain.facts().current());
		if (transition != null) {
			return transition.icon();
		}
		return switch (domain.facts().state()) {
		case RUNNING -> "running";
		case HALTED -> "halted";
		case PAUSED -> "paused";
		case SUSPENDED -> "suspended";
		case CRASHED -> "crashed";
		case UNKNOWN -> "unknown";
		};
	}

	/** What is going on; null when nothing that changes the domain. */
	private static Transition transition(Set<DomainAction> current) {
		for (DomainAction action : current) {
			Transition found = switch (action) {
			case START, START_ON -> new Transition(Messages.State_starting, "to-running");
			case SHUT_DOWN, FORCE_SHUT_DOWN -> new Transition(Messages.State_shuttingDown, "to-halted");
			case REBOOT, FORCE_REBOOT -> new Transition(Messages.State_rebooting, "to-running");
			case PAUSE -> new Transition(Messages.State_pausing, "to-paused");
			case UNPAUSE -> new Transition(Messages.State_unpausing, "to-running");
			case SUSPEND -> new Transition(Messages.State_suspending, "to-suspended");
			case RESUME, RESUME_ON -> new Transition(Messages.State_resuming, "to-running");
			case MIGRATE, MIGRATE_TO_POOL -> new Transition(Messages.State_migrating, "to-running");
			case SNAPSHOT -> new Transition(Messages.State_snapshotting, "to-running");
			case DELETE -> new Transition(Messages.State_deleting, "to-gone");
			case CLONE, RENAME, SET_MEMORY, SET_VCPUS, SET_TAGS, CONSOLE, OTHER -> null;
			};
			if (found != null) {
				return found;
			}
		}
		return null;
	}

	public static String kind(DomainSnapshot.Kind kind) {
		return switch (kind) {
		case ORDINARY -> Messages.Domain_ordinary;
		case CONTROL -> Messages.Domain_control;
		case DRIVER -> Messages.Domain_driver;
		};
	}

	/** How long it has been running; null when it is not or when that is not known. */
	public static Duration uptime(DomainView domain) {
		Instant started = domain.facts().startedAt();
		return started == null || domain.stale() ? null : Duration.between(started, Instant.now());
	}

	/** The first address its guest told; empty when none. */
	public static String address(DomainView domain) {
		return domain.facts().addresses().isEmpty() ? "" : domain.facts().addresses().getFirst();
	}
}
