// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.xend;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;

import org.adxen.xen.simulator.internal.Failure;
import org.adxen.xen.simulator.internal.http.HttpRequest;
import org.adxen.xen.simulator.internal.http.HttpResponse;
import org.adxen.xen.simulator.internal.http.HttpServer;
import org.adxen.xen.simulator.internal.http.Trouble;
import org.adxen.xen.simulator.internal.wire.MalformedRequest;
import org.adxen.xen.simulator.internal.wire.Payload;
import org.adxen.xen.simulator.internal.wire.XmlForm;
import org.adxen.xen.simulator.internal.wire.XmlRequest;

/**
 * What xend answers over HTTP: Python 2's SimpleXMLRPCServer, which speaks HTTP/1.0 and closes each connection (xen
 * RELEASE-4.4.4 tools/python/xen/xend/server/XMLRPCServer.py, tools/python/xen/util/xmlrpclib2.py).
 */
public final class XendEndpoint implements HttpServer.Handler {

	private final XendNode node;
	private final XmlForm xml;
	private final Trouble trouble;

	/** The HTTP side of a node. */
	public XendEndpoint(XendNode node, XmlForm xml, Trouble trouble) {
		this.node = node;
		this.xml = xml;
		this.trouble = trouble;
	}

	@Override
	public HttpResponse handle(HttpRequest request) throws InterruptedException {
		if (!request.method().equals("POST") || request.oversized())
			return python("501 Unsupported method ('" + request.method() + "')",
					Payload.of("text/html", "<head><title>Error response</title></head>"));
		try {
			return python("200 OK", answer(XmlRequest.read(request.body())));
		} catch (MalformedRequest e) {
			return python("500 Internal error", Payload.of("text/plain", ""));
		}
	}

	private static HttpResponse python(String status, Payload body) {
		var date = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
		return HttpResponse.of(status, body).with("Server", "BaseHTTP/0.3 Python/2.7.3").with("Date", date).http10();
	}

	private Payload answer(XmlRequest request) throws InterruptedException {
		Thread.sleep(trouble.delay(request.method()));
		var envelope = new LinkedHashMap<String, Object>();
		try {
			var result = node.call(request.method(), request.params());
			if (request.method().equals("system.listMethods"))
				return xml.answer(result);
			envelope.put("Status", "Success");
			envelope.put("Value", result);
		} catch (Failure failure) {
			envelope.put("Status", "Failure");
			envelope.put("ErrorDescription", failure.description());
		} catch (XendNode.NotImplemented e) {
			envelope.put("Status", "Error");
			envelope.put("ErrorDescription", XendNode.NotImplemented.DESCRIPTION);
		} catch (RuntimeException e) {
			envelope.put("Status", "Failure");
			envelope.put("ErrorDescription", XendNode.error(e.toString()).description());
		}
		return xml.answer(envelope);
	}
}
