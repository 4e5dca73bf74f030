// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.adxen.fleet.DomainView;
import org.adxen.fleet.HostView;
import org.adxen.fleet.query.Query.Term;
import org.adxen.xen.PowerState;
import org.eclipse.osgi.util.NLS;

/** Reads a query's text, once. */
final class QueryParser {

	/** Where a word is looked for when no key says where. */
	private static final List<TextKey> ANYWHERE = List.of(TextKey.NAME, TextKey.HOST, TextKey.POOL, TextKey.TAG,
			TextKey.ADDRESS, TextKey.OS, TextKey.NOTES, TextKey.UUID);
	private static final List<String> HOST_STATES = List.of("connected", "disconnected", "maintenance");

	/** @param literal whether it stood in quotes, so that nothing in it has a meaning */
	private record Value(String text, boolean literal, boolean regex, int at) {
	}

	private final String text;
	private int at;

	QueryParser(String text) {
		this.text = text;
	}

	List<Term> terms() throws QueryException {
		List<Term> terms = new ArrayList<>();
		for (skipBlanks(); at < text.length(); skipBlanks()) {
			boolean negated = text.charAt(at) == '!';
			if (negated) {
				at++;
				if (at == text.length() || Character.isWhitespace(text.charAt(at))) {
					throw error(at, NLS.bind(Messages.nothing_after, "!"));
				}
			}
			Term term = term();
			terms.add(negated ? term.negated() : term);
		}
		return terms;
	}

	private Term term() throws QueryException {
		int begin = at;
		int colon = at;
		while (colon < text.length() && Character.isLetter(text.charAt(colon))) {
			colon++;
		}
		if (colon > begin && colon < text.length() && text.charAt(colon) == ':') {
			at = colon + 1;
			return keyed(text.substring(begin, colon).toLowerCase(Locale.ROOT), begin);
		}
		Value value = value();
		return anywhere(value.regex ? regex(value) : TextMatch.contains(value.text));
	}

	private Term keyed(String key, int begin) throws QueryException {
		if (at == text.length() || Character.isWhitespace(text.charAt(at))) {
			throw error(at, NLS.bind(Messages.nothing_after, key + ":"));
		}
		for (TextKey known : TextKey.values()) {
			if (known.key().equals(key)) {
				return text(known, values());
			}
		}
		for (NumberKey known : NumberKey.values()) {
			if (known.key().equals(key)) {
				return number(known, value());
			}
		}
		if (key.equals("is")) {
			return flag(value());
		}
		String keys = Stream.concat(Arrays.stream(TextKey.values()).map(TextKey::key),
				Stream.concat(Arrays.stream(NumberKey.values()).map(NumberKey::key), Stream.of("is")))
				.collect(Collectors.joining(", "));
		throw error(begin, NLS.bind(Messages.unknown_key, key, keys));
	}

	// --- terms

	private static Term anywhere(Predicate<String> matches) {
		return new Term() {
			@Override
			public boolean matches(DomainView domain) {
				for (TextKey key : ANYWHERE) {
					if (key.test(domain, matches)) {
						return true;
					}
				}
				return false;
			}

			@Override
			public boolean matches(HostView host) {
				for (TextKey key : ANYWHERE) {
					if (key.test(host, matches)) {
						return true;
					}
				}
				return false;
			}
		};
	}

	private static Term text(TextKey key, List<Value> values) throws QueryException {
		Predicate<String> any = null;
		for (Value value : values) {
			Predicate<String> one = one(key, value);
			any = any == null ? one : any.or(one);
		}
		Predicate<String> matches = any == null ? t -> false : any;
		return new Term() {
			@Override
			public boolean matches(DomainView domain) {
				return key.test(domain, matches);
			}

			@Override
			public boolean matches(HostView host) {
				return key.test(host, matches);
			}
		};
	}

	private static Predicate<String> one(TextKey key, Value value) throws QueryException {
		if (value.regex) {
			return regex(value);
		}
		if (key == TextKey.STATE) {
			checkState(value);
		}
		return switch (key.how()) {
		case WHOLE -> value.literal ? value.text::equalsIgnoreCase : TextMatch.glob(value.text);
		case PART -> TextMatch.contains(value.text);
		case BEGINNING -> TextMatch.beginsWith(value.text);
		};
	}

	/** A mistyped state would match nothing, without a word. */
	private static void checkState(Value value) throws QueryException {
		List<String> states = Stream
				.concat(Arrays.stream(PowerState.values()).map(s -> s.name().toLowerCase(Locale.ROOT)), HOST_STATES.stream())
				.toList();
		if (states.stream().noneMatch(TextMatch.glob(value.text))) {
			throw error(value.at, NLS.bind(Messages.unknown_word, value.text, String.join(", ", states)));
		}
	}

