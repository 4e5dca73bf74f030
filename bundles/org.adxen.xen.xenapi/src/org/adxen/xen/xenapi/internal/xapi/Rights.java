// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.xapi;

import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.adxen.xen.Capabilities;
import org.adxen.xen.DomainAction;
import org.adxen.xen.XenException;
import org.adxen.xen.xenapi.internal.rpc.ApiFailure;
import org.adxen.xen.xenapi.internal.rpc.Struct;
import org.adxen.xen.xenapi.internal.session.Session;

/**
 * What the account's role permits. Local root may do everything; others have a list of permissions, which are the names of
 * calls. Where a toolstack does not tell, nothing is taken to be denied: it will refuse by itself.
 */
final class Rights {

	private static final Map<DomainAction, String> CALLS = calls();

	private Rights() {
	}

	private static Map<DomainAction, String> calls() {
		var calls = new EnumMap<DomainAction, String>(DomainAction.class);
		calls.put(DomainAction.START, Methods.VM_START);
		calls.put(DomainAction.START_ON, Methods.VM_START_ON);
		calls.put(DomainAction.SHUT_DOWN, Methods.VM_CLEAN_SHUTDOWN);
		calls.put(DomainAction.FORCE_SHUT_DOWN, Methods.VM_HARD_SHUTDOWN);
		calls.put(DomainAction.REBOOT, Methods.VM_CLEAN_REBOOT);
		calls.put(DomainAction.FORCE_REBOOT, Methods.VM_HARD_REBOOT);
		calls.put(DomainAction.PAUSE, Methods.VM_PAUSE);
		calls.put(DomainAction.UNPAUSE, Methods.VM_UNPAUSE);
		calls.put(DomainAction.SUSPEND, Methods.VM_SUSPEND);
		calls.put(DomainAction.RESUME, Methods.VM_RESUME);
		calls.put(DomainAction.RESUME_ON, Methods.VM_RESUME_ON);
		calls.put(DomainAction.MIGRATE, Methods.VM_MIGRATE);
		calls.put(DomainAction.SNAPSHOT, Methods.VM_SNAPSHOT);
		calls.put(DomainAction.DELETE, Methods.VM_DESTROY);
		calls.put(DomainAction.CLONE, Methods.VM_CLONE);
		calls.put(DomainAction.RENAME, Methods.VM_SET_NAME);
		calls.put(DomainAction.SET_MEMORY, Methods.VM_SET_MEMORY_RANGE);
		calls.put(DomainAction.SET_VCPUS, Methods.VM_SET_VCPUS_LIVE);
		calls.put(DomainAction.SET_TAGS, Methods.VM_ADD_TAGS);
		return calls;
	}

	static Capabilities read(Session session) throws XenException, InterruptedException {
		var all = EnumSet.complementOf(EnumSet.of(DomainAction.OTHER, DomainAction.MIGRATE_TO_POOL));
		var denied = EnumSet.noneOf(DomainAction.class);
		String role = "";
		Set<String> permissions = permissions(session);
		if (!permissions.isEmpty()) {
			CALLS.forEach((action, call) -> {
				if (!permissions.contains(call.toLowerCase(Locale.ROOT))) {
					denied.add(action);
				}
			});
			role = role(session);
		}
		boolean maintenance = permissions.isEmpty() || permissions.contains(Methods.HOST_DISABLE.toLowerCase(Locale.ROOT));
		boolean make = permissions.isEmpty() || permissions.contains(Methods.VM_CREATE.toLowerCase(Locale.ROOT));
		return new Capabilities(all, denied, role, maintenance, make, make, true);
	}

	/** Empty when everything is permitted, or not told. */
	private static Set<String> permissions(Session session) throws XenException, InterruptedException {
		try {
			if (Boolean.parseBoolean(session.read(Methods.SESSION_IS_SUPERUSER, session.ref()).toString())) {
				return Set.of();
			}
			return lowerCase(Struct.texts(session.read(Methods.SESSION_PERMISSIONS, session.ref())));
		} catch (ApiFailure e) {
			return Set.of(); // before roles there were none
		}
	}

	private static Set<String> lowerCase(Collection<String> texts) {
		var result = new HashSet<String>();
		texts.forEach(text -> result.add(text.toLowerCase(Locale.ROOT)));
		return result;
	}

	private static String role(Session session) throws XenException, InterruptedException {
		try {
			String subject = session.read(Methods.SESSION_SUBJECT, session.ref()).toString();
			List<String> roles = Struct.texts(session.read(Methods.SUBJECT_ROLES, subject));
			return roles.isEmpty() ? "" : session.read("role" + Methods.GET_NAME, roles.get(0)).toString();
		} catch (ApiFailure e) {
			return ""; // only for a sentence
		}
	}
}
