// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen;

import org.adxen.xen.config.DomainConfig;

/**
 * A domain to be made from a configuration file.
 *
 * @param config the file, read without errors
 * @param name   overrides the file's name; empty to keep it
 * @param host   where to start it, or empty for the toolstack's choice
 * @param start  whether to start it at once
 * @param paused whether to leave it paused after the start
 */
public record CreateRequest(DomainConfig config, String name, String host, boolean start, boolean paused) {
}
