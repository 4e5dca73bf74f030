// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.adxen.xen.config.ConfigNumber.Whole;
import org.adxen.xen.config.ConfigValue.NumberToken;
import org.adxen.xen.config.ConfigValue.Text;
import org.adxen.xen.config.ConfigValue.ValueList;
import org.eclipse.jdt.annotation.Nullable;

/**
 * A domain configuration file, read as {@code xl} 4.17 reads it: its keys, what they make of a domain, and what is wrong.
 *
 * <p>Reading bytes never fails: what cannot be read is a problem. Without an error, {@code xl create -n} takes the file
 * too. Grammar: libxlutil 4.17 (libxlu_cfg_l.l, libxlu_cfg_y.y), checked against the library itself; keys: xl.cfg(5).
 */
public final class ConfigFile {

	/** The most bytes that are read, 1 MiB; real files have a few hundred. {@code xl} has no limit of its own. */
	public static final int MAX_SIZE = 1 << 20;

	private final byte[] source;
	private final ConfigDictionary dictionary;
	private final @Nullable DomainConfig domain;
	private final List<ConfigProblem> problems;

	private ConfigFile(byte[] source, ConfigDictionary dictionary, @Nullable DomainConfig domain, List<ConfigProblem> problems) {
		this.source = source;
		this.dictionary = dictionary;
		this.domain = domain;
		this.problems = problems;
	}

	/**
	 * Reads a plain file; not on the display thread.
	 *
	 * @throws IOException with a sentence for the user, if there is no such file or it cannot be read
	 */
	public static ConfigFile read(Path file) throws IOException {
		if (!Files.exists(file))
			throw new NoSuchFileException("There is no file " + file + "; check its name.");
		if (!Files.isRegularFile(file))
			throw new IOException(file + " is not a plain file, and xl reads nothing else; save the configuration to one.");
		try (var in = Files.newInputStream(file)) {
			return parse(in.readNBytes(MAX_SIZE + 1));
		} catch (IOException e) {
			throw new IOException(file + " cannot be read: " + e.getMessage() + ". Check who may read it.", e);
		}
	}

	/** Reads what a file holds. */
	public static ConfigFile parse(byte[] bytes) {
		var problems = new Problems();
		if (bytes.length > MAX_SIZE) {
			problems.error(ConfigPosition.START, null, "This is larger than a domain configuration file can sensibly be"
					+ " (1 MiB), so it was not read; check that it is the right file.");
			return new ConfigFile(bytes.clone(), new ConfigDictionary(Map.of()), null, problems.sorted());
		}
		var dictionary = new ConfigParser(bytes, problems).parse();
		DomainConfig domain = null;
		if (problems.hasErrors())
			PythonFile.explain(bytes, problems);
		else {
			KeyCheck.check(dictionary, problems);
			var read = new DomainReader(dictionary, problems).read();
			domain = problems.hasErrors() ? null : read;
		}
		return new ConfigFile(bytes.clone(), dictionary, domain, problems.sorted());
	}

	/** The bytes that were read: a copy, for a toolstack that takes the file itself. */
	public byte[] source() {
		return source.clone();
	}

	/** The keys; after a syntax error, those of the statements that could be read. */
	public ConfigDictionary dictionary() {
		return dictionary;
	}

	/** What the keys make of a domain; null if there is an error. */
	public @Nullable DomainConfig domain() {
		return domain;
	}

	/** All that is wrong, in the order of the file. */
	public List<ConfigProblem> problems() {
		return problems;
	}

	/** Whether there is no error. */
	public boolean accepted() {
		return problems.stream().noneMatch(p -> p.severity() == ConfigProblem.Severity.ERROR);
	}

	/**
	 * Keys and values as plain Java, in the order of the file, to be written as JSON: a string is a {@code String}, a list
	 * a {@code List}, a number token what it means: a {@code Long}, by the rules of C ({@code 010} is 8, {@code 0x1f} is
	 * 31). Its text is given instead where it is no number ({@code 08}), and where {@code xl} takes it as a text in which
	 * the digits would be lost ({@code name = 007}, or {@code 010} in a list). A number in quotes is a string.
	 */
	public Map<String, Object> values() {
		var values = new LinkedHashMap<String, Object>();
		for (var entry : dictionary.entries()) {
			var kind = KnownKeys.kind(entry.key());
			values.put(entry.key(), plain(entry.value(), kind == KnownKeys.Kind.TEXT));
		}
		return Collections.unmodifiableMap(values);
	}

	private static Object plain(ConfigValue value, boolean asText) {
		return switch (value) {
			case Text text -> text.text();
			case NumberToken(String token, ConfigPosition position) -> ConfigNumber.parse(token) instanceof Whole(long number)
					&& (!asText || Long.toString(number).equals(token)) ? (Object) number : token;
			case ValueList(List<ConfigValue> items, ConfigPosition position) -> {
				var list = new ArrayList<Object>(items.size());
				for (var item : items)
					list.add(plain(item, true));
				yield Collections.unmodifiableList(list);
			}
		};
	}
}
