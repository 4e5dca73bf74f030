// SPDX-License-Identifier: EPL-2.0
/** What both dialects share of a logged-in link: the session and its one new login, how much goes on at once, and what errors mean. */
package org.adxen.xen.xenapi.internal.session;
