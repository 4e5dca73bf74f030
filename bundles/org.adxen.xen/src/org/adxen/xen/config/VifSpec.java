// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.config;

import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A network interface of a domain, by xl-network-configuration(5).
 *
 * @param mac as six hexadecimal pairs with colons in lower case; null if {@code xl} is to make one up
 * @param bridge null for the host's default
 * @param emulated whether there is an emulated card too; only an HVM domain can have one
 * @param model of the emulated card; null for the default
 * @param name of the interface in the backend domain; null for the default
 * @param script the hotplug script; null for the default
 * @param backendDomain the domain that provides the network; null for Domain-0
 * @param rate null for no limit
 * @param mtu null for the bridge's
 * @param others parameters that are not modelled, by their names
 * @param text as it is written in the file
 * @param position of the text in the file
 */
public record VifSpec(@Nullable String mac, @Nullable String bridge, boolean emulated, @Nullable String model,
		@Nullable String name, @Nullable String script, @Nullable String ip, @Nullable String gatewayDevice,
		@Nullable String backendDomain, @Nullable VifRate rate, @Nullable Long mtu, Map<String, String> others, String text,
		ConfigPosition position) {

	public VifSpec {
		others = Map.copyOf(others);
	}
}
