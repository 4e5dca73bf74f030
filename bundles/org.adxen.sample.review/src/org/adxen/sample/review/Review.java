// SPDX-License-Identifier: EPL-2.0
package org.adxen.sample.review;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

import org.adxen.fleet.DomainView;
import org.adxen.fleet.FleetPicture;
import org.adxen.operations.Operation;
import org.adxen.operations.OperationContext;
import org.adxen.operations.Target;
import org.adxen.operations.Verdict;
import org.adxen.xen.XenException;
import org.adxen.xen.XenTask;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

/**
 * Notes at a domain that somebody has looked at it, or takes the note away: {@code class="…Review:mark"} or {@code :unmark}.
 * The note is a tag of the toolstack, so every admin of the pool sees it, with any tool.
 */
public final class Review implements Operation, IExecutableExtension {

	/** In the filter of a table and on the command line: {@code tag:reviewed}. */
	static final String TAG = "reviewed";

	private boolean marks;

	@Override
	@NonNullByDefault({}) // Eclipse's interface says nothing of null.
	public void setInitializationData(IConfigurationElement config, String attribute, Object data) {
		marks = "mark".equals(data);
	}

	/** What makes no sense is refused with the reason that the greyed command shows. Domain-0 and read-only pools are AdXen's. */
	@Override
	public Verdict check(Target target, Map<String, String> parameters, FleetPicture picture) {
		DomainView domain = find(target, picture);
		if (domain == null) {
			return Verdict.refused(Messages.gone);
		}
		if (isReviewed(domain) == marks) {
			return Verdict.refused(NLS.bind(marks ? Messages.alreadyReviewed : Messages.notReviewed, domain.facts().name()));
		}
		return Verdict.ALLOWED;
	}

	/** Only this tag changes: those that others give stay, also if the picture does not show them yet. */
	@Override
	public XenTask run(Target target, Map<String, String> parameters, OperationContext context)
			throws XenException, InterruptedException {
		Set<String> tag = Set.of(TAG);
		return context.connection().changeTags(((Target.OfDomain) target).key().domain(), marks ? tag : Set.of(),
				marks ? Set.of() : tag);
	}

	/** After a lost link the picture tells whether it was done. */
	@Override
	public Evidence evidence(Target target, Map<String, String> parameters, Instant begunAt, FleetPicture picture) {
		DomainView domain = find(target, picture);
		return domain != null && isReviewed(domain) == marks ? Evidence.DONE : Evidence.NOT_DONE;
	}

	private static boolean isReviewed(DomainView domain) {
		return domain.facts().tags().contains(TAG);
	}

	private static @Nullable DomainView find(Target target, FleetPicture picture) {
		return target instanceof Target.OfDomain(var key) ? picture.domain(key) : null;
	}
}
