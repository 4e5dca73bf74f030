// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.group;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import org.adxen.fleet.ImageRepository;
import org.adxen.model.Group;
import org.adxen.model.Member;
import org.adxen.model.store.GroupFile;
import org.adxen.model.store.StoreException;
import org.adxen.xen.config.ConfigFile;
import org.eclipse.osgi.util.NLS;

/**
 * A group with all its configuration files, to be mailed or kept: a folder or a zip file with the group's file and, in a folder of its
 * name, copies of the configurations. Disks are not in it. Blocks; safe for any thread.
 */
public final class GroupPackage {

	private static final int MOST_FILES = 20_000;
	private static final long MOST_BYTES = 256L << 20;

	private final Group group;
	private final String stem;
	/** By the path in the package, with slashes. */
	private final Map<String, byte[]> configs = new LinkedHashMap<>();

	private GroupPackage(Group group, String stem) {
		this.group = group;
		this.stem = stem;
	}

	/**
	 * Reads a group and its configurations.
	 *
	 * @throws IOException a file cannot be read; the message is a sentence
	 */
	public static GroupPackage of(Path file, ImageRepository repository) throws IOException {
		var made = new GroupPackage(parse(Files.readAllBytes(file), file), stem(String.valueOf(file.getFileName())));
		Map<Path, String> known = new HashMap<>();
		for (Member member : made.group.getMembers()) {
			Path config = GroupFiles.path(member, file, repository);
			if (config.toString().isEmpty()) {
				continue;
			}
			String inside = known.get(config);
			if (inside == null) {
				inside = made.free(String.valueOf(config.getFileName()));
				known.put(config, inside);
				made.configs.put(inside, ConfigFile.read(config).source());
			}
			member.setFile(inside);
			member.setInRepository(false);
		}
		return made;
	}

	/**
	 * Reads what {@link #write} wrote, or a group where it is kept.
	 *
	 * @param source a zip file, a folder with one group, or a group's file
	 * @throws IOException there is no such thing, or it cannot be read; the message is a sentence
	 */
	public static GroupPackage read(Path source, ImageRepository repository) throws IOException {
		if (Files.isDirectory(source)) {
			try (Stream<Path> files = Files.list(source)) {
				List<Path> groups = files.filter(f -> f.toString().endsWith(GroupFile.EXTENSION)).toList();
				if (groups.size() != 1) {
					throw new IOException(NLS.bind(Messages.notOneGroup, source, groups.size()));
				}
				return of(groups.getFirst(), repository);
			}
		}
		return source.toString().endsWith(GroupFile.EXTENSION) ? of(source, repository) : unzip(source);
	}

	private static GroupPackage unzip(Path source) throws IOException {
		Map<String, byte[]> files = new LinkedHashMap<>();
		try (InputStream in = Files.newInputStream(source); ZipInputStream zip = new ZipInputStream(in)) {
			long left = MOST_BYTES;
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				if (!entry.isDirectory()) {
					byte[] bytes = zip.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, left + 1));
					left -= bytes.length;
					files.put(entry.getName(), bytes);
				}
				if (left < 0 || files.size() > MOST_FILES) {
					throw new IOException(NLS.bind(Messages.packageTooLarge, source));
				}
			}
		} catch (ZipException e) {
			throw new IOException(NLS.bind(Messages.noPackage, source), e);
		}
		List<String> groups = files.keySet().stream().filter(f -> f.endsWith(GroupFile.EXTENSION) && f.indexOf('/') < 0).toList();
		if (groups.size() != 1) {
			throw new IOException(NLS.bind(Messages.notOneGroup, source, groups.size()));
		}
		String name = groups.getFirst();
		var made = new GroupPackage(parse(files.getOrDefault(name, new byte[0]), source), stem(name));
		for (Member member : made.group.getMembers()) {
			String file = member.getFile();
			byte[] bytes = file == null ? null : files.get(file);
			if (bytes != null && isInside(file)) {
				made.configs.put(file, bytes);
			}
		}
		return made;
	}

	/** Nothing is written outside of the folder where the package goes. */
	private static boolean isInside(String file) {
		try {
			Path path = Path.of(file).normalize();
			return !path.isAbsolute() && !path.startsWith("..") && !path.toString().isEmpty() && file.indexOf('\\') < 0;
		} catch (InvalidPathException e) {
			return false;
		}
	}

	private static Group parse(byte[] bytes, Path file) throws IOException {
		try {
			return GroupFile.parse(bytes, file);
		} catch (StoreException e) {
			throw new IOException(e.getMessage(), e);
		}
	}

	private static String stem(String name) {
		return name.endsWith(GroupFile.EXTENSION) ? name.substring(0, name.length() - GroupFile.EXTENSION.length()) : name;
	}

	private String free(String name) {
		String wanted = stem + "/" + name;
		for (int n = 2; configs.containsKey(wanted); n++) {
			wanted = stem + "/" + n + "-" + name;
		}
		return wanted;
	}

	/**
	 * Writes it into a zip file, if the name ends so, or else into a folder, which is made.
	 *
	 * @return the group's file, or the zip file
	 * @throws FileAlreadyExistsException something is there already; nothing was written
	 */
	public Path write(Path target) throws IOException {
		if (!target.toString().endsWith(".zip")) {
			return writeFolder(target);
		}
		Path temporary = Files.createTempFile(target.toAbsolutePath().getParent(), ".adxgroup", ".tmp");
		try {
			try (OutputStream out = Files.newOutputStream(temporary); ZipOutputStream zip = new ZipOutputStream(out)) {
				zip.putNextEntry(new ZipEntry(stem + GroupFile.EXTENSION));
				zip.write(GroupFile.write(group));
				for (Map.Entry<String, byte[]> config : configs.entrySet()) {
					zip.putNextEntry(new ZipEntry(config.getKey()));
					zip.write(config.getValue());
				}
			}
			Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
			return target;
		} finally {
			Files.deleteIfExists(temporary);
		}
	}

	private Path writeFolder(Path folder) throws IOException {
		Path file = folder.resolve(stem + GroupFile.EXTENSION);
		for (Path there : Stream.concat(Stream.of(file), configs.keySet().stream().map(folder::resolve)).toList()) {
			if (Files.exists(there)) {
				throw new FileAlreadyExistsException(there.toString(), null, NLS.bind(Messages.packageInTheWay, there));
			}
		}
		for (Map.Entry<String, byte[]> config : configs.entrySet()) {
			Path target = folder.resolve(config.getKey());
			Files.createDirectories(target.getParent());
			Files.write(target, config.getValue());
		}
		try {
			GroupFile.save(file, group);
		} catch (StoreException e) {
			throw new IOException(e.getMessage(), e);
		}
		return file;
	}

	/**
	 * Writes it into a folder, as a group of its own where one of the same id is known: two would call the same domains theirs.
	 *
	 * @param taken ids of the groups that are known
	 * @return the group's file
	 * @throws FileAlreadyExistsException as {@link #write}
	 */
	public Path unpack(Path folder, Set<String> taken) throws IOException {
		if (taken.contains(group.getId())) {
			group.setId(UUID.randomUUID().toString());
		}
		return writeFolder(folder);
	}
}
