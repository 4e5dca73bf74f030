// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.Test;

/** Whatever a file holds, reading it ends, throws nothing, and gives places that exist. */
@SuppressWarnings("null") // AssertJ is not annotated
public class RobustnessTest {

	private static final int ROUNDS = 20_000;
	private static final String[] PIECES = {"[", "]", "'", "\"", "\\", "\n", "\r\n", "=", "+=", ",", ";", "#", "\0", "@", "-1",
			"0x", "999999999999999999999", "[[[[[[", "'''", "\\x41", "\\101", "phy:", "target=", "mac=zz", "import os\n",
			"disk=['", "vif=[", "type='pvh'\n", "\u00c3", "cpus='^", "uuid=1\n", "rate=1b/s@", "viridian=['!"};

	@Test(timeout = 120_000)
	public void mutatedFilesNeverBreakTheReader() throws IOException {
		List<byte[]> seeds = new ArrayList<>();
		for (String name : new String[] {"examples/xlexample.hvm", "examples/xlexample.pvlinux", "captures/disk1.cfg",
				"captures/net1.cfg", "captures/hvm1.cfg"})
			seeds.add(Resources.bytes(name));
		seeds.add("""
				name='g';kernel="/k"; memory=64; maxmem='128'; disk=['/a,raw,xvda,w', "vdev=hdc,cdrom,target=/b,c"]
				vif=['mac=00:16:3e:00:00:01,rate=10Mb/s@50ms,mtu=1'];vfb=['vnc=1,vncdisplay=3'];cpus=["0-3,^1",2];vcpus=2
				vnuma=[['size=1'],[]];viridian=["all"];irqs=[1];tsc_mode=1;usbctrl=['type=pv'];name+='x'
				""".getBytes(StandardCharsets.UTF_8));
		var random = new Random(4711);
		int refused = 0;
		for (int round = 0; round < ROUNDS; round++) {
			byte[] input = mutated(seeds.get(random.nextInt(seeds.size())), random);
			var file = ConfigFile.parse(input);
			int lines = 1 + (int) new String(input, StandardCharsets.ISO_8859_1).chars().filter(c -> c == '\n').count();
			for (var problem : file.problems()) {
				assertThat(problem.line()).isBetween(1, lines);
				assertThat(problem.column()).isBetween(1, input.length + 1);
				assertThat(problem.sentence()).isNotBlank();
			}
			assertThat(file.domain() != null).isEqualTo(file.accepted());
			assertThat(file.values().toString()).isNotNull();
			if (!file.accepted())
				refused++;
		}
		assertThat(refused).isBetween(ROUNDS / 10, ROUNDS - ROUNDS / 100);
	}

	private static byte[] mutated(byte[] seed, Random random) {
		var bytes = seed.clone();
		for (int i = random.nextInt(4); i > 0; i--) {
			int at = random.nextInt(bytes.length);
			int end = Math.min(bytes.length, at + random.nextInt(6));
			var changed = new ByteArrayOutputStream();
			changed.write(bytes, 0, at);
			if (random.nextBoolean())
				changed.writeBytes(PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.ISO_8859_1));
			else
				changed.write(random.nextInt(256));
			changed.write(bytes, end, bytes.length - end);
			bytes = changed.toByteArray();
		}
		return bytes;
	}

	@Test(timeout = 60_000)
	public void hostileShapesOfAMegabyteAreReadInTime() {
		for (String piece : new String[] {"[", "]", "'", "\"\\", "' \"", "a=", "a=[", "a=1;", "#", "\\", "\n", "+", "cdrom, ", "@ ",
				"a+='x'\n", "a+=[1]\n", "a=[[],", "\u00c3", "x_='y';", "b=['cdrom,'];"})
			assertThat(Config.ofBytes(piece.repeat((ConfigFile.MAX_SIZE - 100) / piece.length())).problems()).as(piece)
					.hasSizeLessThanOrEqualTo(Problems.LIMIT + 1);
		for (String piece : new String[] {"cdrom, ", "phy:", "raw:", "colo,", "discard\n,", ",", "x=1,", " ", "^0,", "nodes:1,"})
			for (String key : new String[] {"disk", "vif", "vfb", "p9", "irqs", "cpus", "uuid", "name"})
				assertThat(Config.ofBytes("vcpus=9;" + key + "=['" + piece.replace("\n", "\\n").repeat(50_000) + "']\n").problems())
						.as(key + piece).hasSizeLessThanOrEqualTo(Problems.LIMIT + 1);
	}
}
