// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.status;

import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.dialogs.PopupDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;

/** A sentence that is too long for its line, wrapped, above that line. It takes no focus and goes with a click. Display thread only. */
final class WholeSentence extends PopupDialog {

	private static final int CHARACTERS = 70;

	private final String sentence;
	private final Point corner;

	/** @param corner on the display, where the lower left corner is to be */
	WholeSentence(Shell parent, String sentence, Point corner) {
		super(parent, HOVER_SHELLSTYLE, false, false, false, false, false, null, null);
		this.sentence = sentence;
		this.corner = corner;
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		var area = (Composite) super.createDialogArea(parent);
		var label = new Label(area, SWT.WRAP);
		label.setText(LegacyActionTools.escapeMnemonics(sentence));
		int width = new PixelConverter(label).convertWidthInCharsToPixels(CHARACTERS);
		int natural = label.computeSize(SWT.DEFAULT, SWT.DEFAULT).x;
		GridDataFactory.swtDefaults().hint(Math.min(width, natural), SWT.DEFAULT).indent(4, 4).applyTo(label);
		label.addListener(SWT.MouseDown, e -> close());
		return area;
	}

	@Override
	protected Point getInitialLocation(Point size) {
		return new Point(corner.x, corner.y - size.y);
	}
}
