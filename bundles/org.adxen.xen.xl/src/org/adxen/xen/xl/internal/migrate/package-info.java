// SPDX-License-Identifier: EPL-2.0
/**
 * Live migration from one plain Xen host to another. All that can be known before is looked at before; all that follows is done by
 * a job of the source, which knows by itself how to leave exactly one running domain.
 */
package org.adxen.xen.xl.internal.migrate;
