// SPDX-License-Identifier: EPL-2.0
/**
 * Drives a workbench from a test thread (tycho-surefire: useUIThread=false). Classes and methods have the shape and the names of
 * SWTBot's, of which there is no bundle on Maven Central; where there is one some day, a test changes its imports. Every finder
 * waits until what it looks for is there.
 */
package org.adxen.ui.driver;
