// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group.create;

import java.nio.file.Path;

import org.adxen.fleet.DomainView;
import org.adxen.fleet.HostPaths;
import org.adxen.fleet.ImageRepository;
import org.adxen.operations.group.GroupFiles;
import org.eclipse.osgi.util.NLS;

/**
 * Where a member of a new group comes from.
 *
 * @param name as it is to be called
 * @param kind how its configuration gets there
 * @param path of the configuration: on this computer, in the repository, or on the host; empty for a draft
 * @param from the domain that it is made from; null when it is a file that was chosen
 */
record NewMember(String name, Kind kind, String path, DomainView from) {

	/** How the configuration gets there. */
	enum Kind {
		/** It is on this computer and stays there. */
		LOCAL,
		/** It is in the image repository and stays there. */
		REPOSITORY,
		/** It is on the host of the domain and is copied beside the group. */
		HOST,
		/** There is none: what is known of the domain is written beside the group. */
		DRAFT
	}

	static NewMember of(Path file) {
		return new NewMember(String.valueOf(file.getFileName()).replaceFirst("\\.[^.]+$", ""), Kind.LOCAL, file.toString(), null);
	}

	/** @param path relative to the repository */
	static NewMember inRepository(String path) {
		return new NewMember(HostPaths.name(path).replaceFirst("\\.[^.]+$", ""), Kind.REPOSITORY, path, null);
	}

	/** With the configuration file of a domain, where its toolstack shows one. */
	static NewMember of(DomainView domain, ImageRepository repository) {
		String path = domain.facts().labels().getOrDefault(GroupFiles.FILE_LABEL, "");
		String name = domain.facts().name();
		if (path.isEmpty()) {
			return new NewMember(name, Kind.DRAFT, "", domain);
		}
		return repository.contains(path)
				? new NewMember(name, Kind.REPOSITORY, path.substring(repository.path().length()).replaceFirst("^/+", ""), domain)
				: new NewMember(name, Kind.HOST, path, domain);
	}

	/** What becomes of the configuration, for the admin. */
	String explanation() {
		return switch (kind) {
		case LOCAL -> path;
		case REPOSITORY -> NLS.bind(Messages.New_inRepository, path);
		case HOST -> NLS.bind(Messages.New_onHost, path, from.hostName() == null ? from.poolLabel() : from.hostName());
		case DRAFT -> NLS.bind(Messages.New_draft, from.toolstack());
		};
	}
}
