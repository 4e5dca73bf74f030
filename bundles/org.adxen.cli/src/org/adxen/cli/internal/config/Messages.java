// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.config;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Check_description;
	public static String Check_fine;
	public static String Convert_description;
	public static String Convert_exists;
	public static String Convert_file;
	public static String Convert_needsTo;
	public static String Convert_noFolder;
	public static String Convert_result;
	public static String Convert_to;
	public static String Convert_written;
	public static String Field_column;
	public static String Field_file;
	public static String Field_key;
	public static String Field_line;
	public static String Field_message;
	public static String Field_severity;
	public static String Field_value;
	public static String File_parameter;
	public static String Severity_error;
	public static String Severity_warning;
	public static String Show_description;
	public static String Show_none;
	public static String Show_problems;

	static {
		initializeMessages("org.adxen.cli.internal.config.messages", Messages.class);
	}

	private Messages() {
	}
}
