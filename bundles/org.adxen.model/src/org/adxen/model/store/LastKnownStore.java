// SPDX-License-Identifier: EPL-2.0
package org.adxen.model.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

import org.adxen.model.LastKnown;
import org.adxen.model.ModelFactory;
import org.eclipse.osgi.util.NLS;
import org.w3c.dom.Document;

/**
 * {@code last-known.xmi} in an environment's folder: what hosts reported last. Nothing is lost but time when it is deleted.
 * Blocks; safe for any thread. The last who saves wins.
 */
public final class LastKnownStore {

	public static final String FILE = "last-known.xmi";
	private static final int FORMAT = 1;

	private final Path file;
	private final AtomicFile atomic = new AtomicFile();

	public LastKnownStore(Path folder) {
		file = folder.resolve(FILE);
	}

	/** What was saved last; nothing when there is none, or when it was written by another AdXen that does it differently. */
	public LastKnown load() throws StoreException {
		try {
			Document document = ModelXml.parse(Files.readAllBytes(file));
			return Integer.toString(FORMAT).equals(document.getDocumentElement().getAttribute("formatVersion"))
					? (LastKnown) ModelXml.read(document, "LastKnown")
					: ModelFactory.eINSTANCE.createLastKnown();
		} catch (NoSuchFileException e) {
			return ModelFactory.eINSTANCE.createLastKnown();
		} catch (IOException e) {
			throw new StoreException(StoreException.Kind.UNREADABLE, NLS.bind(Messages.cannot_read, file, Reasons.of(e)), e);
		} catch (ModelXml.Malformed e) {
			throw new StoreException(StoreException.Kind.DAMAGED, NLS.bind(Messages.damaged_cache, file, e.getMessage()), e);
		}
	}

	/** When it was saved last, by whatever program; empty when there is none. */
	public Optional<Instant> writtenAt() {
		try {
			return Optional.of(Files.getLastModifiedTime(file).toInstant());
		} catch (IOException e) {
			// What is wrong with it is told by load() and save().
			return Optional.empty();
		}
	}

	/** @param lastKnown the caller's own; nobody else may touch it while it is being saved */
	public void save(LastKnown lastKnown) throws StoreException {
		try {
			lastKnown.setFormatVersion(FORMAT);
			// Its domains' names and addresses are nobody else's business.
			atomic.replace(file, ModelXml.write(lastKnown), true);
		} catch (IOException e) {
			throw new StoreException(StoreException.Kind.UNWRITABLE, Reasons.cannotWrite(file, e), e);
		}
	}
}
