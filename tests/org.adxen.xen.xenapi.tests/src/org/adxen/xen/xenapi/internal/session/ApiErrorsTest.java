// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.adxen.xen.Address;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.xenapi.internal.rpc.ApiFailure;
import org.junit.Test;

public class ApiErrorsTest {

	private static final Address HERE = new Address("xapi", false, "xen-1", 443);
	private static final Names NAMES = (type, ref) -> type + " of " + ref;

	private static XenException explain(String... error) throws InterruptedException {
		return ApiErrors.explain(new ApiFailure(List.of(error)), Attempt.named("start", "VM", "db-3"), HERE, NAMES);
	}

	@Test
	public void tellsStates() throws Exception {
		XenException e = explain("VM_BAD_POWER_STATE", "OpaqueRef:1", "halted, running", "Paused");

		assertThat(e.failure()).isEqualTo(new XenFailure.BadPowerState(List.of("halted", "running"), "paused"));
		assertThat(e.detail()).isEqualTo("VM_BAD_POWER_STATE OpaqueRef:1 halted, running Paused");
	}

	@Test
	public void tellsMemory() throws Exception {
		XenException e = explain("HOST_NOT_ENOUGH_FREE_MEMORY", "4294967296", "1073741824");

		assertThat(e.failure()).isEqualTo(new XenFailure.NotEnoughMemory(4294967296L, 1073741824L));
		assertThat(e.getMessage()).startsWith("Cannot start domain \"db-3\": it needs 4096 MiB");
		assertThat(e.getMessage()).contains("1024 MiB");
	}

	@Test
	public void namesOtherObjects() throws Exception {
		assertThat(explain("HOST_DISABLED", "OpaqueRef:h").getMessage()).contains("\"host of OpaqueRef:h\"");
		assertThat(explain("VM_REQUIRES_SR", "OpaqueRef:v", "OpaqueRef:s").getMessage()).contains("\"SR of OpaqueRef:s\"");
		assertThat(explain("OTHER_OPERATION_IN_PROGRESS", "VM", "OpaqueRef:v", "suspend", "OpaqueRef:t").getMessage())
				.contains("\"VM of OpaqueRef:v\"", "suspend");
	}

	@Test
	public void sortsErrorsByKind() throws Exception {
		assertThat(explain("HANDLE_INVALID", "VM", "OpaqueRef:v").failure())
				.isEqualTo(new XenFailure.NotFound("VM", "OpaqueRef:v"));
		assertThat(explain("MESSAGE_METHOD_UNKNOWN", "VM.x").failure()).isEqualTo(new XenFailure.NotSupported(List.of("VM.x")));
		assertThat(explain("SESSION_AUTHENTICATION_FAILED").failure()).isInstanceOf(XenFailure.Authentication.class);
		assertThat(explain("TASK_CANCELLED", "t").failure()).isInstanceOf(XenFailure.Cancelled.class);
		assertThat(explain("HOST_STILL_BOOTING").failure()).isInstanceOf(XenFailure.Unreachable.class);
		assertThat(explain("RBAC_PERMISSION_DENIED", "vm.start").failure())
				.isEqualTo(new XenFailure.Refused("RBAC_PERMISSION_DENIED", List.of("vm.start")));
	}

	@Test
	public void bearsUnknownErrorsAndMissingParameters() throws Exception {
		assertThat(explain("SOMETHING_NEW", "a", "b").getMessage())
				.isEqualTo("Cannot start domain \"db-3\": the toolstack says SOMETHING_NEW a b.");
		assertThat(explain("VM_BAD_POWER_STATE").failure()).isInstanceOf(XenFailure.BadPowerState.class);
		assertThat(explain("HOST_NOT_ENOUGH_FREE_MEMORY").failure()).isEqualTo(new XenFailure.NotEnoughMemory(-1, -1));
		assertThat(ApiErrors.explain(new ApiFailure(List.of()), Attempt.to("log in"), HERE, NAMES).getMessage())
				.startsWith("Cannot log in:");
	}
}
