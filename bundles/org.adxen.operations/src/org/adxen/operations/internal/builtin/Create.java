// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.builtin;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.adxen.fleet.DomainKey;
import org.adxen.fleet.FleetPicture;
import org.adxen.fleet.PoolView;
import org.adxen.operations.Operation;
import org.adxen.operations.OperationContext;
import org.adxen.operations.Target;
import org.adxen.operations.Verdict;
import org.adxen.operations.internal.placement.DiskRule;
import org.adxen.xen.Capabilities;
import org.adxen.xen.CreateRequest;
import org.adxen.xen.DiskUse;
import org.adxen.xen.DomainId;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.XenTask;
import org.eclipse.osgi.util.NLS;

/** A new domain from a configuration file as {@code xl} reads it, started at once unless told otherwise. */
public final class Create implements Operation {

	@Override
	public Verdict check(Target target, Map<String, String> parameters, FleetPicture picture) {
		PoolView pool = Targets.pool(target, picture);
		Capabilities can = pool.capabilities();
		if (Parameters.flag(parameters, Parameters.ON_HOST) && Targets.showingFiles(target, picture) instanceof Verdict.Refused no) {
			return no;
		}
		return can == null || can.createFromConfig() ? Verdict.ALLOWED
				: Targets.lacking(pool, can, NLS.bind(Messages.noCreate, pool.label()));
	}

	@Override
	public Verdict preflight(Target target, Map<String, String> parameters, OperationContext context)
			throws XenException, InterruptedException {
		try {
			CreateRequest request = request(parameters, context);
			if (!request.start()) {
				return Verdict.ALLOWED;
			}
			String name = request.domainName();
			Verdict elsewhere = elsewhere(target, name, request, parameters, context);
			if (!elsewhere.isAllowed()) {
				return elsewhere;
			}
			List<DiskUse> disks = context.connection().disksOf(request);
			return DiskRule.check(null, name, disks, context, Parameters.text(parameters, DiskRule.HOST_IS_OFF));
		} catch (IOException e) {
			return Verdict.refused(e.getMessage());
		}
	}

	private static Verdict elsewhere(Target target, String name, CreateRequest request, Map<String, String> parameters,
			OperationContext context) {
		UUID uuid = request.config().uuid();
		return uuid == null ? Verdict.ALLOWED
				: Elsewhere.check(name, new DomainKey(target.pool(), DomainId.of(uuid.toString())), parameters,
						context.picture());
	}

	@Override
	public XenTask run(Target target, Map<String, String> parameters, OperationContext context)
			throws XenException, InterruptedException {
		try {
			return context.connection().create(request(parameters, context));
		} catch (IOException e) {
			throw new XenException(new XenFailure.NotFound("file", Parameters.text(parameters, Parameters.CONFIG)),
					String.valueOf(e.getMessage()), "", e); // cannot be: preflight has read it
		}
	}

	@Override
	public Evidence evidence(Target target, Map<String, String> parameters, Instant begunAt, FleetPicture picture) {
		return Membership.evidence(target, parameters, picture);
	}

	private static CreateRequest request(Map<String, String> parameters, OperationContext context)
			throws IOException, XenException, InterruptedException {
		String given = Parameters.text(parameters, Parameters.CONFIG);
		boolean onHost = Parameters.flag(parameters, Parameters.ON_HOST);
		String path = onHost ? HostFilePath.of(given, context.repository()) : "";
		try {
			return new CreateRequest(onHost ? context.configOnHost(path) : context.config(Path.of(given)), path,
					Parameters.text(parameters, Parameters.NAME), Parameters.text(parameters, Parameters.HOST),
					!"false".equals(Parameters.text(parameters, Parameters.START)),
					Parameters.flag(parameters, Parameters.PAUSED), Membership.labels(parameters));
		} catch (InvalidPathException e) {
			throw new IOException(NLS.bind(Messages.noPath, given), e);
		}
	}
}
