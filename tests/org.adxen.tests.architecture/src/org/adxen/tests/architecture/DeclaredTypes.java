// SPDX-License-Identifier: EPL-2.0
package org.adxen.tests.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import javax.tools.ToolProvider;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;

/** The types that Java sources declare, as the compiler reads them; types inside methods have no name of their own and are left out. */
final class DeclaredTypes {
	private DeclaredTypes() {
	}

	/** The binary names of the types declared below a folder. */
	static Set<String> below(Path sourceFolder) {
		var compiler = ToolProvider.getSystemJavaCompiler();
		var types = new TreeSet<String>();
		try (var files = compiler.getStandardFileManager(null, null, null); var found = Files.walk(sourceFolder)) {
			var sources = found.filter(file -> file.toString().endsWith(".java")).toList();
			if (sources.isEmpty())
				return types;
			var task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
			for (var unit : task.parse())
				new Collector(unit, types).scan(unit, packagePrefix(unit));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		return types;
	}

	private static String packagePrefix(CompilationUnitTree unit) {
		return unit.getPackageName() == null ? "" : unit.getPackageName() + ".";
	}

	private static final class Collector extends TreeScanner<Void, String> {
		private final Set<String> types;

		Collector(CompilationUnitTree unit, Set<String> types) {
			this.types = types;
		}

		@Override
		public Void visitClass(ClassTree type, String prefix) {
			if (type.getSimpleName().isEmpty())
				return null;
			var name = prefix + type.getSimpleName();
			types.add(name);
			return super.visitClass(type, name + "$");
		}

		@Override
		public Void visitMethod(MethodTree method, String prefix) {
			return null;
		}
	}
}
