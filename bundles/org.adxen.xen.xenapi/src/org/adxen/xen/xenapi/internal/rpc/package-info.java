// SPDX-License-Identifier: EPL-2.0
/** Calls over HTTP that trust nothing a server sends: one transport, two encodings (XML-RPC and JSON-RPC), whole and streamed answers. */
package org.adxen.xen.xenapi.internal.rpc;
