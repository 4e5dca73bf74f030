// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.picture;

import java.util.function.Predicate;

import org.adxen.fleet.DomainView;
import org.adxen.fleet.query.Query;
import org.adxen.fleet.query.QueryException;

/**
 * What was typed into a filter field.
 *
 * @param predicate null when nothing is filtered
 * @param problem   what is wrong with it, in a sentence; empty when nothing is. Everything is shown then
 */
public record DomainFilter(Predicate<DomainView> predicate, String problem) {

	public static DomainFilter parse(String text) {
		if (text.isBlank()) {
			return new DomainFilter(null, "");
		}
		try {
			Query query = Query.parse(text);
			return new DomainFilter(query::matches, "");
		} catch (QueryException e) {
			return new DomainFilter(null, e.getMessage());
		}
	}
}
