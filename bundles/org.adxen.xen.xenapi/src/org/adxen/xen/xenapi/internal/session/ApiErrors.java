// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.session;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.adxen.xen.Address;
import org.adxen.xen.XenException;
import org.adxen.xen.xenapi.internal.rpc.ApiFailure;
import org.adxen.xen.xenapi.internal.rpc.Scalars;

/**
 * Turns an error of the API into a failure and a whole sentence. One table for both dialects: xend's codes are a part of
 * XAPI's (xenapi-datamodel, errors). In the table <code>{0}</code> is a parameter, <code>{0:host}</code> the name of the
 * object it refers to, <code>{0:bytes}</code> a size.
 */
public final class ApiErrors {

	private record Rule(ErrorKind kind, String reason) {
	}

	private static final Map<String, String> NOUNS = Map.of("VM", "domain", "host", "host", "VDI", "disk image", "SR",
			"storage repository", "network", "network", "pool", "pool", "task", "task", "VBD", "disk", "VIF", "network interface");

	private static final Map<String, Rule> RULES = Map.ofEntries(
			rule("VM_BAD_POWER_STATE", ErrorKind.POWER_STATE, "it is {2}, but must be {1}; look at its state again"),
			rule("HOST_NOT_ENOUGH_FREE_MEMORY", ErrorKind.MEMORY,
					"it needs {0:bytes} of memory and only {1:bytes} are free; shut something down there, lower its memory, or choose another host"),
			rule("NO_HOSTS_AVAILABLE", ErrorKind.REFUSED,
					"no host of the pool can run it now; check that hosts are enabled, have enough free memory, and reach its disks and networks"),
			rule("HOST_DISABLED", ErrorKind.REFUSED, "the host {0:host} is in maintenance; enable it, or choose another host"),
			rule("HOST_OFFLINE", ErrorKind.REFUSED, "the pool does not hear from the host {0:host}; check that it is up and connected"),
			rule("HOST_NOT_LIVE", ErrorKind.REFUSED, "the pool does not hear from that host; check that it is up and connected"),
			rule("CANNOT_CONTACT_HOST", ErrorKind.REFUSED, "the pool cannot reach the host {0:host}; check that it is up and connected"),
			rule("HOST_NOT_DISABLED", ErrorKind.REFUSED, "the host is not in maintenance; disable it first"),
			rule("CANNOT_EVACUATE_HOST", ErrorKind.REFUSED, "some domains cannot be moved away ({0}); move or shut them down by hand"),
			rule("OTHER_OPERATION_IN_PROGRESS", ErrorKind.REFUSED,
					"something else is being done with {1:0} ({2}); wait until that ends, then try again"),
			rule("OPERATION_NOT_ALLOWED", ErrorKind.REFUSED, "the toolstack does not allow it: {0}"),
			rule("OPERATION_BLOCKED", ErrorKind.REFUSED,
					"somebody has blocked this operation for it ({1}); remove the block, if it is no longer wanted"),
			rule("VM_LACKS_FEATURE", ErrorKind.REFUSED,
					"its guest does not take part; install the guest tools there, or use the forced operation"),
			rule("VM_LACKS_FEATURE_SHUTDOWN", ErrorKind.REFUSED,
					"its guest cannot be asked to shut down; install the guest tools there, or force it"),
			rule("VM_LACKS_FEATURE_SUSPEND", ErrorKind.REFUSED, "its guest cannot be suspended; install the guest tools there"),
			rule("VM_MISSING_PV_DRIVERS", ErrorKind.REFUSED, "its guest has no Xen drivers; install the guest tools there"),
			rule("VM_OLD_PV_DRIVERS", ErrorKind.REFUSED, "its guest's Xen drivers are too old ({1}.{2}); update the guest tools there"),
			rule("VM_FAILED_SHUTDOWN_ACKNOWLEDGMENT", ErrorKind.REFUSED,
					"its guest did not react; try again when it has started up, or force it"),
			rule("VM_SHUTDOWN_TIMEOUT", ErrorKind.REFUSED, "its guest did not shut down within {1} s; try again, or force it"),
			rule("VM_CRASHED", ErrorKind.REFUSED, "it crashed meanwhile; look at its console"),
			rule("VM_HALTED", ErrorKind.REFUSED, "it was shut down meanwhile"),
			rule("VM_REBOOTED", ErrorKind.REFUSED, "it was rebooted meanwhile; try again"),
			rule("VM_REQUIRES_SR", ErrorKind.REFUSED,
					"the host does not reach the storage repository {1:SR} of one of its disks; choose another host, or connect the storage there"),
			rule("VM_REQUIRES_NETWORK", ErrorKind.REFUSED,
					"the host is not on the network {1:network} that it needs; choose another host, or connect the network there"),
			rule("VM_REQUIRES_IOMMU", ErrorKind.REFUSED, "the host has no I/O virtualization that it needs; choose another host"),
			rule("VM_REQUIRES_GPU", ErrorKind.REFUSED, "the host has no graphics card that it needs; choose another host"),
			rule("HOST_NOT_ENOUGH_PCPUS", ErrorKind.REFUSED, "the host has fewer processors than it has vCPUs; choose another host"),
			rule("HOST_CANNOT_ATTACH_NETWORK", ErrorKind.REFUSED, "the host {0:host} cannot connect the network {1:network}; choose another host"),
			rule("VM_HAS_PCI_ATTACHED", ErrorKind.REFUSED, "it has a PCI device of its host; detach that, or shut it down instead"),
			rule("VM_HVM_REQUIRED", ErrorKind.REFUSED, "the host has no hardware virtualization; choose another host"),
			rule("VM_INCOMPATIBLE_WITH_THIS_HOST", ErrorKind.REFUSED, "the host's processor lacks what it uses; choose another host"),
			rule("VM_HOST_INCOMPATIBLE_VERSION", ErrorKind.REFUSED, "that host runs an older version than its own; choose another host"),
			rule("VM_MIGRATE_FAILED", ErrorKind.REFUSED, "the migration failed: {3}; it should still run where it was"),
			rule("VM_IS_TEMPLATE", ErrorKind.REFUSED, "it is a template; make a domain from it first"),
			rule("VM_IS_SNAPSHOT", ErrorKind.REFUSED, "it is a snapshot; make a domain from it first"),
			rule("VM_IS_PROTECTED", ErrorKind.REFUSED, "high availability protects it; take it out of that first"),
			rule("VM_IS_PART_OF_AN_APPLIANCE", ErrorKind.REFUSED, "it belongs to an appliance; act on that, or take it out"),
			rule("VM_IS_IMMOBILE", ErrorKind.REFUSED, "it is set up so that it cannot be moved; shut it down instead"),
			rule("VM_IS_USING_NESTED_VIRT", ErrorKind.REFUSED, "it runs virtual machines itself; shut those down first"),
			rule("VM_NO_VCPUS", ErrorKind.REFUSED, "it has no vCPUs; give it some first"),
			rule("VM_NO_SUSPEND_SR", ErrorKind.REFUSED, "there is no storage repository for suspended domains; set one for the pool or the host"),
			rule("BOOTLOADER_FAILED", ErrorKind.REFUSED, "its boot loader failed: {1}"),
			rule("MEMORY_CONSTRAINT_VIOLATION", ErrorKind.REFUSED, "its memory limits contradict each other: {0}"),
			rule("VDI_IN_USE", ErrorKind.REFUSED, "the disk image {0:VDI} is in use; stop what uses it first"),
			rule("VDI_NOT_AVAILABLE", ErrorKind.REFUSED, "the disk image {0:VDI} is not available; scan its storage repository"),
			rule("SR_FULL", ErrorKind.REFUSED, "the storage repository is full ({0} needed, {1} left); make room, or use another"),
			rule("SR_HAS_NO_PBDS", ErrorKind.REFUSED, "the storage repository {0:SR} is not connected to any host; connect it first"),
			rule("SR_NOT_SUPPORTED", ErrorKind.REFUSED, "the storage repository {0:SR} cannot do that"),
			rule("DEVICE_ALREADY_EXISTS", ErrorKind.REFUSED, "the device {0} exists already; use another number"),
			rule("MAC_STILL_EXISTS", ErrorKind.REFUSED, "the MAC address {0} is in use already; use another"),
			rule("MAC_INVALID", ErrorKind.REFUSED, "{0} is no MAC address"),
			rule("INVALID_VALUE", ErrorKind.REFUSED, "the toolstack does not accept {1} for {0}"),
			rule("VALUE_NOT_SUPPORTED", ErrorKind.REFUSED, "the toolstack does not support {1} for {0}: {2}"),
			rule("HA_OPERATION_WOULD_BREAK_FAILOVER_PLAN", ErrorKind.REFUSED,
					"high availability could then no longer keep its promises; lower the number of host failures to tolerate first"),
			rule("LICENCE_RESTRICTION", ErrorKind.REFUSED, "the pool's licence does not include it ({0})"),
			rule("LICENSE_RESTRICTION", ErrorKind.REFUSED, "the pool's licence does not include it ({0})"),
			rule("FEATURE_RESTRICTED", ErrorKind.REFUSED, "the pool's licence does not include it"),
			rule("LICENCE_EXPIRED", ErrorKind.REFUSED, "the pool's licence has expired; renew it"),
			rule("RBAC_PERMISSION_DENIED", ErrorKind.REFUSED, "your role does not include {0}; ask a pool administrator"),
			rule("PERMISSION_DENIED", ErrorKind.REFUSED, "your account may not do it; ask a pool administrator"),
			rule("SESSION_AUTHENTICATION_FAILED", ErrorKind.AUTHENTICATION, "user name or password are wrong"),
			rule("SESSION_AUTHORIZATION_FAILED", ErrorKind.AUTHENTICATION, "this account has no role in the pool; ask a pool administrator for one"),
			rule("SESSION_INVALID", ErrorKind.UNREACHABLE, "the session was lost twice in a row; the toolstack may be restarting"),
			rule("HOST_STILL_BOOTING", ErrorKind.UNREACHABLE, "the host is still starting; try again in a minute"),
			rule("HOST_IS_SLAVE", ErrorKind.UNREACHABLE, "this host is not the pool's coordinator (any more); connect to {0}"),
			rule("HANDLE_INVALID", ErrorKind.NOT_FOUND, "it does not exist (any more); somebody may have removed it"),
			rule("UUID_INVALID", ErrorKind.NOT_FOUND, "it does not exist (any more); somebody may have removed it"),
			rule("MESSAGE_METHOD_UNKNOWN", ErrorKind.NOT_SUPPORTED, "this toolstack is too old for it (it does not know {0})"),
			rule("MESSAGE_REMOVED", ErrorKind.NOT_SUPPORTED, "this toolstack no longer has it"),
			rule("NOT_IMPLEMENTED", ErrorKind.NOT_SUPPORTED, "this toolstack does not have it ({0})"),
			rule("XEND_ERROR_TODO", ErrorKind.NOT_SUPPORTED, "xend does not have it"),
			rule("XEND_ERROR_UNSUPPORTED", ErrorKind.NOT_SUPPORTED, "xend does not have it"),
			rule("XMLRPC_FAULT", ErrorKind.REFUSED, "the toolstack failed: {0}"),
			rule("TASK_CANCELLED", ErrorKind.CANCELLED, "it was cancelled"));

