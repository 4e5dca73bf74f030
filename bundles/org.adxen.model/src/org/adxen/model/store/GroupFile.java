// SPDX-License-Identifier: EPL-2.0
package org.adxen.model.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import org.adxen.model.Group;
import org.adxen.model.Member;
import org.adxen.model.ModelFactory;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.osgi.util.NLS;
import org.w3c.dom.Document;

/**
 * A group's definition in a {@code .adxgroup} file, which its owner keeps wherever files are kept, also under version control.
 * Blocks; safe for any thread.
 */
public final class GroupFile {

	/** The format this program writes. */
	public static final int FORMAT = 1;

	public static final String EXTENSION = ".adxgroup";
	private static final String ROOT = "Group";
	private static final long MOST_BYTES = 16L << 20;

	private GroupFile() {
	}

	/** One without members, not saved. */
	public static Group create(String name) {
		Group group = ModelFactory.eINSTANCE.createGroup();
		group.setFormatVersion(FORMAT);
		group.setId(UUID.randomUUID().toString());
		group.setName(name);
		return group;
	}

	/**
	 * The group in a file. Whether its members can be is not looked at.
	 *
	 * @throws StoreException it is not there, cannot be read, is no group, or of a newer AdXen; the file is left as it is
	 */
	public static Group load(Path file) throws StoreException {
		return parse(bytes(file), file);
	}

	/**
	 * The group in a file's content.
	 *
	 * @param file for the messages; not touched
	 * @throws StoreException as {@link #load}
	 */
	public static Group parse(byte[] bytes, Path file) throws StoreException {
		try {
			if (bytes.length == 0) {
				throw new ModelXml.Malformed(Messages.torn, null);
			}
			Document document = ModelXml.parse(bytes);
			int format = ModelXml.format(document.getDocumentElement(), ROOT);
			if (format > FORMAT) {
				throw new StoreException(StoreException.Kind.NEWER_FORMAT,
						NLS.bind(Messages.group_newer, new Object[] { file, format, FORMAT }));
			}
			if (format < FORMAT) { // there was none before the first
				throw new ModelXml.Malformed("formatVersion=\"" + document.getDocumentElement().getAttribute("formatVersion") + "\"", null);
			}
			Group group = (Group) ModelXml.read(document, ROOT);
			check(group);
			return group;
		} catch (ModelXml.Malformed e) {
			throw new StoreException(StoreException.Kind.DAMAGED, NLS.bind(Messages.group_damaged, file, e.getMessage()), e);
		}
	}

	/**
	 * Replaces the file as a whole.
	 *
	 * @throws StoreException it cannot be written; what was there before still is
	 */
	public static void save(Path file, Group group) throws StoreException {
		save(file, write(group));
	}

	/** What {@link #save} writes into the file; quick, on the thread that owns the group. */
	public static byte[] write(Group group) {
		group.setFormatVersion(FORMAT);
		return ModelXml.write(group);
	}

	/** See {@link #save(Path, Group)}, with what {@link #write} made. */
	public static void save(Path file, byte[] bytes) throws StoreException {
		try {
			new AtomicFile().replace(file, bytes, false);
		} catch (IOException e) {
			throw new StoreException(StoreException.Kind.UNWRITABLE, Reasons.cannotWrite(file, e), e);
		}
	}

	/** A member like another one, that belongs to no group. */
	public static Member copy(Member member) {
		return EcoreUtil.copy(member);
	}

	private static byte[] bytes(Path file) throws StoreException {
		try {
			if (Files.size(file) > MOST_BYTES) {
				throw new StoreException(StoreException.Kind.DAMAGED, NLS.bind(Messages.group_too_large, file, MOST_BYTES >> 20));
			}
			return Files.readAllBytes(file);
		} catch (NoSuchFileException e) {
			throw new StoreException(StoreException.Kind.UNREADABLE, NLS.bind(Messages.group_absent, file), e);
		} catch (IOException e) {
			throw new StoreException(StoreException.Kind.UNREADABLE, NLS.bind(Messages.cannot_read, file, Reasons.of(e)), e);
		}
	}

	private static void check(Group group) throws ModelXml.Malformed {
		if (isEmpty(group.getId())) {
			throw new ModelXml.Malformed(Messages.group_no_id, null);
		}
		if (Stream.concat(Stream.of(group.getName()), group.getMembers().stream().map(Member::getName)).anyMatch(GroupFile::isEmpty)) {
			throw new ModelXml.Malformed(Messages.group_no_name, null);
		}
	}

	private static boolean isEmpty(String text) {
		return Objects.requireNonNullElse(text, "").isBlank();
	}
}
