// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.repository;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Check_description;
	public static String Check_fine;
	public static String Check_found;
	public static String Check_hosts;
	public static String Check_progress;
	public static String Field_host;
	public static String Field_kind;
	public static String Field_local;
	public static String Field_modified;
	public static String Field_name;
	public static String Field_neededBy;
	public static String Field_path;
	public static String Field_problem;
	public static String Field_readable;
	public static String Field_size;
	public static String Kind_device;
	public static String Kind_file;
	public static String Kind_folder;
	public static String Kind_other;
	public static String List_description;
	public static String List_empty;
	public static String List_folder;
	public static String List_host;
	public static String Set_description;
	public static String Set_done;
	public static String Set_local;
	public static String Set_noFolder;
	public static String Set_none;
	public static String Set_path;
	public static String Set_pathOrNone;
	public static String Show_description;
	public static String noPlace;
	public static String none;
	public static String noneAnswers;

	static {
		initializeMessages("org.adxen.cli.internal.repository.messages", Messages.class);
	}

	private Messages() {
	}
}
