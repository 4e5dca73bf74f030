// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.repository;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.adxen.fleet.ImageRepository;
import org.adxen.xen.HostFiles.Entry;
import org.adxen.xen.HostFiles.Kind;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

/** The repository where it is mounted on this machine. Nothing outside of it is shown. */
record FilesHere(ImageRepository repository) implements RepositoryFiles {

	@Override
	public List<Entry> list(String folder) throws XenException, InterruptedException {
		Path here = here(folder);
		if (!Files.isDirectory(here)) {
			throw refused(NLS.bind(Messages.no_folder_here, here), null);
		}
		var entries = new ArrayList<Entry>();
		try (DirectoryStream<Path> all = Files.newDirectoryStream(here)) {
			for (Path one : all) {
				if (Thread.interrupted()) {
					throw new InterruptedException();
				}
				entries.add(entry(one));
			}
		} catch (IOException | DirectoryIteratorException e) {
			throw unreadable(here, e);
		}
		return entries;
	}

	@Override
	public Optional<Entry> look(String path) throws XenException {
		Path here = here(path);
		return Files.exists(here) ? Optional.of(entry(here)) : Optional.empty();
	}

	@Override
	public byte[] read(String path, int limit) throws XenException {
		Path here = here(path);
		try (InputStream in = Files.newInputStream(here)) {
			byte[] bytes = in.readNBytes(limit + 1);
			if (bytes.length > limit) {
				throw refused(NLS.bind(Messages.too_large_here, here, limit), null);
			}
			return bytes;
		} catch (IOException e) {
			throw unreadable(here, e);
		}
	}

	private Path here(String path) throws XenException {
		String root = repository.path();
		if (!repository.contains(path)) {
			throw refused(NLS.bind(Messages.outside, path, root), null);
		}
		try {
			Path base = Path.of(repository.here()).normalize();
			Path here = base.resolve(path.substring(root.length()).replaceFirst("^/+", "")).normalize();
			if (!here.startsWith(base)) {
				throw refused(NLS.bind(Messages.outside, path, root), null);
			}
			return here;
		} catch (InvalidPathException e) { // a name that this machine cannot have
			throw refused(NLS.bind(Messages.outside, path, root), null);
		}
	}

	/** A link to nowhere is there, too. */
	private static Entry entry(Path path) {
		String name = String.valueOf(path.getFileName());
		try {
			BasicFileAttributes a = Files.readAttributes(path, BasicFileAttributes.class);
			Kind kind = a.isDirectory() ? Kind.FOLDER : a.isRegularFile() ? Kind.FILE : Kind.OTHER;
			return new Entry(name, kind, kind == Kind.FILE ? a.size() : 0,
					a.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.SECONDS), Files.isReadable(path));
		} catch (IOException e) {
			return new Entry(name, Kind.OTHER, 0, Instant.EPOCH, false);
		}
	}

	private static XenException unreadable(Path path, Exception e) {
		return refused(NLS.bind(Messages.unreadable_here, path, e.getMessage()), e);
	}

	private static XenException refused(String sentence, @Nullable Exception cause) {
		return new XenException(new XenFailure.Refused("ADXEN_REPOSITORY", List.of(sentence)), sentence, "", cause);
	}
}
