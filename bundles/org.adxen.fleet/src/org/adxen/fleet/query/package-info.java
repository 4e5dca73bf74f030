// SPDX-License-Identifier: EPL-2.0
/**
 * The one query language for table filters, the command line and group rules: {@code state:running memory:>4GiB
 * host:/xen-1/ !tag:prod web}; see {@link org.adxen.fleet.query.Query}.
 */
@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE, DefaultLocation.FIELD, DefaultLocation.RECORD_COMPONENT })
package org.adxen.fleet.query;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
