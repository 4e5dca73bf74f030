// SPDX-License-Identifier: EPL-2.0
/**
 * What can be done with hosts and domains: the operations (an extension point), the check that allows or refuses them with a
 * reason, the questions to ask first, the running of them with progress, cancel and retry, and the journal of it all. The
 * workbench and the command line both come through here and nowhere else.
 */
@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE, DefaultLocation.FIELD, DefaultLocation.RECORD_COMPONENT })
package org.adxen.operations;

import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
