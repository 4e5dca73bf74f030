// SPDX-License-Identifier: EPL-2.0
/** What bundles that extend the workbench may name: ids of the perspective, commands and contexts. */
package org.adxen.ui;
