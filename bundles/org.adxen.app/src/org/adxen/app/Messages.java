// SPDX-License-Identifier: EPL-2.0
package org.adxen.app;

import org.eclipse.osgi.util.NLS;

final class Messages extends NLS {

	public static String exit;
	public static String exitOneTask;
	public static String exitTasks;
	public static String exitTitle;
	public static String keyringAgain;
	public static String keyringChoose;
	public static String keyringChooseText;
	public static String keyringCreate;
	public static String keyringDiffer;
	public static String keyringEnter;
	public static String keyringEnterText;
	public static String keyringNew;
	public static String keyringOpen;
	public static String keyringPassword;
	public static String keyringTitle;
	public static String keyringWithout;
	public static String keyringWrong;
	public static String noFolder;
	public static String notStarted;
	public static String notTold;
	public static String notWritable;
	public static String openAlready;
	public static String stay;

	static {
		NLS.initializeMessages("org.adxen.app.messages", Messages.class);
	}

	private Messages() {
	}
}
