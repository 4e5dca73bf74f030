// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.session;

import java.util.List;
import java.util.Locale;

import org.adxen.xen.Address;
import org.adxen.xen.XenFailure;
import org.adxen.xen.xenapi.internal.rpc.ApiFailure;
import org.adxen.xen.xenapi.internal.rpc.Scalars;

/** Which kind of failure an error of the API is, and how its parameters become the failure's. */
enum ErrorKind {
	REFUSED {
		@Override
		XenFailure failure(ApiFailure error, Address address) {
			return new XenFailure.Refused(error.code(), error.parameters());
		}
	},
	POWER_STATE {
		@Override
		XenFailure failure(ApiFailure error, Address address) {
			return new XenFailure.BadPowerState(List.of(parameter(error, 1).toLowerCase(Locale.ROOT).split("\\s*,\\s*")),
					parameter(error, 2).toLowerCase(Locale.ROOT));
		}
	},
	MEMORY {
		@Override
		XenFailure failure(ApiFailure error, Address address) {
			return new XenFailure.NotEnoughMemory(Scalars.number(parameter(error, 0)), Scalars.number(parameter(error, 1)));
		}
	},
	NOT_FOUND {
		@Override
		XenFailure failure(ApiFailure error, Address address) {
			return new XenFailure.NotFound(parameter(error, 0), parameter(error, 1));
		}
	},
	NOT_SUPPORTED {
		@Override
		XenFailure failure(ApiFailure error, Address address) {
			return new XenFailure.NotSupported(List.of(parameter(error, 0)));
		}
	},
	AUTHENTICATION {
		@Override
		XenFailure failure(ApiFailure error, Address address) {
			return new XenFailure.Authentication(address, parameter(error, 0));
		}
	},
	CANCELLED {
		@Override
		XenFailure failure(ApiFailure error, Address address) {
			return new XenFailure.Cancelled();
		}
	},
	UNREACHABLE {
		@Override
		XenFailure failure(ApiFailure error, Address address) {
			return new XenFailure.Unreachable(address);
		}
	};

	abstract XenFailure failure(ApiFailure error, Address address);

	/** Toolstacks of other ages send fewer parameters. */
	static String parameter(ApiFailure error, int index) {
		return index < error.parameters().size() ? error.parameters().get(index) : "";
	}
}
