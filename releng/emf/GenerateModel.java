// SPDX-License-Identifier: EPL-2.0
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;

import org.eclipse.emf.codegen.ecore.generator.Generator;
import org.eclipse.emf.codegen.ecore.generator.GeneratorAdapterFactory;
import org.eclipse.emf.codegen.ecore.genmodel.GenModel;
import org.eclipse.emf.codegen.ecore.genmodel.GenModelPackage;
import org.eclipse.emf.codegen.ecore.genmodel.generator.GenBaseGeneratorAdapter;
import org.eclipse.emf.codegen.ecore.genmodel.generator.GenModelGeneratorAdapterFactory;
import org.eclipse.emf.common.util.BasicMonitor;
import org.eclipse.emf.common.util.Diagnostic;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.plugin.EcorePlugin;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.eclipse.emf.ecore.xmi.impl.EcoreResourceFactoryImpl;
import org.eclipse.emf.ecore.xmi.impl.XMIResourceFactoryImpl;

/**
 * Generates the model code of one project from its .genmodel, without an Eclipse.
 * Arguments: project folder, path of the .genmodel in it. Does nothing when src-gen is newer than the models.
 */
public class GenerateModel {

	public static void main(String[] args) throws Exception {
		Path project = Path.of(args[0]).toRealPath();
		Path genmodel = project.resolve(args[1]);
		Path out = project.resolve("src-gen");
		if (upToDate(genmodel.getParent(), out)) {
			System.out.println("src-gen is up to date");
			return;
		}
		delete(out); // no merge with what is there: the folder holds generated code only

		ResourceSet set = new ResourceSetImpl();
		set.getResourceFactoryRegistry().getExtensionToFactoryMap().put("ecore", new EcoreResourceFactoryImpl());
		set.getResourceFactoryRegistry().getExtensionToFactoryMap().put("genmodel", new XMIResourceFactoryImpl());
		GenModelPackage.eINSTANCE.eClass();
		// What the workspace does in an IDE: /<project name>/… is the project's folder.
		String name = project.getFileName().toString();
		EcorePlugin.getPlatformResourceMap().put(name, URI.createFileURI(project + "/"));

		URI uri = URI.createPlatformResourceURI("/" + name + "/" + args[1], false);
		GenModel model = (GenModel) set.getResource(uri, true).getContents().get(0);
		model.reconcile();
		model.setCanGenerate(true);
		model.setValidateModel(true);
		Diagnostic valid = model.diagnose();
		if (valid.getSeverity() == Diagnostic.ERROR) {
			throw new IllegalStateException(valid.toString());
		}

		Generator generator = new Generator();
		generator.getAdapterFactoryDescriptorRegistry().addDescriptor(GenModelPackage.eNS_URI,
				(GeneratorAdapterFactory.Descriptor) GenModelGeneratorAdapterFactory::new);
		generator.setInput(model);
		Diagnostic result = generator.generate(model, GenBaseGeneratorAdapter.MODEL_PROJECT_TYPE,
				BasicMonitor.toMonitor(new org.eclipse.core.runtime.NullProgressMonitor()));
		if (result.getSeverity() != Diagnostic.OK) {
			throw new IllegalStateException(result.toString());
		}
		try (Stream<Path> files = Files.walk(out)) {
			System.out.println(files.filter(p -> p.toString().endsWith(".java")).count() + " files generated");
		}
	}

	static boolean upToDate(Path models, Path out) throws Exception {
		if (!Files.isDirectory(out)) {
			return false;
		}
		return newest(models).compareTo(oldest(out)) < 0;
	}

	static FileTime newest(Path dir) throws Exception {
		try (Stream<Path> s = Files.walk(dir)) {
			return s.filter(Files::isRegularFile).map(GenerateModel::time).max(FileTime::compareTo)
					.orElse(FileTime.fromMillis(0));
		}
	}

	static FileTime oldest(Path dir) throws Exception {
		try (Stream<Path> s = Files.walk(dir)) {
			return s.filter(Files::isRegularFile).map(GenerateModel::time).min(FileTime::compareTo)
					.orElse(FileTime.fromMillis(0));
		}
	}

	static FileTime time(Path p) {
		try {
			return Files.getLastModifiedTime(p);
		} catch (java.io.IOException e) {
			throw new java.io.UncheckedIOException(e);
		}
	}

	static void delete(Path dir) throws Exception {
		if (!Files.isDirectory(dir)) {
			return;
		}
		Files.walkFileTree(dir, new SimpleFileVisitor<>() {
			@Override
			public FileVisitResult visitFile(Path file, BasicFileAttributes attrs) throws java.io.IOException {
				Files.delete(file);
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult postVisitDirectory(Path d, java.io.IOException e) throws java.io.IOException {
				Files.delete(d);
				return FileVisitResult.CONTINUE;
			}
		});
	}
}
