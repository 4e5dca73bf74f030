// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.operations;

import java.util.HashSet;
import java.util.Set;

import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;

/** Gives each label of a menu a mnemonic of its own. */
final class Mnemonics {

	private final Set<Character> taken = new HashSet<>();

	Mnemonics(Menu menu) {
		for (MenuItem item : menu.getItems()) {
			int at = item.getText().indexOf('&');
			if (at >= 0 && at + 1 < item.getText().length()) {
				taken.add(Character.toLowerCase(item.getText().charAt(at + 1)));
			}
		}
	}

	/** The label with a mnemonic: the first letter of a word that is still free, else any letter. */
	String mark(String label) {
		for (boolean wordStart : new boolean[] { true, false }) {
			for (int i = 0; i < label.length(); i++) {
				char c = label.charAt(i);
				boolean starts = i == 0 || label.charAt(i - 1) == ' ';
				if (Character.isLetter(c) && (starts || !wordStart) && taken.add(Character.toLowerCase(c))) {
					return label.substring(0, i) + '&' + label.substring(i);
				}
			}
		}
		return label;
	}
}
