// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen;

/**
 * What a new domain can be made from.
 *
 * @param uuid        the toolstack's
 * @param name        as shown
 * @param description free text
 * @param shipped     whether the toolstack brought it, rather than an admin
 */
public record TemplateSnapshot(String uuid, String name, String description, boolean shipped) {
}
