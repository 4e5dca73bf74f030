// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.adxen.fleet.DomainKey;
import org.adxen.fleet.HostKey;
import org.adxen.xen.DomainId;

/**
 * Something that takes many operations, as the journal tells of it as a whole: the plan before anything is sent, and what became of
 * each part. The operations themselves have entries of their own.
 *
 * @param kind       {@link #ACTIVATION} or {@link #MOVES}; stands in the journal where operations have their id
 * @param name       as shown
 * @param parameters by name
 * @param reason     in the admin's words; may be empty
 * @param origin     as in {@link OperationRequest}
 * @param parts      what each is called, with its new host
 */
public record Undertaking(String kind, String name, Map<String, String> parameters, String reason, String origin,
		Map<Target, String> parts) {

	/** Members of a group are brought up; the parameter {@link #GROUP} is its id. */
	public static final String ACTIVATION = "org.adxen.operations.activation";
	/** Running domains are moved. */
	public static final String MOVES = "org.adxen.operations.moves";
	public static final String GROUP = "group";

	public Undertaking {
		parameters = Map.copyOf(parameters);
		parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
	}

	/**
	 * Something that will run on a host. Other than the target of an operation it names the host, so that what is done to the domain
	 * meanwhile is not taken for this.
	 *
	 * @param uuid of the domain, or what stands for it while it has none
	 */
	public static Target on(HostKey host, String uuid) {
		return new Target.OfDomain(new DomainKey(host.pool(), new DomainId(uuid, host.host())));
	}
}
