// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.xapi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

import org.adxen.xen.XenException;
import org.adxen.xen.xenapi.internal.session.Attempt;

/** The disk images and networks of a pool, to be found by what a configuration file calls them. */
final class Images {

	/** A VDI. */
	record Image(String ref, String uuid, String name, boolean shared) {
	}

	private final List<Image> images;

	private Images(List<Image> images) {
		this.images = images;
	}

	static Images read(XapiPool pool, Attempt attempt) throws XenException, InterruptedException {
		return new Images(pool.stream(attempt, value -> {
			var all = new ArrayList<Image>();
			Records.struct(value, (ref, record) -> {
				var texts = new HashMap<String, String>();
				var marks = new HashMap<String, Boolean>();
				Records.struct(record, (name, v) -> {
					switch (name) {
					case "uuid", "name_label" -> texts.put(name, v.text());
					case "sharable", "is_a_snapshot" -> marks.put(name, v.bool());
					default -> v.skip();
					}
				});
				if (!marks.getOrDefault("is_a_snapshot", false)) {
					all.add(new Image(ref, texts.getOrDefault("uuid", ""), texts.getOrDefault("name_label", ""),
							marks.getOrDefault("sharable", false)));
				}
			});
			return all;
		}, "VDI" + Methods.GET_ALL_RECORDS));
	}

	/** By UUID, with or without {@code vdi:}, else by name; more than one when the name is ambiguous. */
	List<Image> named(String target) {
		String text = target.startsWith("vdi:") ? target.substring(4) : target;
		List<Image> byUuid = images.stream().filter(image -> image.uuid().equalsIgnoreCase(text)).toList();
		return byUuid.isEmpty() ? images.stream().filter(image -> image.name().equals(text)).toList() : byUuid;
	}
}
