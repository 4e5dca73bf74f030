// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.theme;

import java.util.Objects;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.swt.graphics.ImageData;

/** Another image, mostly transparent. */
final class FaintImage extends ImageDescriptor {

	private static final double OPACITY = 0.35;

	private final ImageDescriptor original;

	FaintImage(ImageDescriptor original) {
		this.original = original;
	}

	@Override
	public ImageData getImageData(int zoom) {
		ImageData data = original.getImageData(zoom);
		if (data != null && data.alphaData != null) {
			for (int i = 0; i < data.alphaData.length; i++) {
				data.alphaData[i] = (byte) Math.round((data.alphaData[i] & 0xff) * OPACITY);
			}
		}
		return data;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof FaintImage faint && faint.original.equals(original);
	}

	@Override
	public int hashCode() {
		return Objects.hash(FaintImage.class, original);
	}
}
