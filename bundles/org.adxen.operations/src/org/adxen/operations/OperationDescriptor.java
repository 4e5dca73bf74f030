// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations;

import java.util.List;

import org.adxen.xen.DomainAction;
import org.eclipse.jdt.annotation.Nullable;

/**
 * What is declared of an operation at the extension point {@code org.adxen.operations.operations}, without loading its class.
 *
 * @param id          e.g. {@code org.adxen.operations.shutDown}; stable, stands in the journal
 * @param verb        of the command line, e.g. {@code shutdown}; empty when it has none
 * @param name        as menus show it, title case, in the admin's language, e.g. "Shut Down"
 * @param description one sentence for tooltips and {@code --help}
 * @param targets     what it is done to
 * @param action      the toolstack's word for it, by which toolstack, role and the domain's state allow or forbid it; null when
 *                    the toolstacks have none
 * @param many        whether it can be done to several targets in one request
 * @param asking      what is asked first; what asks at all is refused on protected domains
 * @param destructive whether something is or may be lost
 * @param parameters  what else it needs
 * @param inverse     id of the operation that undoes it, or empty
 * @param icon        platform-relative path of its icon in the contributing bundle, or empty
 * @param contributor symbolic name of the contributing bundle
 */
public record OperationDescriptor(String id, String verb, String name, String description, Targets targets,
		@Nullable DomainAction action, boolean many, Asking asking, boolean destructive, List<Parameter> parameters,
		String inverse, String icon, String contributor) {

	public enum Targets {
		DOMAINS, HOSTS, POOLS
	}

	/** How much is asked before (design: reversible ones are not asked for, force, revert and delete always are). */
	public enum Asking {
		/** Nothing. */
		NEVER,
		/** One dialog listing the targets; can be silenced for single targets. */
		CONFIRM,
		/** Always, and for more than one target their number has to be typed. */
		ALWAYS
	}

	/**
	 * @param name     as in {@link OperationRequest#parameters()} and, with two dashes, on the command line
	 * @param kind     what it holds
	 * @param label    as forms show it
	 * @param required whether the operation cannot be done without
	 */
	public record Parameter(String name, Kind kind, String label, boolean required) {
		public enum Kind {
			/** A host of the target's pool, by id. */
			HOST, TEXT, FLAG,
			/** Bytes; "2GiB" on the command line. */
			MEMORY, NUMBER,
			/** Path of a domain configuration file on this machine. */
			CONFIG_FILE,
			/** Path of any file on this machine. */
			FILE,
			/** A template of the pool, by UUID. */
			TEMPLATE
		}
	}

	/** Whether it needs this parameter or can use it. */
	public boolean takes(String parameter) {
		return parameters.stream().anyMatch(p -> p.name().equals(parameter));
	}

	public OperationDescriptor {
		parameters = List.copyOf(parameters);
	}
}
