// SPDX-License-Identifier: EPL-2.0
package org.adxen.model.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.adxen.xen.DomainAction;
import org.adxen.xen.DomainId;
import org.adxen.xen.DomainSnapshot;
import org.adxen.xen.HostSnapshot;
import org.adxen.xen.PoolFacts;
import org.adxen.xen.PowerState;
import org.adxen.xen.TemplateSnapshot;
import org.junit.Test;

public class RecordTextTest {

	/** Everything that has a meaning in our text or none in XML, and half a surrogate pair. */
	private static final String NASTY = "a;b=c,d%e\n\t\u0000\u0001\u007f\uffff\ud83d\ude00\ud83d<&\">é %0041 %";

	private static final DomainSnapshot FULL = new DomainSnapshot(new DomainId("0-0-0-0-0", "h 1"), NASTY, "two\nlines",
			DomainSnapshot.Kind.CONTROL, PowerState.CRASHED, "host-1", 17, 2, 4, 4L << 30, 8L << 30, 0.25,
			Instant.parse("2026-11-23T10:00:00.5Z"), List.of("10.0.0.1", "fe80::1%eth0"), NASTY, Set.of("a,b", "", NASTY),
			Set.of(DomainAction.START, DomainAction.MIGRATE), Set.of(DomainAction.REBOOT), Map.of("k=;", NASTY, "", ""));

	@Test
	public void aDomainComesBackAsItWas() {
		assertThat(RecordText.domain(RecordText.text(FULL))).isEqualTo(FULL);
	}

	@Test
	public void whatIsUnknownStaysUnknown() {
		var bare = new DomainSnapshot(DomainId.of("u"), "", "", DomainSnapshot.Kind.ORDINARY, PowerState.UNKNOWN, null, -1, 0,
				0, -1, -1, Double.NaN, null, List.of(), "", Set.of(), Set.of(), Set.of(), Map.of());

		assertThat(RecordText.domain(RecordText.text(bare))).isEqualTo(bare);
	}

	@Test
	public void theTextHoldsOnlyWhatXmlCanHoldWithinAnAttribute() {
		assertThat(RecordText.text(FULL).chars()).allMatch(c -> c >= ' ' && c != 0x7f && c < 0xfffe);
	}

	@Test
	public void aHostATemplateAndAPoolComeBackAsTheyWere() {
		var host = new HostSnapshot("id", NASTY, "10.0.0.9", true, false, true, 32, "Xeon", 1L << 40, 5, 0.5, "XCP-ng 8.3",
				"4.17", true, Set.of("rack;1"));
		var template = new TemplateSnapshot("u", NASTY, "", true);
		var facts = new PoolFacts(null, NASTY, "XAPI 2.21", "c", true);

		assertThat(RecordText.host(RecordText.text(host))).isEqualTo(host);
		assertThat(RecordText.template(RecordText.text(template))).isEqualTo(template);
		assertThat(RecordText.facts(RecordText.text(facts))).isEqualTo(facts);
	}

	@Test
	public void whatANewerAdXenWroteIsReadAsFarAsItIsUnderstood() {
		DomainSnapshot read = RecordText.domain(
				"uuid=u;name=web;state=HIBERNATED;kind=ORDINARY;allowed=START,TELEPORT,;vcpus=many;started=soon;colour=red;=;x");

		assertThat(read.name()).isEqualTo("web");
		assertThat(read.state()).isEqualTo(PowerState.UNKNOWN);
		assertThat(read.allowed()).containsExactlyInAnyOrder(DomainAction.START, DomainAction.OTHER);
		assertThat(read.vcpus()).isZero();
		assertThat(read.startedAt()).isNull();
	}

	@Test
	public void aDomainOfAKindNobodyKnowsIsNotAnOrdinaryOne() {
		assertThat(RecordText.domain("uuid=u;kind=WITNESS").kind()).isNotEqualTo(DomainSnapshot.Kind.ORDINARY);
	}
}
