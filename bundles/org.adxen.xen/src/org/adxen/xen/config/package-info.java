// SPDX-License-Identifier: EPL-2.0
/**
 * Domain configuration files as {@code xl} reads them.
 *
 * <p>{@link org.adxen.xen.config.ConfigFile} reads the bytes of a file by the grammar of libxlutil 4.17 into a
 * {@link org.adxen.xen.config.ConfigDictionary}, and gives the keys that matter their meaning as
 * {@link org.adxen.xen.config.DomainConfig}. Whatever is wrong is a {@link org.adxen.xen.config.ConfigProblem} with its
 * place; reading itself never fails and never executes anything. All types are immutable and may be used by any thread.
 */
@NonNullByDefault
package org.adxen.xen.config;

import org.eclipse.jdt.annotation.NonNullByDefault;
