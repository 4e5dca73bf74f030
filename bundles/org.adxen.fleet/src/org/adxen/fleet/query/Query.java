// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.query;

import java.util.List;

import org.adxen.fleet.DomainView;
import org.adxen.fleet.HostView;

/**
 * Which domains, or hosts, somebody means. Immutable, safe for any thread; matching allocates nothing, so that ten thousand
 * rows are looked through while somebody types.
 * <p>
 * Terms are separated by blanks; all of them must hold; {@code !} before a term turns it round.
 * <ul>
 * <li>{@code web}: somewhere in the name, host, pool, tags, addresses, operating system, notes or UUID. So does
 * {@code /we.*b/}, a regular expression.</li>
 * <li>{@code key:value}: the whole value, where {@code *} stands for anything and {@code ?} for one character; several with
 * commas: {@code state:running,paused}; a regular expression: {@code host:/xen-1.*}{@code /}, found anywhere in the value.
 * Keys are {@code name state host pool tag address os uuid toolstack notes}; of {@code os} and {@code notes} a part is
 * enough, of {@code uuid} the beginning.</li>
 * <li>{@code memory:>4GiB}, also {@code < <= >= =} and {@code 2GiB..4GiB}; {@code vcpus cpu uptime} likewise:
 * {@code cpu:>80%}, {@code uptime:<2h} ({@code s m h d w}). A value that is not known matches nothing.</li>
 * <li>{@code is:protected}, {@code is:stale}, {@code is:control}; of hosts {@code is:stale}, {@code is:coordinator},
 * {@code is:maintenance}.</li>
 * </ul>
 * Upper and lower case are the same. A value with blanks, commas or colons stands in double quotes; in them a backslash takes
 * the next character as it is.
 */
public final class Query {

	/** Matches everything. */
	public static final Query ALL = new Query("", List.of());

	/** One thing that must hold. */
	interface Term {
		boolean matches(DomainView domain);

		boolean matches(HostView host);

		default Term negated() {
			Term positive = this;
			return new Term() {
				@Override
				public boolean matches(DomainView domain) {
					return !positive.matches(domain);
				}

				@Override
				public boolean matches(HostView host) {
					return !positive.matches(host);
				}
			};
		}
	}

	private final String text;
	private final List<Term> terms;

	private Query(String text, List<Term> terms) {
		this.text = text;
		this.terms = terms;
	}

	/** @throws QueryException it cannot be read */
	public static Query parse(String text) throws QueryException {
		return new Query(text, List.copyOf(new QueryParser(text).terms()));
	}

	public boolean matches(DomainView domain) {
		for (Term term : terms) {
			if (!term.matches(domain)) {
				return false;
			}
		}
		return true;
	}

	public boolean matches(HostView host) {
		for (Term term : terms) {
			if (!term.matches(host)) {
				return false;
			}
		}
		return true;
	}

	/** Whether it matches everything. */
	public boolean isEmpty() {
		return terms.isEmpty();
	}

	/** As it was written. */
	@Override
	public String toString() {
		return text;
	}
}
