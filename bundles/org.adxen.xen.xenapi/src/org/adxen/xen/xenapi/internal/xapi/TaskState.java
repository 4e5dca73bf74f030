// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.xapi;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

import org.adxen.xen.xenapi.internal.rpc.Cursor;
import org.adxen.xen.xenapi.internal.rpc.Scalars;
import org.adxen.xen.xenapi.internal.rpc.Struct;

/**
 * A task's record at one moment.
 *
 * @param status   pending, cancelling, success, failure, cancelled
 * @param progress 0..1
 * @param result   empty, or an XML-RPC value as text
 * @param error    code and parameters
 */
record TaskState(String status, double progress, String result, List<String> error) {

	static TaskState read(Cursor value) throws IOException {
		var texts = new HashMap<String, String>();
		var error = new ArrayList<String>();
		Records.struct(value, (name, v) -> {
			switch (name) {
			case "status", "progress", "result" -> texts.put(name, v.text());
			case "error_info" -> error.addAll(Records.texts(v));
			default -> v.skip();
			}
		});
		return new TaskState(texts.getOrDefault("status", ""), Scalars.real(texts.getOrDefault("progress", "")),
				texts.getOrDefault("result", ""), List.copyOf(error));
	}

	static TaskState of(Struct record) {
		return new TaskState(record.text("status"), record.real("progress"), record.text("result"), record.texts("error_info"));
	}

	boolean isOver() {
		return status.equals("success") || status.equals("failure") || status.equals("cancelled");
	}
}
