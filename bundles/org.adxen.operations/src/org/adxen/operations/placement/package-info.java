// SPDX-License-Identifier: EPL-2.0
/**
 * Where new or moving domains go: a pure planner that says for each why it goes there, or what would have to change so that it
 * could. It reads nothing but what connectors reported, and asks no host.
 */
@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE, DefaultLocation.FIELD, DefaultLocation.RECORD_COMPONENT })
package org.adxen.operations.placement;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
