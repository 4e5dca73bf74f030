// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.definitions;

/** Where things lie on a host. */
public final class Places {

	/** AdXen's own folder there. */
	static final String OWN = "/var/lib/adxen";
	/** Configuration files that came from an admin's machine. */
	public static final String DOMAINS = OWN + "/domains";
	/** Saved states: {@code UUID}, and what ran as {@code UUID.json}. */
	public static final String SAVED = OWN + "/saved";
	/** One file for each domain with tags, a tag on each line. */
	static final String TAGS = OWN + "/tags";
	/** One empty file for each definition that is not to be shown. */
	static final String FORGOTTEN = OWN + "/forgotten";
	/** Where admins keep configuration files. */
	public static final String XEN = "/etc/xen";
	/** Ends the name of what ran when a state was saved. */
	public static final String JSON = ".json";

	private Places() {
	}

	/** The configuration file that is made of a request. */
	public static String definition(String uuid) {
		return DOMAINS + '/' + uuid + ".cfg";
	}

	/** The file with its tags. */
	public static String tags(String uuid) {
		return TAGS + '/' + uuid;
	}

	/** Says that the definition is not to be shown. */
	public static String forgotten(String uuid) {
		return FORGOTTEN + '/' + uuid;
	}

	/** The saved state. */
	public static String saved(String uuid) {
		return SAVED + '/' + uuid;
	}
}
