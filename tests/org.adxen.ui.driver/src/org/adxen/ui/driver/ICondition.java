// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.driver;

/** Something to wait for. */
public interface ICondition {

	/** On the test thread. */
	boolean test() throws Exception;

	String getFailureMessage();
}
