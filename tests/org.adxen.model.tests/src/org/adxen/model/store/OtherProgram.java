// SPDX-License-Identifier: EPL-2.0
package org.adxen.model.store;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Another program at work on an environment: a Java of its own with the same classes. */
public final class OtherProgram {

	private OtherProgram() {
	}

	/** @param args {@code claim}, or the id of a pool to register and how many of them */
	static Process start(Path folder, String... args) throws IOException {
		Set<String> path = new LinkedHashSet<>();
		for (String name : List.of("org.adxen.model.store.OtherProgram", "org.adxen.model.store.EnvironmentStore",
				"org.adxen.model.ModelPackage", "org.adxen.xen.Address", "org.eclipse.emf.ecore.EPackage",
				"org.eclipse.emf.ecore.xmi.XMIResource", "org.eclipse.emf.common.util.EList", "org.eclipse.osgi.util.NLS",
				"org.eclipse.core.runtime.IStatus", "org.eclipse.core.runtime.Plugin")) {
			path.addAll(whereIs(name));
		}
		List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-Xshare:auto", "-cp", String.join(File.pathSeparator, path), OtherProgram.class.getName(),
				folder.toString()));
		command.addAll(Arrays.asList(args));
		return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
	}

	/** Also in OSGi, where a bundle may be a folder of classes or a jar. */
	private static List<String> whereIs(String className) {
		try {
			var source = Class.forName(className).getProtectionDomain().getCodeSource();
			String path = Path.of(source.getLocation().toURI()).toString();
			return List.of(path, path + File.separator + "bin", path + File.separator + "target" + File.separator + "classes");
		} catch (ClassNotFoundException e) {
			// Not visible to this bundle, so nothing in it is needed either.
			return List.of();
		} catch (java.net.URISyntaxException e) {
			throw new IllegalStateException(e);
		}
	}

	public static void main(String[] args) throws Exception {
		Path folder = Path.of(args[0]);
		if (args[1].equals("claim")) {
			System.out.println(WorkbenchClaim.ask(folder) instanceof WorkbenchClaim.Answer.Granted ? "claimed" : "taken");
			Thread.currentThread().join();
		}
		EnvironmentStore store = new EnvironmentStore(folder);
		for (int i = 0; i < Integer.parseInt(args[2]); i++) {
			String id = args[1] + "-" + i;
			store.update(e -> e.getPools().add(EnvironmentStoreTest.pool(id, "xapi://" + id + ".example")));
		}
	}
}
