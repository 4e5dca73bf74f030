// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;

import org.adxen.xen.DomainSnapshot;
import org.adxen.xen.PoolSnapshot;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;

/** What it costs a real host to be looked at, with few and with many domains. Only written down: nothing here depends on time. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class RefreshLabTest {

	@ClassRule
	public static final Lab LAB = new Lab();

	private static final int DOMAINS = 50;
	private static final int LOOKS = 10;

	private LabHost host;

	@Before
	public void connect() throws Exception {
		host = LAB.host(1);
	}

	@After
	public void clean() throws Exception {
		host.clean();
	}

	@Test
	public void lookingAtManyDomains() throws Exception {
		measure(0);
		host.sh("for i in $(seq 1 25); do xl create /root/guests/tiny.cfg \"name=\\\"t$i\\\"\" 2>/dev/null || exit; done");
		host.sh("for i in $(seq 26 " + DOMAINS + "); do xl create /root/guests/tiny.cfg \"name=\\\"t$i\\\"\" 2>/dev/null || exit; done");
		measure(DOMAINS);
		PoolSnapshot shown = host.xen().snapshot();
		assertThat(shown.domains()).filteredOn(domain -> domain.domid() > 0).hasSize(DOMAINS)
				.extracting(DomainSnapshot::name).contains("t1", "t" + DOMAINS);
	}

	private void measure(int domains) throws Exception {
		Transcript.timed("First look after a change, " + domains + " domains", host.xen()::snapshot);
		double busy = busySeconds();
		long start = System.nanoTime();
		for (int i = 0; i < LOOKS; i++) {
			host.xen().snapshot();
		}
		double seconds = (System.nanoTime() - start) / 1e9;
		double used = busySeconds() - busy;
		Transcript.note("Look when nothing changed, " + domains + " domains", String.format(Locale.ROOT,
				"%.2f s, of which Domain-0 works %.2f s (mean of %d looks)", seconds / LOOKS, used / LOOKS, LOOKS));
	}

	/** CPU time of Domain-0 without the time it idles, in hundredths of a second by /proc/stat. */
	private double busySeconds() throws Exception {
		String[] words = host.sh("head -n 1 /proc/stat").strip().split("\\s+");
		return (Long.parseLong(words[1]) + Long.parseLong(words[2]) + Long.parseLong(words[3]) + Long.parseLong(words[6])
				+ Long.parseLong(words[7])) / 100.0;
	}
}
