// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.operations;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String CopyCommand_button;
	public static String CopyCommand_menu;
	public static String Group_delete;
	public static String Group_forceShutDown;
	public static String Group_pause;
	public static String Group_resume;
	public static String Group_shutDown;
	public static String Group_start;
	public static String Group_suspend;
	public static String Group_unpause;
	public static String HostMenu_choose;
	public static String HostMenu_free;
	public static String HostMenu_none;
	public static String HostMenu_refused;
	public static String NewDomain_browse;
	public static String NewDomain_create;
	public static String NewDomain_description;
	public static String NewDomain_errors;
	public static String NewDomain_file;
	public static String NewDomain_host;
	public static String NewDomain_lineColumn;
	public static String NewDomain_name;
	public static String NewDomain_nameHint;
	public static String NewDomain_onHost;
	public static String NewDomain_place;
	public static String NewDomain_problem;
	public static String NewDomain_repository;
	public static String NewDomain_repositoryHint;
	public static String NewDomain_repositoryTitle;
	public static String NewDomain_start;
	public static String NewDomain_summary;
	public static String NewDomain_title;
	public static String NewDomain_warnings;
	public static String Offer_groupEmpty;
	public static String Offer_noPool;
	public static String Offer_none;
	public static String Offer_onlyOne;
	public static String Offer_selectDomain;
	public static String Offer_selectGroup;
	public static String Offer_selectHost;
	public static String OperationMenu_withOptions;
	public static String Parameter_anyHost;
	public static String Parameter_domains;
	public static String Parameter_label;
	public static String Parameter_missing;
	public static String Parameter_noTemplates;
	public static String Parameter_number;
	public static String Parameter_pool;
	public static String Parameter_title;
	public static String Question_reason;
	public static String Question_silence;
	public static String Question_type;
	public static String Question_willDo;
	public static String Question_willNot;
	public static String Starter_leftAlone;
	public static String Starter_unknown;
	public static String ToolItem_tooltip;
	public static String cancel;

	static {
		NLS.initializeMessages("org.adxen.ui.operations.messages", Messages.class);
	}

	private Messages() {
	}
}
