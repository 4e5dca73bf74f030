// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group.create;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.PoolView;
import org.adxen.fleet.repository.RepositoryFiles;
import org.adxen.model.Group;
import org.adxen.model.Member;
import org.adxen.model.store.GroupFile;
import org.adxen.model.store.StoreException;
import org.adxen.operations.group.GroupEdits;
import org.adxen.operations.group.GroupFiles;
import org.adxen.ui.Cancellable;
import org.adxen.xen.DomainSnapshot;
import org.adxen.xen.XenException;
import org.adxen.xen.config.ConfigFile;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.operation.IRunnableWithProgress;
import org.eclipse.osgi.util.NLS;

/** Makes a group's file, with the configurations that are copied beside it, and tells the environment of it. On a worker. */
final class GroupMaking implements IRunnableWithProgress {

	private final Fleet fleet;
	private final String name;
	private final Path file;
	private final List<NewMember> members;

	GroupMaking(Fleet fleet, String name, Path file, List<NewMember> members) {
		this.fleet = fleet;
		this.name = name;
		this.file = file;
		this.members = members;
	}

	@Override
	public void run(IProgressMonitor monitor) throws InvocationTargetException, InterruptedException {
		monitor.beginTask(NLS.bind(Messages.New_making, name), IProgressMonitor.UNKNOWN);
		try {
			Cancellable.call(monitor, () -> {
				make();
				return null;
			});
		} finally {
			monitor.done();
		}
	}

	private void make() throws IOException, StoreException, XenException, InterruptedException, EnvironmentException {
		if (Files.exists(file)) {
			throw new IOException(NLS.bind(Messages.New_exists, file));
		}
		Group group = GroupFile.create(name);
		for (NewMember member : members) {
			group.getMembers().add(member(group, member));
		}
		GroupFile.save(file, group);
		fleet.addGroupFiles(List.of(file));
	}

	private Member member(Group group, NewMember source) throws IOException, XenException, InterruptedException {
		Member member = GroupFiles.member(group, file, switch (source.kind()) {
		case LOCAL, REPOSITORY -> Path.of(source.path());
		case HOST -> write(source, read(source));
		case DRAFT -> write(source, draft(source.from().facts()).getBytes(StandardCharsets.UTF_8));
		});
		member.setName(GroupEdits.freeName(group, source.name()));
		if (source.kind() == NewMember.Kind.REPOSITORY) {
			member.setInRepository(true);
			member.setFile(source.path());
		}
		return member;
	}

	private byte[] read(NewMember source) throws XenException, InterruptedException {
		PoolView pool = fleet.picture().pools().get(source.from().key().pool());
		return RepositoryFiles.at(fleet, pool).read(source.path(), ConfigFile.MAX_SIZE);
	}

	/** Into a folder of the group's name, beside it; nothing is replaced. */
	private Path write(NewMember source, byte[] content) throws IOException {
		Path folder = file.resolveSibling(String.valueOf(file.getFileName()).replaceFirst("\\.adxgroup$", ""));
		Files.createDirectories(folder);
		String plain = fileName(source.name());
		Path target = folder.resolve(plain + ".cfg");
		for (int n = 2; Files.exists(target); n++) {
			target = folder.resolve(plain + "-" + n + ".cfg");
		}
		return Files.write(target, content);
	}

	/** What can be a file's name on every system. */
	static String fileName(String name) {
		String plain = name.strip().replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceFirst("^[.-]+", "");
		return plain.isEmpty() ? "group" : plain;
	}

	private static String draft(DomainSnapshot domain) {
		char quote = domain.name().indexOf('"') < 0 ? '"' : '\'';
		return """
				# %s
				name = %s
				type = "pvh"
				memory = %d
				vcpus = %d
				# disk = [ "…,raw,xvda,rw" ]
				# vif = [ "bridge=xenbr0" ]
				""".formatted(Messages.New_draftComment, quote + domain.name() + quote, Math.max(1, domain.memoryBytes() >> 20),
				Math.max(1, domain.vcpus()));
	}
}
