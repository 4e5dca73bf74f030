// SPDX-License-Identifier: EPL-2.0
/**
 * The files of an environment: what the admin authored, and what hosts reported last. Everything here blocks on the disk and
 * is never called on a display thread. Several programs may work on one folder at once.
 */
package org.adxen.model.store;
