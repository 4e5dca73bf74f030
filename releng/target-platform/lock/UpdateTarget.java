// SPDX-License-Identifier: EPL-2.0
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/**
 * Writes ../adxen.target from the dependency closure that Maven computed (see pom.xml here).
 * Run it as a single-file program: {@code java UpdateTarget.java}. It fails when a library that is
 * neither a bundle nor listed in {@link #WRAPPED} turns up, so that nothing gets wrapped by accident.
 */
public class UpdateTarget {

	record Gav(String group, String artifact, String version) {
		String key() {
			return group + ":" + artifact;
		}

		String xml() {
			return """
								<dependency>
									<groupId>%s</groupId>
									<artifactId>%s</artifactId>
									<version>%s</version>
									<type>jar</type>
								</dependency>
				""".formatted(group, artifact, version);
		}
	}

	/** Left out: the JRE has it, it is for compilers only, or another artifact replaces it (org.hamcrest:hamcrest). */
	static final Set<String> EXCLUDED = Set.of("xml-apis:xml-apis", "org.hamcrest:hamcrest-core",
			"org.codehaus.mojo:animal-sniffer-annotations", "com.google.errorprone:error_prone_annotations");

	/** Plain jars, with the bnd instructions that make bundles of them; key is group:artifact. */
	static final Map<String, String> WRAPPED = new LinkedHashMap<>();
	static {
		// org.eclipse.e4.ui.css.core requires the *bundle* org.apache.batik.css and imports
		// org.w3c.css.sac at version 1.3.0, so names and package versions are not free here.
		wrap("xml-apis:xml-apis-ext", "org.w3c.css.sac", "1.3.4", """
				Export-Package: org.w3c.css.sac.*;version="1.3.0",org.w3c.dom.*;version="1.3.4"
				Import-Package: org.w3c.dom.*;resolution:=optional,*""");
		wrap("org.apache.xmlgraphics:batik-css", "org.apache.batik.css", null, null);
		wrap("org.apache.xmlgraphics:batik-util", "org.apache.batik.util", null, null);
		wrap("org.apache.xmlgraphics:batik-constants", "org.apache.batik.constants", null, null);
		wrap("org.apache.xmlgraphics:batik-i18n", "org.apache.batik.i18n", null, null);
		wrap("org.apache.xmlgraphics:xmlgraphics-commons", "org.apache.xmlgraphics", null, null);
		// XML-RPC 3.1.3 knows HTTP and XML binding libraries that this product does not have.
		wrap("org.apache.xmlrpc:xmlrpc-client", "org.apache.xmlrpc.client", null, null);
		wrap("org.apache.xmlrpc:xmlrpc-common", "org.apache.xmlrpc.common", null, null);
		wrap("org.apache.ws.commons.util:ws-commons-util", "org.apache.ws.commons.util", null, null);
		// Tycho recognises JUnit 4 by the bundle name org.junit.
		wrap("junit:junit", "org.junit", null, null);
	}

	/**
	 * Second versions of a library. Maven picks one version of an artifact; in OSGi two bundles can need two:
	 * e4's org.eclipse.e4.core.di.extensions.supplier still imports jakarta.annotation [2.1,3).
	 */
	static final List<Gav> ALSO = List.of(new Gav("jakarta.annotation", "jakarta.annotation-api", "2.1.1"));

	/** Resources only, no packages: cannot be wrapped sensibly and is not needed at run time. */
	static final Set<String> EMPTY = Set.of("org.apache.xmlgraphics:batik-shared-resources");

	static void wrap(String key, String bsn, String version, String headers) {
		String v = version == null ? "${version_cleanup;${mvnVersion}}" : version;
		String h = headers != null ? headers
				: "Export-Package: *;version=\"${version}\";-noimport:=true\nImport-Package: *;resolution:=optional";
		WRAPPED.put(key, """
				Bundle-Name: %s (wrapped from ${mvnGroupId}:${mvnArtifactId})
				Bundle-SymbolicName: %s
				version: %s
				Bundle-Version: ${version}
				%s
				-removeheaders: Private-Package""".formatted(bsn, bsn, v, h));
	}

	public static void main(String[] args) throws IOException {
		// e.g. "   junit:junit:jar:4.13.2:compile:/home/x/.m2/…/junit-4.13.2.jar -- module junit (auto)"
		Pattern line = Pattern.compile("([\\w.\\-]+):([\\w.\\-]+):jar:([\\w.\\-]+):(compile|runtime):(\\S+\\.jar)");
		Map<String, Gav> bundles = new TreeMap<>();
		Map<String, Gav> wrapped = new TreeMap<>();
		List<String> bad = new ArrayList<>();
		for (String l : Files.readAllLines(Path.of("target/closure.txt"))) {
			var m = line.matcher(l.replaceAll("\u001b\\[[0-9;]*m", ""));
			if (!m.find()) {
				continue;
			}
			Gav gav = new Gav(m.group(1), m.group(2), m.group(3));
			if (EXCLUDED.contains(gav.key()) || EMPTY.contains(gav.key())) {
				continue;
			}
			if (WRAPPED.containsKey(gav.key())) {
				wrapped.put(gav.key(), gav);
			} else if (isBundle(Path.of(m.group(5)))) {
				bundles.put(gav.key(), gav);
			} else {
				bad.add(gav.key());
			}
		}
		ALSO.forEach(g -> bundles.put(g.key() + ":" + g.version(), g));
		if (!bad.isEmpty()) {
			throw new IllegalStateException("Neither bundles nor listed in WRAPPED/EXCLUDED: " + bad);
		}
		StringBuilder out = new StringBuilder("""
				<?xml version="1.0" encoding="UTF-8" standalone="no"?>
				<?pde version="3.8"?>
				<!-- GENERATED by lock/UpdateTarget.java: change lock/pom.xml and run it again. -->
				<target name="adxen">
					<locations>
						<!-- includeDependencyDepth="none": this list is complete, nothing is resolved transitively. -->
						<location type="Maven" label="Bundles" includeDependencyDepth="none" includeDependencyScopes="compile" includeSource="false" missingManifest="error">
							<dependencies>
				""");
		bundles.values().forEach(g -> out.append(g.xml()));
		out.append("""
							</dependencies>
						</location>
						<location type="Maven" label="Plain jars, wrapped as bundles" includeDependencyDepth="none" includeDependencyScopes="compile" includeSource="false" missingManifest="generate">
							<dependencies>
				""");
		wrapped.values().forEach(g -> out.append(g.xml()));
		out.append("\t\t\t</dependencies>\n");
		// The reference is group:artifact:classifier:version, with the classifier empty.
		wrapped.forEach((key, g) -> out.append("\t\t\t<instructions reference=\"%s::%s\"><![CDATA[\n%s\n]]></instructions>\n"
				.formatted(key, g.version(), WRAPPED.get(key))));
		out.append("\t\t</location>\n\t</locations>\n</target>\n");
		Files.writeString(Path.of("../adxen.target"), out);
		System.out.println(bundles.size() + " bundles, " + wrapped.size() + " wrapped");
	}

	static boolean isBundle(Path jar) throws IOException {
		try (JarFile f = new JarFile(jar.toFile())) {
			return f.getManifest() != null && f.getManifest().getMainAttributes().getValue("Bundle-SymbolicName") != null;
		}
	}
}
