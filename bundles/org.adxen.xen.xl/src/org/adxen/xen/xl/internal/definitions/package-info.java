// SPDX-License-Identifier: EPL-2.0
/** What a host keeps of domains that do not run: configuration files, saved states, labels. */
package org.adxen.xen.xl.internal.definitions;
