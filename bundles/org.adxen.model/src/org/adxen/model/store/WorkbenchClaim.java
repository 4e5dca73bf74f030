// SPDX-License-Identifier: EPL-2.0
package org.adxen.model.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.adxen.xen.MachineName;
import org.eclipse.osgi.util.NLS;

/**
 * A workbench's claim on an environment, held as long as it is open. A second workbench learns who has it, and opens the
 * environment read-only. The command line needs no claim. Not safe for several threads.
 */
public final class WorkbenchClaim implements AutoCloseable {

	private static final String LOCK = "workbench.lock";
	/** Apart from the lock file: reading that one in the program that holds it would give up the lock. */
	private static final String OWNER = "workbench.owner";

	private final FileLocks.Held lock;

	private WorkbenchClaim(FileLocks.Held lock) {
		this.lock = lock;
	}

	/** The claim, or who else has it: "ana on desk-3, process 4711, since 9:12". */
	public sealed interface Answer {
		record Granted(WorkbenchClaim claim) implements Answer {
		}

		record TakenBy(String owner) implements Answer {
		}
	}

	/**
	 * @throws StoreException the folder cannot be written
	 */
	public static Answer ask(Path folder) throws StoreException {
		try {
			var lock = FileLocks.tryTake(folder.resolve(LOCK));
			if (lock.isEmpty()) {
				return new Answer.TakenBy(owner(folder));
			}
			String me = System.getProperty("user.name", "?") + "\t" + MachineName.get() + "\t" + ProcessHandle.current().pid() + "\t"
					+ Instant.now().truncatedTo(ChronoUnit.SECONDS);
			var claim = new WorkbenchClaim(lock.get());
			try {
				new AtomicFile().replace(folder.resolve(OWNER), me.getBytes(StandardCharsets.UTF_8), false);
			} catch (IOException | RuntimeException e) {
				claim.close();
				throw e;
			}
			return new Answer.Granted(claim);
		} catch (IOException e) {
			throw new StoreException(StoreException.Kind.UNWRITABLE, Reasons.cannotWrite(folder, e), e);
		}
	}

	private static String owner(Path folder) {
		try {
			List<String> parts = List.of(Files.readString(folder.resolve(OWNER)).split("\t"));
			if (parts.size() == 4) {
				String since = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT).withZone(ZoneId.systemDefault())
						.format(Instant.parse(parts.get(3)));
				return NLS.bind(Messages.owner, new Object[] { parts.get(0), parts.get(1), parts.get(2), since });
			}
		} catch (IOException | java.time.DateTimeException e) {
			// The name is only told for convenience; that it is taken is certain.
		}
		return Messages.owner_unknown;
	}

	@Override
	public void close() {
		lock.close();
	}
}
