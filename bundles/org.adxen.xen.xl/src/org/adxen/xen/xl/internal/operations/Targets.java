// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.operations;

import java.util.List;

import org.adxen.xen.DomainId;
import org.adxen.xen.DomainSnapshot.Kind;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.XenTask;
import org.adxen.xen.xl.internal.definitions.Definition;
import org.adxen.xen.xl.internal.picture.Picture;
import org.adxen.xen.xl.internal.picture.Running;
import org.adxen.xen.xl.internal.picture.Scene;
import org.adxen.xen.xl.internal.shell.Attempt;
import org.eclipse.jdt.annotation.Nullable;

/** Finds what an operation is to act on, and refuses what must never be acted on. */
public final class Targets {

	private final Picture picture;

	public Targets(Picture picture) {
		this.picture = picture;
	}

	Picture picture() {
		return picture;
	}

	/** The domain, as it was last seen if it ran then: scripts check its number themselves. */
	@Nullable Running perhapsRunning(DomainId id) throws XenException, InterruptedException {
		Running domain = picture.last().running(id);
		if (domain == null) {
			domain = picture.read().running(id);
		}
		if (domain != null && domain.kind() != Kind.ORDINARY) {
			throw new XenException(new XenFailure.Refused("OPERATION_NOT_ALLOWED", List.of(domain.name())), "Nothing is done to "
					+ domain.name() + ", since all other domains of its host depend on it.");
		}
		return domain;
	}

	/** What is done to a domain that runs, or else to one at rest. */
	@FunctionalInterface
	interface Act {
		XenTask on(@Nullable Running domain) throws XenException, InterruptedException;
	}

	/** Acts on what was last seen, and if that is gone, on what is there now. */
	XenTask act(DomainId id, Act act) throws XenException, InterruptedException {
		Running domain = perhapsRunning(id);
		try {
			return act.on(domain);
		} catch (XenException e) {
			if (domain == null || !(e.failure() instanceof XenFailure.NotFound)) {
				throw e;
			}
			picture.changed();
			Running now = perhapsRunning(id);
			if (now != null) {
				throw e;
			}
			return act.on(null);
		} finally {
			picture.changed();
		}
	}

	/** @throws XenException it does not run, or is not known */
	public Running running(DomainId id, String verb) throws XenException, InterruptedException {
		Running domain = perhapsRunning(id);
		if (domain == null) {
			Scene scene = picture.last();
			if (scene.definition(id) == null && !scene.saved().containsKey(id.uuid())) {
				throw unknown(id, verb);
			}
			throw state(id, verb, "running", scene.saved().containsKey(id.uuid()) ? "suspended" : "halted");
		}
		return domain;
	}

	/** @throws XenException it runs, or is not known */
	Definition halted(DomainId id, String verb) throws XenException, InterruptedException {
		Scene scene = picture.read();
		if (perhapsRunning(id) != null) {
			throw state(id, verb, "halted", "running");
		}
		if (scene.saved().containsKey(id.uuid())) {
			throw state(id, verb, "halted", "suspended");
		}
		return definition(scene, id, verb);
	}

	static Definition definition(Scene scene, DomainId id, String verb) throws XenException {
		Definition definition = scene.definition(id);
		if (definition == null) {
			if (scene.running(id) == null) {
				throw unknown(id, verb);
			}
			throw new XenException(new XenFailure.NotFound("file", id.uuid()), attempt(scene, id, verb).cannot()
					+ ": its host has no configuration file of it to start it from again.");
		}
		return definition;
	}

	XenException state(DomainId id, String verb, String expected, String actual) throws XenException, InterruptedException {
		return new XenException(new XenFailure.BadPowerState(List.of(expected), actual), attempt(picture.last(), id, verb).cannot()
				+ ": it is " + actual + (actual.equals("suspended") ? ". Resume it, or discard its saved state by forcing it off." : "."));
	}

	private static XenException unknown(DomainId id, String verb) {
		return new XenException(new XenFailure.NotFound("VM", id.uuid()),
				new Attempt(verb, "", id.uuid()).cannot() + ": its host knows no such domain (any more).");
	}

	/** For the sentence that says why something failed. */
	Attempt attempt(DomainId id, String verb) throws XenException, InterruptedException {
		return attempt(picture.last(), id, verb);
	}

	private static Attempt attempt(Scene scene, DomainId id, String verb) {
		return new Attempt(verb, scene.name(id), id.uuid());
	}
}
