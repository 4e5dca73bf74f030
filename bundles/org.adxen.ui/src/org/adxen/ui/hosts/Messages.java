// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.hosts;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String AddHost_address;
	public static String AddHost_addressHint;
	public static String AddHost_badAddress;
	public static String AddHost_badFingerprint;
	public static String AddHost_description;
	public static String AddHost_fingerprint;
	public static String AddHost_fingerprintHint;
	public static String AddHost_keyHint;
	public static String AddHost_known;
	public static String AddHost_label;
	public static String AddHost_labelHint;
	public static String AddHost_noAddress;
	public static String AddHost_noUser;
	public static String AddHost_pageTitle;
	public static String AddHost_password;
	public static String AddHost_passwordHint;
	public static String AddHost_plain;
	public static String AddHost_plainWarning;
	public static String AddHost_remember;
	public static String AddHost_testing;
	public static String AddHost_title;
	public static String AddHost_toolstack;
	public static String AddHost_user;
	public static String AddHost_userHint;
	public static String AddHost_xapi;
	public static String AddHost_xend;
	public static String AddHost_xl;
	public static String Console_copied;
	public static String Console_job;
	public static String Log_again;
	public static String Log_close;
	public static String Log_copy;
	public static String Log_title;
	public static String Password_connect;
	public static String Password_job;
	public static String Password_pageTitle;
	public static String Password_refused;
	public static String Password_text;
	public static String Password_title;
	public static String ReadOnly_job;
	public static String Remove_text;
	public static String Remove_title;
	public static String Remove_verb;
	public static String Remove_verbMany;
	public static String SetLabel_text;
	public static String SetLabel_title;
	public static String Trust_changed;
	public static String Trust_changedKey;
	public static String Trust_changedKeyTitle;
	public static String Trust_changedTitle;
	public static String Trust_confirm;
	public static String Trust_confirmKey;
	public static String Trust_dont;
	public static String Trust_expected;
	public static String Trust_fingerprint;
	public static String Trust_job;
	public static String Trust_keyType;
	public static String Trust_pageTitle;
	public static String Trust_server;
	public static String Trust_subject;
	public static String Trust_title;
	public static String Trust_titleKey;
	public static String Trust_trust;
	public static String Trust_trustNew;
	public static String Trust_unknown;
	public static String Trust_validity;
	public static String Watch_job;
	public static String Watch_stopJob;
	public static String cancel;

	static {
		NLS.initializeMessages("org.adxen.ui.hosts.messages", Messages.class);
	}

	private Messages() {
	}
}
