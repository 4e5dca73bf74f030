// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.rpc;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.adxen.xen.Address;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.apache.xmlrpc.XmlRpcException;
import org.eclipse.jdt.annotation.Nullable;
import org.xml.sax.SAXException;

import com.google.gson.Gson;

/**
 * One server's calls. Ordinary ones go through Apache XML-RPC and come back whole; answers that may be large are streamed
 * through a {@link Cursor}: over JSON-RPC where that is served (half the bytes and, measured, less than half the time), else
 * over XML-RPC. Safe for any thread.
 */
public final class RpcClient {

	private static final Set<String> XML = sorted("text/xml", "application/xml");
	private static final Set<String> JSON = sorted("application/json");

	/** Takes the interesting part out of an answer's value. */
	@FunctionalInterface
	public interface ValueReader<T> {
		T read(Cursor value) throws IOException;
	}

	private enum Json {
		UNTRIED, SERVED, ABSENT
	}

	private final HttpLink link;
	private final Address address;
	private final boolean mayJson;
	private final Gson gson = new Gson();
	private volatile Json json = Json.UNTRIED;
	/**
	 * Decoders that nobody uses just now. Making one (and its XML parser) costs more than decoding a small answer. Only for
	 * the dialect without JSON, which is polled by many small calls; else they would only take memory.
	 */
	private final Queue<HardenedTransport> spare = new ConcurrentLinkedQueue<>();

	/** @param mayJson whether the dialect knows JSON-RPC at all */
	public RpcClient(HttpLink link, Address address, boolean mayJson) {
		this.link = link;
		this.address = address;
		this.mayJson = mayJson;
	}

	public Address address() {
		return address;
	}

	/** A call whose answer is read whole: a String, Boolean, Long, Double, Object[] or Map. */
	public Object call(Limits limits, String method, Object... parameters)
			throws ApiFailure, XenException, InterruptedException {
		HardenedTransport free = spare.poll();
		HardenedTransport transport = free == null ? HardenedTransport.create() : free;
		return link.exchange(xml(transport, method, parameters), limits, (body, type) -> {
			try {
				Object decoded = transport.decode(body);
				if (!mayJson) {
					spare.add(transport); // one that failed is not used again
				}
				return Envelope.open(decoded);
			} catch (XmlRpcException e) {
				if (e.linkedException == null) {
					throw new ApiFailure(List.of("XMLRPC_FAULT", String.valueOf(e.getMessage())));
				}
				throw new IOException(e.getMessage(), e.linkedException);
			}
		});
	}

	/** The last call of all, which may be made after the link was closed. */
	public void farewell(Limits limits, String method, Object... parameters)
			throws ApiFailure, XenException, InterruptedException {
		link.farewell(xml(HardenedTransport.create(), method, parameters), limits);
	}

	/** A call whose answer is read while it comes in. */
	public <T> T stream(Limits limits, ValueReader<T> reader, String method, Object... parameters)
			throws ApiFailure, XenException, InterruptedException {
		if (mayJson && json != Json.ABSENT) {
			try {
				T result = streamJson(limits, reader, method, parameters);
				json = Json.SERVED;
				return result;
			} catch (XenException e) {
				if (json == Json.SERVED || !(e.failure() instanceof XenFailure.Protocol)) {
					throw e;
				}
				json = Json.ABSENT; // an old toolstack: it has only the other encoding
			}
		}
		return streamXml(limits, reader, method, parameters);
	}

	/** For measurements; {@link #stream} chooses by itself. */
	public <T> T streamJson(Limits limits, ValueReader<T> reader, String method, Object... parameters)
			throws ApiFailure, XenException, InterruptedException {
		String call = gson.toJson(Map.of("jsonrpc", "2.0", "method", method, "params", wire(Arrays.asList(parameters)), "id", 1));
		var request = new HttpLink.Request(address, "/jsonrpc", JSON, call.getBytes(StandardCharsets.UTF_8));
		return link.exchange(request, limits, (body, type) -> Envelope.openJson(new JsonCursor(body), reader));
	}

	/** For measurements; {@link #stream} chooses by itself. */
	public <T> T streamXml(Limits limits, ValueReader<T> reader, String method, Object... parameters)
			throws ApiFailure, XenException, InterruptedException {
		return link.exchange(xml(HardenedTransport.create(), method, parameters), limits,
				(body, type) -> Envelope.openXml(XmlCursor.open(body), reader));
	}

	/** Reads what a task's result field holds: nothing, or an XML-RPC value as text. */
	public static String textOfFragment(String fragment) throws IOException {
		if (!fragment.startsWith("<")) {
			return fragment;
		}
		return XmlCursor.open(new ByteArrayInputStream(fragment.getBytes(StandardCharsets.UTF_8))).text();
	}

	private HttpLink.Request xml(HardenedTransport transport, String method, Object[] parameters) {
		try {
			var out = new ByteArrayOutputStream(1024);
			transport.encode(method, wire(Arrays.asList(parameters)).toArray(), out);
			return new HttpLink.Request(address, "/", XML, out.toByteArray());
		} catch (XmlRpcException | IOException | SAXException e) {
			throw new IllegalArgumentException("The parameters of " + method + " cannot be written", e);
		}
	}

	/** The API's 64-bit integers are text in both encodings. */
	private static List<Object> wire(List<?> values) {
		var result = new ArrayList<Object>(values.size());
		for (Object value : values) {
			result.add(wire(value));
		}
		return result;
	}

	private static Object wire(@Nullable Object value) {
		return switch (value) {
		case null -> "";
		case Long n -> n.toString();
		case Integer n -> n.toString();
		case List<?> list -> wire(list);
		case Set<?> set -> wire(List.copyOf(set));
		case Map<?, ?> map -> {
			var struct = new LinkedHashMap<String, Object>();
			map.forEach((k, v) -> struct.put(String.valueOf(k), wire(v)));
			yield struct;
		}
		default -> value;
		};
	}

	private static Set<String> sorted(String... types) {
		return new LinkedHashSet<>(List.of(types));
	}

	/** An answer of any kind that the API has no envelope for, such as measurements. */
	public <T> T get(Address from, String pathAndQuery, Set<String> accepts, Limits limits, HttpLink.BodyReader<T> reader)
			throws ApiFailure, XenException, InterruptedException {
		return link.exchange(new HttpLink.Request(from, pathAndQuery, accepts, null), limits, reader);
	}

	/** A cursor over an answer that came by {@link #get}. */
	public static Cursor json(InputStream body) {
		return new JsonCursor(body);
	}
}
