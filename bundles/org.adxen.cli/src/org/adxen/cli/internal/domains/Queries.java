// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.domains;

import org.adxen.cli.internal.command.CommandException;
import org.adxen.fleet.query.Query;
import org.adxen.fleet.query.QueryException;

/** Queries as they stand on the command line. */
public final class Queries {

	private Queries() {
	}

	/** What the query finds; the empty one finds everything. */
	public static Query parse(String text) throws CommandException {
		try {
			return Query.parse(text);
		} catch (QueryException e) {
			throw CommandException.usage(e.getMessage());
		}
	}
}
