// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.builtin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.adxen.fleet.FleetPicture;
import org.adxen.operations.Operation;
import org.adxen.operations.OperationContext;
import org.adxen.operations.OperationContext.FleetDisk;
import org.adxen.operations.Target;
import org.adxen.operations.Verdict;
import org.adxen.xen.CreateRequest;
import org.adxen.xen.DiskUse;
import org.adxen.xen.PowerState;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.XenTask;
import org.adxen.xen.config.ConfigFile;
import org.eclipse.osgi.util.NLS;

/** A copy of an image, made on the host with its holes; not of one that a domain may be writing to, and never over a file. */
public final class CloneImage implements Operation {

	/** A domain that reads the image, to learn what the image is called over the whole fleet. */
	private static final String READER = "name = \"clone\"\ntype = \"hvm\"\nmemory = 128\ndisk = [ \"format=raw,vdev=xvda,access=ro,target=%s\" ]\n";

	@Override
	public Verdict check(Target target, Map<String, String> parameters, FleetPicture picture) {
		return Targets.showingFiles(target, picture);
	}

	@Override
	public Verdict preflight(Target target, Map<String, String> parameters, OperationContext context)
			throws XenException, InterruptedException {
		try {
			String image = path(parameters, Parameters.IMAGE, context);
			Optional<String> writer = writer(image, context);
			return writer.isEmpty() ? Verdict.ALLOWED : Verdict.refused(NLS.bind(Messages.imageInUse, image, writer.get()));
		} catch (IOException e) {
			return Verdict.refused(e.getMessage());
		}
	}

	/** Who has it as a disk to write to, and is not off. */
	private static Optional<String> writer(String image, OperationContext context) throws XenException, InterruptedException {
		ConfigFile reader = ConfigFile.parse(READER.formatted(image.replace("\\", "\\\\").replace("\"", "\\\""))
				.getBytes(StandardCharsets.UTF_8));
		if (!reader.accepted()) {
			return Optional.empty(); // no configuration file can name it, so no domain has it
		}
		List<DiskUse> asDisk = context.connection().disksOf(CreateRequest.of(reader, "", "", false, false));
		return context.disks().stream().map(FleetDisk::use)
				.filter(use -> use.writable() && use.state() != PowerState.HALTED
						&& asDisk.stream().anyMatch(d -> !d.target().isEmpty() && d.target().equals(use.target())))
				.map(DiskUse::domainName).findFirst();
	}

	@Override
	public XenTask run(Target target, Map<String, String> parameters, OperationContext context)
			throws XenException, InterruptedException {
		try {
			return context.files().copy(path(parameters, Parameters.IMAGE, context), path(parameters, Parameters.NEW, context));
		} catch (IOException e) {
			throw new XenException(new XenFailure.NotFound("file", Parameters.text(parameters, Parameters.NEW)),
					String.valueOf(e.getMessage()), "", e);
		}
	}

	private static String path(Map<String, String> parameters, String which, OperationContext context) throws IOException {
		return HostFilePath.of(Parameters.text(parameters, which), context.repository());
	}
}
