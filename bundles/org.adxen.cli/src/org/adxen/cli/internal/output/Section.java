// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.output;

import java.util.List;

/**
 * Things that belong to the thing that is shown, e.g. the disks of a domain.
 *
 * @param name  in CSV and JSON
 * @param title above its table
 */
public record Section<T>(String name, String title, List<Field<T>> fields, List<T> rows) {
}