	private static final Pattern PLACE = Pattern.compile("\\{(\\d)(?::(\\w+))?\\}");

	private ApiErrors() {
	}

	private static Map.Entry<String, Rule> rule(String code, ErrorKind kind, String reason) {
		return Map.entry(code, new Rule(kind, reason));
	}

	/** The failure and its sentence: "Cannot start domain "db-3": it is paused, but must be halted; …." */
	public static XenException explain(ApiFailure error, Attempt attempt, Address address, Names names)
			throws InterruptedException {
		Rule rule = RULES.getOrDefault(error.code(),
				new Rule(ErrorKind.REFUSED, "the toolstack says " + error.getMessage()));
		var sentence = new StringBuilder("Cannot ").append(attempt.verb());
		String noun = NOUNS.getOrDefault(attempt.type(), attempt.type());
		if (!noun.isEmpty()) {
			sentence.append(' ').append(noun).append(" \"")
					.append(attempt.name().isEmpty() ? names.of(attempt.type(), attempt.ref()) : attempt.name()).append('"');
		}
		sentence.append(": ").append(fill(rule.reason(), error, names)).append('.');
		return new XenException(rule.kind().failure(error, address), sentence.toString(), error.getMessage(), error);
	}

	private static String fill(String reason, ApiFailure error, Names names) throws InterruptedException {
		var filled = new StringBuilder();
		Matcher place = PLACE.matcher(reason);
		while (place.find()) {
			String value = ErrorKind.parameter(error, Integer.parseInt(place.group(1)));
			String as = place.group(2);
			place.appendReplacement(filled, Matcher.quoteReplacement(as == null ? value : shown(value, as, error, names)));
		}
		return place.appendTail(filled).toString();
	}

	private static String shown(String value, String as, ApiFailure error, Names names) throws InterruptedException {
		if (as.equals("bytes")) {
			long bytes = Scalars.number(value);
			return bytes < 0 ? "an unknown amount" : (bytes >> 20) + " MiB";
		}
		String type = Character.isDigit(as.charAt(0)) ? ErrorKind.parameter(error, as.charAt(0) - '0') : as;
		return '"' + names.of(type, value) + '"';
	}
}
