// SPDX-License-Identifier: EPL-2.0
package org.adxen.tests.architecture;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.Test;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;

/** Every text is there in English and in Brazilian Portuguese, and every text is used. */
public class TextsTest {
	private static final String PORTUGUESE = "_pt_BR.properties";
	private static final Pattern PLACE_HOLDER = Pattern.compile("\\{\\d+[^}]*}");
	private static final Pattern REFERENCE = Pattern.compile("\"%([\\w.-]+)\"");

	@Test
	public void bothLanguagesHaveTheSameKeys() {
		for (var english : englishFiles())
			assertThat(keys(portuguese(english))).as(Project.relative(portuguese(english))).isEqualTo(keys(english));
	}

	@Test
	public void noPortugueseTextStandsAlone() {
		assertThat(textFiles().filter(file -> file.toString().endsWith(PORTUGUESE))
				.filter(file -> !Files.exists(Path.of(file.toString().replace(PORTUGUESE, ".properties"))))).isEmpty();
	}

	@Test
	public void noTextIsEmpty() {
		textFiles().forEach(file -> assertThat(load(file).values()).as(Project.relative(file)).allSatisfy(text -> assertThat((String) text).isNotBlank()));
	}

	@Test
	public void bothLanguagesFillInTheSameValues() {
		for (var english : englishFiles()) {
			var other = load(portuguese(english));
			load(english).forEach((key, text) -> assertThat(placeHolders(other.getProperty((String) key, "")))
					.as("values in %s of %s", key, Project.relative(portuguese(english))).isEqualTo(placeHolders((String) text)));
		}
	}

	@Test
	public void everyMessageHasATextAndEveryTextAMessage() {
		messages((bundle, type) -> assertThat(keys(fileOf(bundle, type))).as("%s and its file", type.getName()).isEqualTo(fieldsOf(type)));
	}

	/** Equinox leaves every other field null, silently. */
	@Test
	public void everyMessageIsAPublicFieldThatCanBeSet() {
		messages((bundle, type) -> assertThat(type.getFields()).as(type.getName()).allSatisfy(field -> assertThat(field.getModifiers())
				.contains(JavaModifier.PUBLIC, JavaModifier.STATIC).doesNotContain(JavaModifier.FINAL)));
	}

	private static void messages(BiConsumer<Bundle, JavaClass> check) {
		new BuiltClasses().ofBundle().forEach((bundle, classes) -> classes.stream()
				.filter(type -> type.getRawSuperclass().map(JavaClass::getName).filter("org.eclipse.osgi.util.NLS"::equals).isPresent())
				.forEach(type -> check.accept(bundle, type)));
	}

	@Test
	public void everyFileOfMessagesHasItsClass() {
		for (var english : englishFiles())
			if (english.endsWith("messages.properties"))
				assertThat(english.resolveSibling("Messages.java")).exists();
	}

	@Test
	public void everyReferenceOfAPluginFileHasATextAndEveryTextAReference() throws IOException {
		for (var bundle : Project.bundles()) {
			var referenced = new TreeSet<String>();
			var plugin = bundle.folder().resolve("plugin.xml");
			if (Files.exists(plugin))
				REFERENCE.matcher(Files.readString(plugin)).results().forEach(found -> referenced.add(found.group(1)));
			for (var header : new String[] { "Bundle-Name", "Bundle-Description" })
				if (bundle.header(header).startsWith("%"))
					referenced.add(bundle.header(header).substring(1));
			var texts = bundle.folder().resolve(bundle.header("Bundle-Localization").isEmpty() ? "OSGI-INF/l10n/bundle.properties"
					: bundle.header("Bundle-Localization") + ".properties");
			// Generated together with the model code, and used by nobody else.
			if (!bundle.name().equals("org.adxen.model"))
				assertThat(Files.exists(texts) ? keys(texts) : Set.of()).as("texts of %s/plugin.xml", bundle.name()).isEqualTo(referenced);
		}
	}

	private static Iterable<Path> englishFiles() {
		return textFiles().filter(file -> !file.toString().endsWith(PORTUGUESE))::iterator;
	}

	private static Stream<Path> textFiles() {
		return Project.bundles().stream().flatMap(bundle -> Project.filesBelow(bundle.folder()).stream())
				.filter(file -> file.getFileName().toString().matches("(messages|bundle|plugin)(_\\w+)?\\.properties"))
				.filter(file -> !file.equals(Project.root().resolve("bundles/org.adxen.model/plugin.properties")));
	}

	private static Path portuguese(Path english) {
		return Path.of(english.toString().replace(".properties", PORTUGUESE));
	}

	private static Path fileOf(Bundle bundle, JavaClass messages) {
		return bundle.folder().resolve("src").resolve(messages.getPackageName().replace('.', '/')).resolve("messages.properties");
	}

	private static Set<String> fieldsOf(JavaClass messages) {
		return messages.getFields().stream().map(JavaField::getName).collect(toCollection(TreeSet::new));
	}

	private static Set<String> keys(Path file) {
		return new TreeSet<>(load(file).stringPropertyNames());
	}

	private static Set<String> placeHolders(String text) {
		return PLACE_HOLDER.matcher(text).results().map(MatchResult::group).collect(toCollection(TreeSet::new));
	}

	private static Properties load(Path file) {
		var properties = new Properties();
		try (var in = Files.newBufferedReader(file)) {
			properties.load(in);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return properties;
	}
}
