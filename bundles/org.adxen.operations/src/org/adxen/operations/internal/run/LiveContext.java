// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.adxen.fleet.DomainKey;
import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.Fleet;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.ImageRepository;
import org.adxen.operations.OperationContext;
import org.adxen.operations.internal.placement.DiskClaims;
import org.adxen.operations.internal.placement.FleetDisks;
import org.adxen.xen.DomainAction;
import org.adxen.xen.DomainId;
import org.adxen.xen.HostFiles;
import org.adxen.xen.XenConnection;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.XenTask;
import org.adxen.xen.config.ConfigFile;
import org.adxen.xen.config.ConfigProblem;
import org.eclipse.osgi.util.NLS;

/** The context of one operation on one target; used by one thread. */
final class LiveContext implements OperationContext {

	private static final int PROBLEMS_TOLD = 3;
	/** Code of {@link XenFailure.Refused} when what was to be kept in the environment could not be. */
	private static final String ENVIRONMENT = "ADXEN_ENVIRONMENT";

	private final Fleet fleet;
	private final String pool;
	private final XenConnection connection;
	private final FleetDisks disks;
	private final DiskClaims claims;
	/** Read already: files of this machine by their paths, those of the host by the text of theirs. */
	private final Map<Object, ConfigFile> files = new HashMap<>();

	LiveContext(Fleet fleet, String pool, XenConnection connection, FleetDisks disks, DiskClaims claims) {
		this.fleet = fleet;
		this.pool = pool;
		this.connection = connection;
		this.disks = disks;
		this.claims = claims;
	}

	@Override
	public FleetPicture picture() {
		return fleet.picture();
	}

	@Override
	public XenConnection connection() {
		return connection;
	}

	@Override
	public XenConnection connection(String other) throws XenException, InterruptedException {
		return fleet.connection(other);
	}

	@Override
	public XenTask changeTags(DomainId domain, Set<String> add, Set<String> remove) throws XenException, InterruptedException {
		var key = new DomainKey(pool, domain);
		if (picture().domain(key) == null) {
			throw new XenException(new XenFailure.NotFound("domain", domain.uuid()), "The domain is gone.");
		}
		boolean kept = connection.capabilities().actions().contains(DomainAction.SET_TAGS);
		changeOwnTags(key, kept ? Set.of() : add, remove);
		return kept ? connection.changeTags(domain, add, remove) : XenTask.finished("");
	}

	private void changeOwnTags(DomainKey domain, Set<String> add, Set<String> remove) throws XenException {
		try {
			fleet.changeTags(domain, add, remove);
		} catch (EnvironmentException e) {
			throw new XenException(new XenFailure.Refused(ENVIRONMENT, List.of(e.getMessage())), e.getMessage(), "", e);
		}
	}

	@Override
	public List<FleetDisk> disks() throws XenException, InterruptedException {
		return disks.all(pool);
	}

	@Override
	public Optional<String> claim(Collection<String> targets) {
		return claims.claim(targets, this);
	}

	void release() {
		claims.release(this);
	}

	@Override
	public HostFiles files() throws XenException {
		return connection.files().orElseThrow(() -> new XenException(new XenFailure.NotSupported(List.of("files")),
				"This toolstack shows no files of its hosts."));
	}

	@Override
	public ConfigFile config(Path file) throws IOException {
		ConfigFile read = files.get(file);
		if (read == null) {
			read = ConfigFile.read(file);
			files.put(file, read);
		}
		return accepted(file.toString(), read);
	}

	@Override
	public ConfigFile configOnHost(String path) throws IOException, XenException, InterruptedException {
		ConfigFile read = files.get(path);
		if (read == null) {
			read = ConfigFile.parse(files().read(path, ConfigFile.MAX_SIZE));
			files.put(path, read);
		}
		return accepted(path, read);
	}

	@Override
	public ImageRepository repository() {
		return fleet.settings().repository();
	}

	private static ConfigFile accepted(String file, ConfigFile read) throws IOException {
		if (!read.accepted()) {
			String problems = read.problems().stream().filter(p -> p.severity() == ConfigProblem.Severity.ERROR)
					.limit(PROBLEMS_TOLD)
					.map(p -> NLS.bind(Messages.problemAt, p.line(), p.column(), p.sentence()))
					.collect(Collectors.joining(" "));
			throw new IOException(NLS.bind(Messages.fileHasErrors, file, problems));
		}
		return read;
	}
}
