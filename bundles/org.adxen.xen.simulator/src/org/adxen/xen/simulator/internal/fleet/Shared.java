// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.fleet;

import org.adxen.xen.simulator.internal.data.Schema;
import org.adxen.xen.simulator.internal.wire.JsonForm;
import org.adxen.xen.simulator.internal.wire.XmlForm;
import org.adxen.xen.simulator.internal.xapi.Methods;
import org.adxen.xen.simulator.internal.xend.XendMethods;

/** What all pools of a fleet have in common; immutable, and too big to be made for each of them. */
public record Shared(Schema xapiSchema, Methods methods, XmlForm xapiXml, JsonForm json, Schema xendSchema,
		XendMethods xendMethods, XmlForm xendXml) {

	/** Makes it. */
	public static Shared create() {
		var schema = Schema.xapi();
		var xend = Schema.xend();
		return new Shared(schema, new Methods(schema), XmlForm.xapi(), new JsonForm(), xend, new XendMethods(xend),
				XmlForm.xend());
	}
}
