// SPDX-License-Identifier: EPL-2.0
/**
 * Groups of domains: what was defined, where it would go by a plan, starting it by that plan, and how reality differs from it.
 * A definition is an immutable record; whoever keeps it in a file makes the record from that.
 */
@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE, DefaultLocation.FIELD, DefaultLocation.RECORD_COMPONENT })
package org.adxen.operations.group;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
