// SPDX-License-Identifier: EPL-2.0
/** What discovery means for a fleet: which of the hosts found on networks are registered, new, changed, gone or to be ignored. */
@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE, DefaultLocation.FIELD, DefaultLocation.RECORD_COMPONENT })
package org.adxen.fleet.discovery;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
