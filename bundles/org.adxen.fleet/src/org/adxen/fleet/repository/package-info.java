// SPDX-License-Identifier: EPL-2.0
/**
 * The image repository: one folder of images and configuration files that plain Xen hosts share, seen at a host or, where it is
 * mounted, on this machine.
 */
@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE, DefaultLocation.FIELD, DefaultLocation.RECORD_COMPONENT })
package org.adxen.fleet.repository;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;

