// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.xend;

/** xend's calls that AdXen makes, and nowhere else by name (Xen API 1.0.10; xend's XendAPI.py where that says otherwise). */
final class Methods {

	static final String ASYNC = "Async.";

	static final String SESSION_LOGIN = "session.login_with_password";
	static final String SESSION_LOGOUT = "session.logout";

	static final String GET_NAME = ".get_name_label";
	static final String GET_RECORD = ".get_record";

	static final String HOST_ALL = "host.get_all";
	static final String HOST_RECORD = "host.get_record";
	static final String HOST_VENDOR = "host.get_API_version_vendor";
	static final String HOST_ENABLE = "host.enable";
	static final String HOST_DISABLE = "host.disable";
	static final String HOST_DMESG = "host.dmesg";
	static final String HOST_METRICS_RECORD = "host_metrics.get_record";
	static final String HOST_CPU_RECORD = "host_cpu.get_record";

	static final String TASK_RECORD = "task.get_record";

	static final String VM_ALL = "VM.get_all";
	static final String VM_RECORD = "VM.get_record";
	static final String VM_METRICS_RECORD = "VM_metrics.get_record";
	static final String VM_POWER_STATE = "VM.get_power_state";
	static final String VM_CREATE = "VM.create";
	static final String VM_DESTROY = "VM.destroy";
	static final String VM_START = "VM.start";
	static final String VM_PAUSE = "VM.pause";
	static final String VM_UNPAUSE = "VM.unpause";
	static final String VM_CLEAN_SHUTDOWN = "VM.clean_shutdown";
	static final String VM_HARD_SHUTDOWN = "VM.hard_shutdown";
	static final String VM_CLEAN_REBOOT = "VM.clean_reboot";
	static final String VM_HARD_REBOOT = "VM.hard_reboot";
	static final String VM_SUSPEND = "VM.suspend";
	static final String VM_RESUME = "VM.resume";
	static final String VM_SET_NAME = "VM.set_name_label";
	static final String VM_SET_MEMORY_MAX_LIVE = "VM.set_memory_dynamic_max_live";
	static final String VM_SET_MEMORY_MIN_LIVE = "VM.set_memory_dynamic_min_live";
	static final String VM_SET_MEMORY_STATIC_MAX = "VM.set_memory_static_max";
	static final String VM_SET_MEMORY_MAX = "VM.set_memory_dynamic_max";
	static final String VM_SET_MEMORY_MIN = "VM.set_memory_dynamic_min";
	static final String VM_SET_VCPUS_LIVE = "VM.set_VCPUs_number_live";
	static final String VM_SET_VCPUS_MAX = "VM.set_VCPUs_max";
	static final String VM_SET_VCPUS_AT_STARTUP = "VM.set_VCPUs_at_startup";

	static final String VBD_ALL = "VBD.get_all";
	static final String VBD_CREATE = "VBD.create";
	static final String VDI_CREATE = "VDI.create";
	static final String VDI_DESTROY = "VDI.destroy";
	static final String VIF_CREATE = "VIF.create";
	static final String CONSOLE_CREATE = "console.create";
	static final String NETWORK_ALL = "network.get_all";
	static final String SR_ALL = "SR.get_all";

	private Methods() {
	}
}
