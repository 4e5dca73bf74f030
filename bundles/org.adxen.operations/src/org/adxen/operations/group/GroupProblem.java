// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.group;

/**
 * What is wrong with a definition.
 *
 * @param member   name of the member concerned, empty for the group
 * @param sentence with the remedy
 */
public record GroupProblem(String member, String sentence) {
}
