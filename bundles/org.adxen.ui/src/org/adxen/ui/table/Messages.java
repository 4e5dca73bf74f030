// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.table;

import org.eclipse.osgi.util.NLS;

public final class Messages extends NLS {

	public static String Columns_menu;
	public static String CsvExport_failed;
	public static String CsvExport_job;
	public static String CsvExport_title;
	public static String Export_menu;
	public static String Filter_hint;
	public static String Header_count;
	public static String Header_countOf;
	public static String ResetColumns_menu;

	static {
		NLS.initializeMessages("org.adxen.ui.table.messages", Messages.class);
	}

	private Messages() {
	}
}
