// SPDX-License-Identifier: EPL-2.0
package org.adxen.benchmarks.xenapi;

import java.net.URI;

import com.xensource.xenapi.Connection;
import com.xensource.xenapi.Session;
import com.xensource.xenapi.VM;

/** The vendor's Java SDK. Needs jdk.xml.maxGeneralEntitySizeLimit=0 on JDK 24 and newer to read large pools at all. */
public final class VendorReader {

	private VendorReader() {
	}

	/** @param args port, rounds */
	public static void main(String[] args) throws Exception {
		var connection = new Connection(URI.create("http://127.0.0.1:" + args[0]).toURL());
		Session.loginWithPassword(connection, "root", "demo", "1.1", "benchmark");
		Rounds.measure("vendor's Java SDK 8.1.0, XML-RPC", Integer.parseInt(args[1]),
				() -> VM.getAllRecords(connection).size());
	}
}
