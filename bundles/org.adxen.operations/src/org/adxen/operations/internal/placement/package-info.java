// SPDX-License-Identifier: EPL-2.0
/** What is looked at right before something starts: room for it, and nobody else at its disks. */
@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE, DefaultLocation.RECORD_COMPONENT })
package org.adxen.operations.internal.placement;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
