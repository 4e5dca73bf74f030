// SPDX-License-Identifier: EPL-2.0
/** Tests of the operations as shipped, on a fleet made by hand. */
@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE })
package org.adxen.operations.tests;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
