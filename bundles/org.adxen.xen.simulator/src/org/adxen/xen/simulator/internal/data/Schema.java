// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The classes of one dialect, read from a schema file beside this class (its head explains the format). Immutable. */
public final class Schema {

	/**
	 * A set of references that mirrors a single reference of another class.
	 *
	 * @param owner  the class whose field refers to one object
	 * @param single that field
	 * @param target the class referred to
	 * @param many   the field there that lists the owners
	 */
	public record Back(String owner, Field single, String target, Field many) {
	}

	private final Map<String, ClassDef> classes = new LinkedHashMap<>();
	private final Map<String, List<Back>> backs = new LinkedHashMap<>();

	private Schema(String resource) {
		try (var in = Objects.requireNonNull(Schema.class.getResourceAsStream(resource), resource);
				var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
			read(reader.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).toList());
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** The classes of XAPI. */
	public static Schema xapi() {
		return new Schema("xapi.schema");
	}

	/** The classes of xend 1.0.x. */
	public static Schema xend() {
		return new Schema("xend.schema");
	}

	private void read(List<String> lines) {
		var fields = new ArrayList<Field>();
		var current = new String[0];
		for (String line : lines) {
			var words = line.split(" ", 4);
			if (words[0].equals("class") || words[0].equals("back")) {
				define(current, fields);
				current = new String[0];
				fields.clear();
			}
			if (words[0].equals("class"))
				current = words;
			else if (words[0].equals("back"))
				mirror(words[1], words[2]);
			else
				fields.add(field(words, fields.size()));
		}
		define(current, fields);
	}

	private static Field field(String[] words, int index) {
		var type = Type.parse(words[1]);
		var access = Field.Access.valueOf(words[2].toUpperCase(Locale.ROOT));
		var hasDefault = words.length > 3;
		var initial = hasDefault ? type.literal(words[3].substring(1)) : type.initial();
		return new Field(words[0], type, access, initial, access != Field.Access.RO && !hasDefault, index);
	}

	private void define(String[] words, List<Field> fields) {
		if (words.length > 0)
			classes.put(words[1], new ClassDef(words[1], words.length > 2 && words[2].equals("hidden"), fields));
	}

	private void mirror(String single, String many) {
		var owner = single.substring(0, single.indexOf('.'));
		var target = many.substring(0, many.indexOf('.'));
		backs.computeIfAbsent(owner, key -> new ArrayList<>())
				.add(new Back(owner, classDef(owner).field(single.substring(owner.length() + 1)), target,
						classDef(target).field(many.substring(target.length() + 1))));
	}

	/** All classes in the order of the file. */
	public Collection<ClassDef> classes() {
		return classes.values();
	}

	/** Whether there is such a class, spelt as in the schema. */
	public boolean has(String name) {
		return classes.containsKey(name);
	}

	/** The class of this name, which must exist. */
	public ClassDef classDef(String name) {
		var found = classes.get(name);
		if (found == null)
			throw new IllegalArgumentException("no class " + name);
		return found;
	}

	List<Back> backs(String owner) {
		return backs.getOrDefault(owner, List.of());
	}
}
