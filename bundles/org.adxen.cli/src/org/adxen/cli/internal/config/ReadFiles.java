// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.config;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.adxen.cli.internal.output.Texts;
import org.adxen.cli.internal.terminal.Terminal;
import org.adxen.xen.config.ConfigFile;
import org.adxen.xen.config.ConfigProblem;

/**
 * The files that a command was given.
 *
 * @param read   those that could be read, with or without problems
 * @param unread whether there were others; they are told of already
 */
record ReadFiles(List<ReadFile> read, boolean unread) {

	/** @param name as it was given */
	record ReadFile(String name, ConfigFile content) {
	}

	static ReadFiles read(List<String> names, Terminal terminal) {
		var read = new ArrayList<ReadFile>();
		for (String name : names) {
			try {
				read.add(new ReadFile(name, ConfigFile.read(Path.of(name))));
			} catch (IOException | InvalidPathException e) {
				terminal.tell("adxen: " + Texts.harmless(String.valueOf(e.getMessage())));
			}
		}
		return new ReadFiles(read, read.size() < names.size());
	}

	/** Whether {@code xl create} would take each of them. */
	boolean allAccepted() {
		return !unread && read.stream().allMatch(f -> f.content().accepted());
	}

	/** Exactly what stands in the files, a map for each. */
	List<Map<String, Object>> asData() {
		return read.stream().map(ReadFiles::asData).toList();
	}

	private static Map<String, Object> asData(ReadFile file) {
		var data = new LinkedHashMap<String, Object>();
		data.put("file", file.name());
		data.put("accepted", Boolean.valueOf(file.content().accepted()));
		data.put("values", file.content().values());
		data.put("problems", file.content().problems().stream().map(ReadFiles::asData).toList());
		return data;
	}

	private static Map<String, Object> asData(ConfigProblem problem) {
		var data = new LinkedHashMap<String, Object>();
		data.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
		data.put("line", Integer.valueOf(problem.line()));
		data.put("column", Integer.valueOf(problem.column()));
		data.put("key", problem.key());
		data.put("message", problem.sentence());
		return data;
	}
}
