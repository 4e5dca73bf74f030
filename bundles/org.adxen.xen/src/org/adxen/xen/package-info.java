// SPDX-License-Identifier: EPL-2.0
/**
 * The XenClient layer: what a Xen toolstack can be asked, in immutable records, and what a connector to a toolstack
 * implements. Needs nothing but the JDK; connectors are found as OSGi services of type {@link org.adxen.xen.XenConnector}.
 * <p>
 * Units stand in the names: bytes for memory, {@link java.time.Duration} and {@link java.time.Instant} for time, loads as
 * a fraction 0..1. A value that a toolstack does not tell is {@code null} where annotated so, −1 for sizes and counts and
 * {@link Double#NaN} for loads; never a guess.
 */
@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE, DefaultLocation.FIELD, DefaultLocation.RECORD_COMPONENT })
package org.adxen.xen;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
