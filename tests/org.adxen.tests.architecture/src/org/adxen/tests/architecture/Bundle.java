// SPDX-License-Identifier: EPL-2.0
package org.adxen.tests.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;

/**
 * One folder of bundles/.
 *
 * @param folder  where its sources and its manifest are
 * @param classes where its class files are
 */
record Bundle(Path folder, Path classes) {

	String name() {
		return folder.getFileName().toString();
	}

	/** The value of a header of the manifest; empty if there is none. */
	String header(String key) {
		try (var in = Files.newInputStream(folder.resolve("META-INF/MANIFEST.MF"))) {
			var value = new java.util.jar.Manifest(in).getMainAttributes().getValue(key);
			return value == null ? "" : value;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** The clauses of a header: commas inside quotes do not separate. */
	List<String> clauses(String key) {
		var value = header(key);
		return value.isEmpty() ? List.of()
				: Arrays.stream(value.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")).map(String::strip).toList();
	}

	/** The packages of the header Export-Package, without versions. */
	List<String> exportedPackages() {
		return clauses("Export-Package").stream().map(clause -> clause.replaceFirst(";.*", "")).toList();
	}

	/** The source folders of build.properties, generated ones included. */
	List<Path> sourceFolders() {
		return Arrays.stream(buildProperty("source..").split(",")).map(name -> folder.resolve(name.strip())).toList();
	}

	/** A property of build.properties; empty if there is none. */
	String buildProperty(String key) {
		var properties = new Properties();
		try (var in = Files.newInputStream(folder.resolve("build.properties"))) {
			properties.load(in);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return properties.getProperty(key, "");
	}
}
