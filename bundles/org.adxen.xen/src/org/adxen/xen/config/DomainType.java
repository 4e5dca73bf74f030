// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.config;

/** How a domain is virtualised. */
public enum DomainType {
	/** Paravirtualised. */
	PV("pv"),
	/** Hardware virtualised without an emulated machine. */
	PVH("pvh"),
	/** Hardware virtualised with an emulated machine. */
	HVM("hvm");

	private final String word;

	DomainType(String word) {
		this.word = word;
	}

	/** The value of {@code type} in a configuration file. */
	public String word() {
		return word;
	}
}
