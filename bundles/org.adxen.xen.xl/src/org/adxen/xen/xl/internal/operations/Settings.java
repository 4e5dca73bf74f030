// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.operations;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.adxen.xen.DomainId;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.XenTask;
import org.adxen.xen.config.ConfigFile;
import org.adxen.xen.config.DomainConfig;
import org.adxen.xen.xl.internal.definitions.ConfigEdit;
import org.adxen.xen.xl.internal.definitions.Definition;
import org.adxen.xen.xl.internal.definitions.Places;
import org.adxen.xen.xl.internal.picture.Running;
import org.adxen.xen.xl.internal.shell.Attempt;
import org.adxen.xen.xl.internal.shell.Shell;

/** Names, sizes and labels of domains; and forgetting them. */
public final class Settings {

	private static final byte[] NOTHING = {};
	private static final XenTask DONE = XenTask.finished("");

	private final Shell shell;
	private final Targets targets;

	public Settings(Shell shell, Targets targets) {
		this.shell = shell;
		this.targets = targets;
	}

	/** A domain that runs is renamed at the host, and in its file, if it has one, for its next start. */
	public XenTask rename(DomainId id, String name) throws XenException, InterruptedException {
		Names.require(name);
		return targets.act(id, domain -> {
			if (domain == null) {
				edit(id, "rename", edit -> edit.set("name", name), config -> config.name().equals(name));
				return DONE;
			}
			Definition definition = targets.picture().last().definition(id);
			Attempt attempt = targets.attempt(id, "rename");
			live(domain, "rename", "xl rename -- \"$d\" " + Verbs.word(name));
			if (definition != null) {
				edit(definition, attempt, edit -> edit.set("name", name), config -> config.name().equals(name));
			}
			return DONE;
		});
	}

	public XenTask setMemory(DomainId id, long bytes) throws XenException, InterruptedException {
		return targets.act(id, domain -> {
			if (domain != null) {
				live(domain, "change the memory of", "xl mem-set \"$d\" " + (bytes >> 10) + "k");
				return DONE;
			}
			long mebibytes = Math.max(1, bytes >> 20);
			edit(id, "change the memory of", edit -> edit.set("memory", mebibytes).set("maxmem", mebibytes),
					config -> config.memory().bytes() == mebibytes << 20 && config.memory().maxBytes() == mebibytes << 20);
			return DONE;
		});
	}

	public XenTask setVcpus(DomainId id, int vcpus) throws XenException, InterruptedException {
		return targets.act(id, domain -> {
			if (domain != null) {
				live(domain, "change the vCPUs of", "xl vcpu-set \"$d\" " + vcpus);
				return DONE;
			}
			edit(id, "change the vCPUs of", edit -> edit.set("vcpus", vcpus).set("maxvcpus", vcpus),
					config -> config.vcpus().atStart() == vcpus && config.vcpus().max() == vcpus);
			return DONE;
		});
	}

	private void live(Running domain, String verb, String command) throws XenException, InterruptedException {
		shell.run(targets.attempt(domain.id(), verb), Verbs.at(shell, domain) + command, NOTHING, Verbs.ACKNOWLEDGED);
	}

	private void edit(DomainId id, String verb, Consumer<ConfigEdit> change, Predicate<DomainConfig> done)
			throws XenException, InterruptedException {
		edit(targets.halted(id, verb), targets.attempt(id, verb), change, done);
	}

	private void edit(Definition definition, Attempt attempt, Consumer<ConfigEdit> change, Predicate<DomainConfig> done)
			throws XenException, InterruptedException {
		RemoteFile.Content content = RemoteFile.read(shell, attempt, definition.path());
		var edit = new ConfigEdit(content.bytes());
		change.accept(edit);
		byte[] bytes = edit.bytes();
		DomainConfig made = ConfigFile.parse(bytes).domain();
		if (made == null || !done.test(made)) {
			throw new XenException(new XenFailure.Refused("FILE_NOT_EDITED", List.of(definition.path())), attempt.cannot()
					+ ": it could not be written into its configuration file. Edit " + definition.path() + " on the host.");
		}
		shell.read(attempt, RemoteFile.replace(definition.path(), bytes.length, content.stamp()), bytes);
	}

	/** Of any domain, Domain-0 too. */
	public XenTask changeTags(DomainId id, Set<String> add, Set<String> remove) throws XenException, InterruptedException {
		Attempt attempt = targets.attempt(id, "tag");
		for (String tag : add) {
			if (!isTag(tag)) {
				throw new XenException(new XenFailure.Refused("TAG_INVALID", List.of(tag)),
						attempt.cannot() + ": \"" + tag + "\" is no tag. Write one line without blanks at its ends.");
			}
		}
		List<String> gone = remove.stream().filter(Settings::isTag).sorted().toList();
		shell.run(attempt, RemoteFile.changeLines(Places.tags(id.uuid()), new TreeSet<>(add), gone));
		targets.picture().changed();
		return DONE;
	}

	private static boolean isTag(String text) {
		return !text.isBlank() && text.equals(text.strip()) && text.chars().noneMatch(c -> c < ' ');
	}

	/** The definition is not shown any more; its file stays, and the disks too. */
	public XenTask delete(DomainId id, boolean withDisks) throws XenException, InterruptedException {
		Definition definition = targets.halted(id, "delete");
		Attempt attempt = targets.attempt(id, "delete");
		if (withDisks) {
			throw new XenException(new XenFailure.NotSupported(List.of("delete with disks")), attempt.cannot()
					+ " together with its disks: a plain Xen host does not know whose they are. Delete it alone, then each image by its name.");
		}
		shell.run(attempt, "umask 077; f=" + Verbs.word(Places.forgotten(definition.uuid())) + "; mkdir -p \"${f%/*}\" && : > \"$f\"");
		targets.picture().changed();
		return DONE;
	}
}
