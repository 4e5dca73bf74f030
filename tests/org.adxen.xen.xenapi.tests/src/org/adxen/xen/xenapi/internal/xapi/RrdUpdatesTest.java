// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xenapi.internal.xapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.Test;

public class RrdUpdatesTest {

	private static InputStream stream(String text) {
		return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
	}

	private static void check(RrdUpdates updates) {
		assertThat(updates.hosts()).isEqualTo(Map.of("h1", 0.25));
		assertThat(updates.domains()).isEqualTo(Map.of("v1", 0.5));
	}

	@Test
	public void readsXmlNewestRowFirst() throws IOException {
		check(RrdUpdates.read(stream("""
				<xport><meta><start>1</start><step>5</step><end>10</end><rows>2</rows><columns>5</columns><legend>
				<entry>AVERAGE:host:h1:cpu_avg</entry><entry>AVERAGE:host:h1:cpu0</entry><entry>AVERAGE:vm:v1:cpu0</entry>
				<entry>AVERAGE:vm:v1:cpu1</entry><entry>AVERAGE:vm:v1:memory</entry></legend></meta><data>
				<row><t>10</t><v>0.25</v><v>0.9</v><v>NaN</v><v>0.4</v><v>100</v></row>
				<row><t>5</t><v>0.75</v><v>0.1</v><v>0.6</v><v>0.1</v><v>200</v></row></data></xport>"""), "text/xml"));
	}

	@Test
	public void readsJson() throws IOException {
		check(RrdUpdates.read(stream("""
				{"meta":{"start":1,"step":5,"end":10,"rows":2,"columns":4,"legend":["AVERAGE:host:h1:cpu_avg",
				"AVERAGE:vm:v1:cpu0","AVERAGE:vm:v1:cpu1","AVERAGE:vm:v1:memory"]},"data":[
				{"t":10,"values":["0.25","NaN","0.4","100"]},{"t":5,"values":["0.75","0.6","0.1","200"]}]}"""),
				"application/json"));
	}

	@Test
	public void takesTheMeanWhereThereIsNoAverage() throws IOException {
		assertThat(RrdUpdates.read(stream("""
				{"data":[{"values":["0.2","0.4","Infinity"]}],
				"meta":{"legend":["AVERAGE:host:h1:cpu0","AVERAGE:host:h1:cpu1","AVERAGE:host:h1:cpu2"]}}"""),
				"application/json").hosts().get("h1")).isCloseTo(0.3, org.assertj.core.data.Offset.offset(1e-9));
	}
}
