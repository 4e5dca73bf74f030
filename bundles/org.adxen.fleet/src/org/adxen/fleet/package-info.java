// SPDX-License-Identifier: EPL-2.0
/**
 * The live picture of all registered pools: connections, watching, reconnecting, what was last seen, and the environment
 * that says which pools there are. Everything that is handed out is immutable and may be used on any thread.
 */
@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE, DefaultLocation.FIELD, DefaultLocation.RECORD_COMPONENT })
package org.adxen.fleet;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
