// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to ask before a request is run, in the admin's language; the same in dialogs and at the terminal.
 *
 * @param title      e.g. "Force Shut Down 3 Domains"
 * @param text       one or two sentences that say what will happen and what is lost
 * @param targets    the targets it will be done to; what was confirmed is what is done: {@link OperationRequest#confirm(Question)}
 * @param willDo     the same targets by name with host and pool
 * @param willNot    the targets it cannot be done to, with the reason for each
 * @param warnings   e.g. another admin's running task, a member of an HA pool, the last coordinator
 * @param typed      what has to be typed to go on (the number of targets), if anything
 * @param action     the button's label: the verb and the count
 * @param silenceable whether "do not ask again" may be offered, and be heeded: never where there is a warning
 */
public record Question(String title, String text, List<Target> targets, List<String> willDo, Map<String, String> willNot,
		List<String> warnings, Optional<String> typed, String action, boolean silenceable) {
}
