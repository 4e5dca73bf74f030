// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.preferences;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String Confirmations_always;
	public static String Confirmations_intro;
	public static String Environment_folder;
	public static String Environment_job;
	public static String Environment_readOnly;
	public static String Environment_readOnlyState;
	public static String Environment_refresh;
	public static String Environment_refreshNote;
	public static String Environment_repository;
	public static String Environment_repositoryHere;
	public static String Environment_repositoryNote;
	public static String Environment_writable;
	public static String Trust_fingerprint;
	public static String Trust_intro;
	public static String Trust_job;
	public static String Trust_remove;
	public static String Trust_server;
	public static String Trust_subject;
	public static String Trust_until;

	static {
		NLS.initializeMessages("org.adxen.ui.preferences.messages", Messages.class);
	}

	private Messages() {
	}
}
