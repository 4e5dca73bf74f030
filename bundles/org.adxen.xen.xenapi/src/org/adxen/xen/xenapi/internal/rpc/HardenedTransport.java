// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.rpc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import org.apache.xmlrpc.XmlRpcException;
import org.apache.xmlrpc.client.XmlRpcClient;
import org.apache.xmlrpc.client.XmlRpcClientConfigImpl;
import org.apache.xmlrpc.client.XmlRpcStreamTransport;
import org.apache.xmlrpc.common.XmlRpcStreamRequestConfig;
import org.apache.xmlrpc.client.XmlRpcClientRequestImpl;
import org.eclipse.jdt.annotation.Nullable;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * Apache XML-RPC's encoding and decoding, on bytes that {@link HttpLink} carries. Closes what version 3.1.3 leaves open:
 * document types (CVE-2016-5002), serialised objects (CVE-2016-5003, CVE-2019-17570), unasked compression (CVE-2016-5004),
 * endless nesting. Used by one thread at a time, any number of times.
 */
final class HardenedTransport extends XmlRpcStreamTransport {

	private final XmlRpcClientConfigImpl config;
	private @Nullable XMLReader reader;

	private HardenedTransport(XmlRpcClient client, XmlRpcClientConfigImpl config) {
		super(client);
		this.config = config;
	}

	static HardenedTransport create() {
		var client = new XmlRpcClient();
		var config = new XmlRpcClientConfigImpl();
		config.setEncoding("UTF-8");
		client.setConfig(config);
		client.setTypeFactory(new ValueTypes(client));
		return new HardenedTransport(client, config);
	}

	void encode(String method, Object[] parameters, OutputStream to) throws XmlRpcException, IOException, SAXException {
		newReqWriter(new XmlRpcClientRequestImpl(config, method, parameters)).write(to);
	}

	Object decode(InputStream answer) throws XmlRpcException {
		return readResponse(config, answer);
	}

	@Override
	protected XMLReader newXMLReader() throws XmlRpcException {
		try {
			XMLReader now = reader;
			if (now == null) {
				now = XmlReaders.hardened();
				reader = now;
			}
			return now;
		} catch (SAXException e) {
			throw new XmlRpcException(e.getMessage(), e);
		}
	}

	@Override
	protected boolean isResponseGzipCompressed(XmlRpcStreamRequestConfig request) {
		return false;
	}

	@Override
	protected void writeRequest(ReqWriter writer) {
		throw new UnsupportedOperationException("encode and decode are used instead");
	}

	@Override
	protected InputStream getInputStream() {
		throw new UnsupportedOperationException("encode and decode are used instead");
	}

	@Override
	protected void close() {
		// nothing is open between encoding and decoding
	}
}
