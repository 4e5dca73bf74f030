// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.rpc;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Measurements as rrdtool's xport writes them: a legend of {@code entry} elements, and rows of {@code v} elements. */
public final class XportReader {

	private XportReader() {
	}

	/** Tells each legend entry, then each row's values, in the order they come. */
	public static void read(InputStream body, Consumer<String> legend, Consumer<List<String>> rows) throws IOException {
		XmlCursor xml = XmlCursor.open(body);
		if (!xml.isAt("xport")) {
			throw new BadAnswer("sent XML that holds no measurements");
		}
		var row = new ArrayList<String>();
		Runnable rowEnded = () -> {
			rows.accept(List.copyOf(row));
			row.clear();
		};
		for (String at = xml.nextStart("xport", "row", rowEnded); at != null; at = xml.nextStart("xport", "row", rowEnded)) {
			switch (at) {
			case "entry" -> legend.accept(xml.content());
			case "v" -> row.add(xml.content());
			default -> {
				// structure, and what is of no use
			}
			}
		}
	}
}