	private static Predicate<String> regex(Value value) throws QueryException {
		try {
			return TextMatch.regex(value.text);
		} catch (PatternSyntaxException e) {
			throw error(value.at + 1 + Math.max(0, e.getIndex()), NLS.bind(Messages.bad_regex, value.text, e.getDescription()));
		}
	}

	private static Term number(NumberKey key, Value value) throws QueryException {
		DoublePredicate matches = comparison(key, value);
		return new Term() {
			@Override
			public boolean matches(DomainView domain) {
				return matches.test(key.of(domain));
			}

			@Override
			public boolean matches(HostView host) {
				return matches.test(key.of(host));
			}
		};
	}

	/** Comparisons with NaN are false, so what is not known matches nothing. */
	private static DoublePredicate comparison(NumberKey key, Value value) throws QueryException {
		String v = value.text;
		int dots = v.indexOf("..");
		if (dots >= 0) {
			double from = number(key, v.substring(0, dots), value);
			double to = number(key, v.substring(dots + 2), value);
			return n -> n >= from && n <= to;
		}
		if (v.startsWith(">=")) {
			double limit = number(key, v.substring(2), value);
			return n -> n >= limit;
		}
		if (v.startsWith("<=")) {
			double limit = number(key, v.substring(2), value);
			return n -> n <= limit;
		}
		if (v.startsWith(">")) {
			double limit = number(key, v.substring(1), value);
			return n -> n > limit;
		}
		if (v.startsWith("<")) {
			double limit = number(key, v.substring(1), value);
			return n -> n < limit;
		}
		double exact = number(key, v.startsWith("=") ? v.substring(1) : v, value);
		return n -> n == exact;
	}

	private static double number(NumberKey key, String text, Value value) throws QueryException {
		try {
			return key.parse(text);
		} catch (IllegalArgumentException e) {
			throw error(value.at, NLS.bind(Messages.bad_number, value.text, key.key() + ":>" + key.example()));
		}
	}

	private static Term flag(Value value) throws QueryException {
		for (Flag flag : Flag.values()) {
			if (flag.word().equalsIgnoreCase(value.text)) {
				return flag;
			}
		}
		throw error(value.at, NLS.bind(Messages.unknown_word, value.text,
				Arrays.stream(Flag.values()).map(Flag::word).collect(Collectors.joining(", "))));
	}

	// --- values

	private List<Value> values() throws QueryException {
		List<Value> values = new ArrayList<>();
		values.add(value());
		while (at < text.length() && text.charAt(at) == ',') {
			at++;
			if (at == text.length() || Character.isWhitespace(text.charAt(at))) {
				throw error(at, NLS.bind(Messages.nothing_after, ","));
			}
			values.add(value());
		}
		return values;
	}

	private Value value() throws QueryException {
		int begin = at;
		return switch (text.charAt(at)) {
		case '"' -> new Value(enclosed('"', Messages.open_quote), true, false, begin);
		case '/' -> new Value(enclosed('/', Messages.open_regex), false, true, begin);
		default -> {
			while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && text.charAt(at) != ',') {
				if (text.charAt(at) == '"') {
					throw error(at, Messages.stray_quote);
				}
				at++;
			}
			if (at == begin) {
				throw error(at, NLS.bind(Messages.unexpected, text.charAt(at)));
			}
			yield new Value(text.substring(begin, at), false, false, begin);
		}
		};
	}

	private String enclosed(char end, String sentenceWhenOpen) throws QueryException {
		int begin = at++;
		StringBuilder content = new StringBuilder();
		while (at < text.length() && text.charAt(at) != end) {
			if (text.charAt(at) == '\\' && at + 1 < text.length() && (end == '"' || text.charAt(at + 1) == end)) {
				at++;
			}
			content.append(text.charAt(at++));
		}
		if (at == text.length()) {
			throw error(begin, sentenceWhenOpen);
		}
		at++;
		if (at < text.length() && !Character.isWhitespace(text.charAt(at)) && text.charAt(at) != ',') {
			throw error(at, NLS.bind(Messages.unexpected, text.charAt(at)));
		}
		return content.toString();
	}

	private void skipBlanks() {
		while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
			at++;
		}
	}

	private static QueryException error(int position, String what) {
		return new QueryException(position, NLS.bind(Messages.at_position, what, position + 1));
	}
}
