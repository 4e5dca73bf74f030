// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.xapi;

/** XAPI's calls that AdXen makes, and nowhere else by name (xenapi-datamodel). The session goes first in all but the logins. */
final class Methods {

	static final String ASYNC = "Async.";

	static final String SESSION_LOGIN = "session.login_with_password";
	static final String SESSION_LOGOUT = "session.logout";
	static final String SESSION_IS_SUPERUSER = "session.get_is_local_superuser";
	static final String SESSION_PERMISSIONS = "session.get_rbac_permissions";
	static final String SESSION_SUBJECT = "session.get_subject";
	static final String SUBJECT_ROLES = "subject.get_roles";

	static final String EVENT_FROM = "event.from";
	static final String GET_ALL_RECORDS = ".get_all_records";
	static final String GET_NAME = ".get_name_label";
	static final String GET_BY_UUID = ".get_by_uuid";
	static final String GET_UUID = ".get_uuid";
	static final String GET_RECORD = ".get_record";

	static final String TASK_UUID = "task.get_uuid";
	static final String TASK_BY_UUID = "task.get_by_uuid";
	static final String TASK_RECORD = "task.get_record";
	static final String TASK_STATUS = "task.get_status";
	static final String TASK_CANCEL = "task.cancel";
	static final String TASK_DESTROY = "task.destroy";

	static final String VM_UUID = "VM.get_uuid";
	static final String VM_POWER_STATE = "VM.get_power_state";
	static final String VM_VBDS = "VM.get_VBDs";
	static final String VM_CAN_BOOT_HERE = "VM.assert_can_boot_here";
	static final String VM_CREATE = "VM.create";
	static final String VM_CLONE = "VM.clone";
	static final String VM_PROVISION = "VM.provision";
	static final String VM_START = "VM.start";
	static final String VM_START_ON = "VM.start_on";
	static final String VM_CLEAN_SHUTDOWN = "VM.clean_shutdown";
	static final String VM_HARD_SHUTDOWN = "VM.hard_shutdown";
	static final String VM_CLEAN_REBOOT = "VM.clean_reboot";
	static final String VM_HARD_REBOOT = "VM.hard_reboot";
	static final String VM_PAUSE = "VM.pause";
	static final String VM_UNPAUSE = "VM.unpause";
	static final String VM_SUSPEND = "VM.suspend";
	static final String VM_RESUME = "VM.resume";
	static final String VM_RESUME_ON = "VM.resume_on";
	static final String VM_MIGRATE = "VM.pool_migrate";
	static final String VM_SNAPSHOT = "VM.snapshot";
	static final String VM_DESTROY = "VM.destroy";
	static final String VM_SET_NAME = "VM.set_name_label";
	static final String VM_ADD_TAGS = "VM.add_tags";
	static final String VM_REMOVE_TAGS = "VM.remove_tags";
	static final String VM_OTHER_CONFIG = "VM.get_other_config";
	static final String VM_REMOVE_OTHER_CONFIG = "VM.remove_from_other_config";
	static final String VM_ADD_OTHER_CONFIG = "VM.add_to_other_config";
	static final String VM_SET_MEMORY_RANGE = "VM.set_memory_dynamic_range";
	static final String VM_SET_MEMORY_LIMITS = "VM.set_memory_limits";
	static final String VM_SET_VCPUS_LIVE = "VM.set_VCPUs_number_live";
	static final String VM_SET_VCPUS_MAX = "VM.set_VCPUs_max";
	static final String VM_SET_VCPUS_AT_STARTUP = "VM.set_VCPUs_at_startup";
	static final String VBD_CREATE = "VBD.create";
	static final String VIF_CREATE = "VIF.create";
	static final String VDI_DESTROY = "VDI.destroy";

	static final String HOST_ENABLE = "host.enable";
	static final String HOST_DISABLE = "host.disable";
	static final String HOST_DMESG = "host.dmesg";
	static final String HOST_EVACUATE = "host.evacuate";
	static final String HOST_FREE_MEMORY = "host.compute_free_memory";

	private Methods() {
	}
}
