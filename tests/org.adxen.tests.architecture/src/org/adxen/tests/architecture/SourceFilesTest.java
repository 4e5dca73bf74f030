// SPDX-License-Identifier: EPL-2.0
package org.adxen.tests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.Test;

/** What every file of the project has, and what none has. */
public class SourceFilesTest {
	private static final String LICENCE = "SPDX-License-Identifier: EPL-2.0";
	/** Where packages come from is the business of whoever builds. Dots in brackets, so that this file does not name them either. */
	private static final Pattern REGISTRY = Pattern.compile("repo1?[.]maven|maven[.]google|central[.]sonatype|oss[.]sonatype|plugins[.]gradle|jitpack[.]io"
			+ "|registry[.]npmjs|pypi[.]org|python[h]osted|proxy[.]golang|crates[.]io|rubygems[.]org|deb[.]debian|archive[.]ubuntu|download[.]eclipse"
			+ "|registry-1[.]docker|ghcr[.]io|quay[.]io");
	/** Folders that every system has; a path below one of them says nothing about a certain machine. */
	private static final Set<String> COMMON = Set.of("/", "/home", "/opt", "/root", "/srv", "/tmp", "/usr", "/usr/src", "/var", "/var/tmp", "/mnt", "/src");

	@Test
	public void everyJavaFileBeginsWithTheLicence() {
		assertThat(files().filter(file -> file.toString().endsWith(".java"))
				.filter(file -> !firstLines(file, 1).equals(List.of("// " + LICENCE))).map(Project::relative)).isEmpty();
	}

	@Test
	public void everyScriptHasTheLicenceAtItsTop() {
		assertThat(files().filter(file -> firstLines(file, 1).stream().anyMatch(line -> line.startsWith("#!")))
				.filter(file -> !firstLines(file, 3).contains("# " + LICENCE)).map(Project::relative)).isEmpty();
	}

	@Test
	public void everyXmlFileOfTheBuildAndThePluginsHasTheLicenceAtItsTop() {
		assertThat(files().filter(file -> file.getFileName().toString().matches("pom\\.xml|plugin\\.xml|feature\\.xml|category\\.xml|.*\\.exsd|.*\\.product"))
				.filter(file -> !firstLines(file, 4).contains("<!-- " + LICENCE + " -->")).map(Project::relative)).isEmpty();
	}

	/**
	 * SWT knows an SVG by its first bytes; with a comment before the element it asks the system's image library, which reads
	 * SVG on some Linux desktops only.
	 */
	@Test
	public void everyIconBeginsWithItsElement() {
		assertThat(files().filter(file -> file.toString().endsWith(".svg"))
				.filter(file -> firstLines(file, 1).stream().noneMatch(line -> line.startsWith("<svg ")))
				.map(Project::relative)).isEmpty();
	}

	@Test
	public void noFileNamesAPathOfThisMachine() {
		var paths = Stream.of(Project.root().toString(), Project.root().getParent().toString(), System.getProperty("user.home"))
				.filter(path -> !COMMON.contains(path)).map(path -> "(?<![\\w./-])" + Pattern.quote(path) + "(?![\\w-])").toList();
		assertThat(linesWith(Pattern.compile(String.join("|", paths)))).isEmpty();
	}

	@Test
	public void noFileNamesAPackageRegistry() {
		assertThat(linesWith(REGISTRY)).isEmpty();
	}

	private static List<String> linesWith(Pattern pattern) {
		var found = new ArrayList<String>();
		files().forEach(file -> Project.lines(file).stream().filter(line -> pattern.matcher(line).find())
				.forEach(line -> found.add(Project.relative(file) + ": " + line.strip())));
		return found;
	}

	private static Stream<Path> files() {
		return Project.filesBelow(Project.root()).stream();
	}

	private static List<String> firstLines(Path file, int count) {
		return Project.lines(file).stream().limit(count).toList();
	}
}
