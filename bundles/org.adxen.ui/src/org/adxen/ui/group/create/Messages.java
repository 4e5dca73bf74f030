// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group.create;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Export_folder;
	public static String Export_title;
	public static String Export_which;
	public static String Export_zip;
	public static String Import_groups;
	public static String Import_title;
	public static String New_addFiles;
	public static String New_addRepository;
	public static String New_allFiles;
	public static String New_badFile;
	public static String New_browse;
	public static String New_chooseFiles;
	public static String New_config;
	public static String New_configs;
	public static String New_description;
	public static String New_draft;
	public static String New_draftComment;
	public static String New_draftWarning;
	public static String New_exists;
	public static String New_file;
	public static String New_fromDomains;
	public static String New_inRepository;
	public static String New_making;
	public static String New_member;
	public static String New_members;
	public static String New_name;
	public static String New_noName;
	public static String New_noRepository;
	public static String New_onHost;
	public static String New_pageTitle;
	public static String New_remove;
	public static String New_title;
	public static String Open_groups;
	public static String Open_remember;
	public static String Open_title;

	static {
		initializeMessages("org.adxen.ui.group.create.messages", Messages.class);
	}

	private Messages() {
	}
}
