// SPDX-License-Identifier: EPL-2.0
/** What is done to domains. */
package org.adxen.xen.xl.internal.operations;
