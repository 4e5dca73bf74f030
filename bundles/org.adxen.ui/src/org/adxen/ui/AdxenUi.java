// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui;

/** Ids that other bundles may use. They are never renamed. */
public final class AdxenUi {

	/** The perspective with everything to watch and operate hosts and domains. */
	public static final String INFRASTRUCTURE = "org.adxen.ui.perspectives.infrastructure";

	/** The perspective to define groups, watch and operate them. */
	public static final String GROUPS_PERSPECTIVE = "org.adxen.ui.perspectives.groups";

	/** View: the tree of pools, hosts and domains. */
	public static final String FLEET = "org.adxen.ui.views.fleet";
	/** View: the table of all domains. */
	public static final String DOMAINS = "org.adxen.ui.views.domains";
	/** View: the table of all hosts, with what is free on them. */
	public static final String HOSTS = "org.adxen.ui.views.hosts";
	/** View: groups, their members and how these differ from the definition. */
	public static final String GROUPS = "org.adxen.ui.views.groups";
	/** View: what runs and ran since the start. */
	public static final String TASKS = "org.adxen.ui.views.tasks";
	/** View: everything that was ever done. */
	public static final String JOURNAL = "org.adxen.ui.views.journal";
	/** View: every host that was found on networks. */
	public static final String DISCOVERY = "org.adxen.ui.views.discovery";
	/** View: the properties of what is selected. */
	public static final String PROPERTIES = "org.adxen.ui.views.properties";

	/** Command: runs an operation on what is selected; parameter {@link #OPERATION}. */
	public static final String RUN = "org.adxen.ui.run";
	/** Ids of operations, separated by commas: the first that can be done is. */
	public static final String OPERATION = "operation";
	/** Id of the host for operations that need one; optional. */
	public static final String HOST = "host";

	/** Command: copies the command line that does the same; parameters as of {@link #RUN}. */
	public static final String COPY_AS_COMMAND = "org.adxen.ui.copyAsCommand";
	public static final String ADD_HOST = "org.adxen.ui.addHost";
	public static final String DISCOVER = "org.adxen.ui.discover";
	/** Command: where the domains of the selected host would fit if it failed. */
	public static final String WHAT_IF = "org.adxen.ui.whatIf";
	public static final String OPEN_DEMO = "org.adxen.ui.openDemo";

	public static final String NEW_GROUP = "org.adxen.ui.group.new";
	public static final String OPEN_GROUP = "org.adxen.ui.group.open";
	/** Command: opens a group's definition; parameter {@link #GROUP_FILE}, else what is selected. */
	public static final String EDIT_GROUP = "org.adxen.ui.group.edit";
	/** Command: plans and activates a group; parameter {@link #GROUP_FILE}, else what is selected. */
	public static final String ACTIVATE_GROUP = "org.adxen.ui.group.activate";
	/** Command: brings a group back to its definition; parameter {@link #GROUP_FILE}, else what is selected. */
	public static final String MEND_GROUP = "org.adxen.ui.group.mend";
	/** Command: spreads a group's running members anew; parameter {@link #GROUP_FILE}, else what is selected. */
	public static final String REBALANCE_GROUP = "org.adxen.ui.group.rebalance";
	/** Absolute path of a group's file; optional. */
	public static final String GROUP_FILE = "file";

	/** Key binding context of parts that show hosts and domains. */
	public static final String FLEET_CONTEXT = "org.adxen.ui.contexts.fleet";

	private AdxenUi() {
	}
}
