// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.tests;

import static org.adxen.operations.tests.FakeFleet.GIB;
import static org.adxen.operations.tests.FakeFleet.LAB;
import static org.adxen.operations.tests.OperationsFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.adxen.fleet.DomainKey;
import org.adxen.operations.Operation;
import org.adxen.operations.OperationDescriptor;
import org.adxen.operations.OperationDescriptor.Asking;
import org.adxen.operations.OperationDescriptor.Targets;
import org.adxen.operations.OperationRequest;
import org.adxen.operations.Question;
import org.adxen.operations.Target;
import org.adxen.operations.TargetOutcome;
import org.adxen.operations.Verdict;
import org.adxen.operations.internal.builtin.Delete;
import org.adxen.xen.Capabilities;
import org.adxen.xen.DiskUse;
import org.adxen.xen.DomainAction;
import org.adxen.xen.DomainId;
import org.adxen.xen.DomainSnapshot;
import org.adxen.xen.DomainSnapshot.Kind;
import org.adxen.xen.PoolFacts;
import org.adxen.xen.PowerState;
import org.junit.Rule;
import org.junit.Test;

/** The safety rules of the design, one test each. */
@SuppressWarnings("null") // AssertJ says nothing of null
public class SafetyTest {

	@Rule
	public final OperationsFixture x;

	public SafetyTest() throws IOException {
		x = new OperationsFixture();
	}

	private Target.OfDomain domain0() {
		Target.OfDomain zero = x.fleet.domain(LAB, "Domain-0", "00000000-0000-0000-0000-000000000000", PowerState.RUNNING);
		x.fleet.change(zero, d -> FakeFleet.kind(d, Kind.CONTROL));
		return zero;
	}

	@Test
	public void forceShutDownOfEverythingSelectedLeavesDomain0Alone() {
		var all = new ArrayList<Target>();
		all.add(domain0());
		for (int i = 1; i <= 5; i++) {
			all.add(x.fleet.domain(LAB, "web-" + i, PowerState.RUNNING));
		}
		OperationRequest request = request("forceShutDown", Map.of(), all.toArray(Target[]::new));

		Map<Target, TargetOutcome> outcomes = x.outcomes("forceShutDown", Map.of(), request.targets().toArray(Target[]::new));

		assertThat(outcomes.get(all.getFirst())).isInstanceOfSatisfying(TargetOutcome.Refused.class,
				r -> assertThat(r.reason()).contains("Domain-0", "control domain"));
		assertThat(outcomes.values()).filteredOn(TargetOutcome.Done.class::isInstance).hasSize(5);
		assertThat(x.lab().calls).hasSize(5).noneMatch(c -> c.contains("Domain-0"));
	}

	@Test
	public void nothingIsEverDoneToAControlDomain() {
		Target zero = domain0();
		for (OperationDescriptor operation : x.operations.all()) {
			if (operation.targets() == Targets.DOMAINS) {
				assertThat(x.operations.check(operation, zero, Map.of())).as(operation.id())
						.isInstanceOf(Verdict.Refused.class);
			}
		}
	}

	@Test
	public void aDriverDomainCanOnlyBeBroughtUp() {
		Target driver = x.fleet.domain(LAB, "net-driver", PowerState.RUNNING);
		x.fleet.change(driver, d -> FakeFleet.kind(d, Kind.DRIVER));
		for (String operation : List.of("shutDown", "forceShutDown", "reboot", "pause", "suspend", "migrate", "rename",
				"delete")) {
			assertThat(x.refusal(operation, driver, Map.of())).contains("net-driver", "driver domain");
		}
		x.fleet.change(driver, d -> FakeFleet.in(d, PowerState.HALTED, null));
		assertThat(x.check("start", driver, Map.of())).isEqualTo(Verdict.ALLOWED);
	}

	@Test
	public void theProtectTagRefusesEverythingThatAsks() {
		Target db = x.fleet.domain(LAB, "db-1", PowerState.RUNNING);
		x.fleet.change(db, d -> FakeFleet.tagged(d, Set.of(DomainSnapshot.PROTECT_TAG)));
		for (OperationDescriptor operation : x.operations.all()) {
			if (operation.targets() == Targets.DOMAINS && operation.asking() != Asking.NEVER) {
				assertThat(x.refusal(operation.id().substring(OperationsFixture.PREFIX.length()), db, Map.of()))
						.contains("db-1", DomainSnapshot.PROTECT_TAG);
			}
		}
		assertThat(x.check("takeSnapshot", db, Map.of())).isEqualTo(Verdict.ALLOWED);
		assertThat(x.check("unprotect", db, Map.of())).isEqualTo(Verdict.ALLOWED);
	}

	@Test
	public void aProtectedDomainKeepsItsHostFromBeingEmptied() {
		Target db = x.fleet.domain(LAB, "db-1", PowerState.RUNNING);
		Target host = x.fleet.hostTarget(LAB, "lab-1");
		assertThat(x.check("enterMaintenance", host, Map.of())).isEqualTo(Verdict.ALLOWED);

		x.fleet.change(db, d -> FakeFleet.tagged(d, Set.of(DomainSnapshot.PROTECT_TAG)));

		assertThat(x.refusal("enterMaintenance", host, Map.of())).contains("lab-1", "db-1");
	}

	@Test
	public void inReadOnlyModeNothingCanBeDone() {
		Target web = x.fleet.domain(LAB, "web-1", PowerState.RUNNING);
		x.fleet.readOnly(LAB);
		for (OperationDescriptor operation : x.operations.all()) {
			Target target = switch (operation.targets()) {
			case DOMAINS -> web;
			case HOSTS -> x.fleet.hostTarget(LAB, "lab-1");
			case POOLS -> new Target.OfPool(LAB);
			};
			assertThat(x.operations.check(operation, target, Map.of())).as(operation.id()).isInstanceOfSatisfying(
					Verdict.Refused.class, r -> assertThat(r.reason()).contains("read-only"));
		}
	}

	@Test
	public void aLostPoolRefusesWithTheReason() {
		Target web = x.fleet.domain(LAB, "web-1", PowerState.RUNNING);
		x.fleet.lose(LAB);
		assertThat(x.refusal("pause", web, Map.of())).contains("lab is not connected", "does not answer");
	}

	@Test
	public void whatTheRoleForbidsIsRefusedWithTheRole() {
		Target web = x.fleet.domain(LAB, "web-1", PowerState.RUNNING);
		x.fleet.capabilities(LAB, new Capabilities(EnumSet.allOf(DomainAction.class), Set.of(DomainAction.SHUT_DOWN),
				"read-only", true, true, true, true));
		assertThat(x.refusal("shutDown", web, Map.of())).contains("root", "read-only", "Shut Down");
		assertThat(x.check("pause", web, Map.of())).isEqualTo(Verdict.ALLOWED);
	}

	@Test
	public void everythingThatARoleForbidsIsRefusedBeforeItIsAsked() {
		Target web = x.fleet.domain(LAB, "web-1", PowerState.RUNNING);
		Target off = x.fleet.domain(LAB, "off-1", PowerState.HALTED);
		Target asleep = x.fleet.domain(LAB, "asleep-1", PowerState.SUSPENDED);
		Target paused = x.fleet.domain(LAB, "paused-1", PowerState.PAUSED);
		x.fleet.capabilities(LAB, new Capabilities(EnumSet.allOf(DomainAction.class), EnumSet.allOf(DomainAction.class),
				"auditor", false, false, false, true));
		for (OperationDescriptor operation : x.operations.all()) {
			List<Target> targets = switch (operation.targets()) {
			case DOMAINS -> List.of(web, off, asleep, paused);
			case HOSTS -> List.of(x.fleet.hostTarget(LAB, "lab-1"));
			case POOLS -> List.of(new Target.OfPool(LAB));
			};
			assertThat(targets).as(operation.id()).allSatisfy(target -> assertThat(x.operations.check(operation, target, Map.of()))
					.isInstanceOf(Verdict.Refused.class));
			if (!operation.verb().equals("unprotect")) { // of what is not protected
				assertThat(((Verdict.Refused) x.operations.check(operation, targets.getFirst(), Map.of())).reason())
						.contains("root", "auditor");
			}
		}
		assertThat(x.operations.question(request("shutDown", Map.of(), web))).isEmpty();
		x.fleet.change(web, d -> FakeFleet.tagged(d, Set.of(DomainSnapshot.PROTECT_TAG)));
		assertThat(x.refusal("unprotect", web, Map.of())).contains("root", "auditor");
	}

	@Test
	public void whatTheToolstackLacksIsRefusedWithItsName() {
		Target web = x.fleet.domain(LAB, "web-1", PowerState.RUNNING);
		x.fleet.facts(LAB, new PoolFacts(null, "lab", "xend 4.4", null, false));
		x.fleet.capabilities(LAB, new Capabilities(EnumSet.of(DomainAction.PAUSE), Set.of(), "", false, false, true, false));
		assertThat(x.refusal("takeSnapshot", web, Map.of("name", "before"))).contains("xend 4.4", "Take Snapshot", "web-1");
		assertThat(x.refusal("enterMaintenance", x.fleet.hostTarget(LAB, "lab-1"), Map.of())).contains("lab-1");
		assertThat(x.refusal("createFromTemplate", new Target.OfPool(LAB), Map.of())).contains("templates");
	}

	@Test
	public void whileSomebodyIsAtItOnlyForceBreaksIn() {
		Target web = x.fleet.domain(LAB, "web-1", PowerState.RUNNING);
		x.fleet.change(web, d -> FakeFleet.doing(d, Set.of(DomainAction.SNAPSHOT), Set.of(DomainAction.MIGRATE)));
		assertThat(x.refusal("pause", web, Map.of())).contains("web-1", "being migrated");
		assertThat(x.check("forceShutDown", web, Map.of())).isEqualTo(Verdict.ALLOWED);
		assertThat(x.operations.question(request("forceShutDown", Map.of(), web))).get()
				.extracting(Question::warnings).asString().contains("being migrated");
	}

	@Test
	public void whatTheToolstackDoesNotAllowIsRefused() {
		Target web = x.fleet.domain(LAB, "web-1", PowerState.RUNNING);
		x.fleet.change(web, d -> FakeFleet.doing(d, Set.of(DomainAction.PAUSE), Set.of()));
		assertThat(x.refusal("suspend", web, Map.of())).contains("web-1", "Suspend");
		assertThat(x.check("pause", web, Map.of())).isEqualTo(Verdict.ALLOWED);
	}

	@Test
	public void offAndGoneAreTwoVerbs() {
		Target web = x.fleet.domain(LAB, "web-1", PowerState.RUNNING);
		assertThat(x.refusal("delete", web, Map.of())).contains("web-1 is running", "shut it down first");

		assertThat(x.outcome("forceShutDown", Map.of(), web)).isInstanceOf(TargetOutcome.Done.class);
		assertThat(x.outcome("delete", Map.of(), web)).isInstanceOf(TargetOutcome.Done.class);

		assertThat(x.lab().calls).containsExactly("forceShutDown web-1", "delete web-1 false");
	}

	@Test
	public void disksAreDeletedOnlyWhenThatIsSaid() {
		Target web = x.fleet.domain(LAB, "web-1", PowerState.HALTED);
		assertThat(x.outcome("delete", Map.of("with-disks", "true"), web)).isInstanceOf(TargetOutcome.Done.class);
		assertThat(x.lab().calls).containsExactly("delete web-1 true");
	}

	@Test
	public void nothingThatHasToBeConfirmedIsDoneWithout() {
		Target web = x.fleet.domain(LAB, "web-1", PowerState.RUNNING);
		var unconfirmed = new OperationRequest("org.adxen.operations.shutDown", List.of(web), Map.of(), "", "test", false);
		assertThatThrownBy(() -> x.operations.run(unconfirmed)).isInstanceOf(IllegalArgumentException.class)
				.hasMessageContaining("confirmed");
		assertThat(x.lab().calls).isEmpty();
		assertThat(x.journal()).isEmpty();
	}

	@Test
	public void whatWasNotAskedAboutIsNotDoneAMomentLater() {
		Target web = x.fleet.domain(LAB, "web-1", PowerState.HALTED);
		var unconfirmed = new OperationRequest("org.adxen.operations.shutDown", List.of(web), Map.of(), "", "test", false);
		assertThat(x.operations.question(unconfirmed)).isEmpty();

		var run = x.operations.run(unconfirmed);
		x.fleet.change(web, d -> FakeFleet.in(d, PowerState.RUNNING, "lab-1"));
		OperationsFixture.awaitEnd(run);

		assertThat(run.outcomes().get(web)).isInstanceOf(TargetOutcome.Refused.class);
		assertThat(x.lab().calls).isEmpty();
	}

	// --- one disk, one writer

	private DiskUse disk(Target.OfDomain of, String name, boolean writable, boolean shared) {
		return new DiskUse(of.key().domain(), name, PowerState.HALTED, "xvda", "vdi:one", writable, shared);
	}

	@Test
	public void aDiskInUseKeepsAnotherDomainFromStarting() {
		Target.OfDomain writer = x.fleet.domain(LAB, "db-1", PowerState.SUSPENDED);
		Target.OfDomain second = x.fleet.domain(LAB, "db-2", PowerState.HALTED);
		x.lab().disks.addAll(List.of(disk(writer, "db-1", true, false), disk(second, "db-2", true, false)));

		assertThat(x.outcome("start", Map.of(), second)).isInstanceOfSatisfying(TargetOutcome.Refused.class,
				r -> assertThat(r.reason()).contains("db-2", "xvda", "lab/db-1", "suspended"));

		assertThat(x.lab().calls).isEmpty();
	}

	@Test
	public void aDiskOfADomainThatIsOffIsFree() {
		Target.OfDomain off = x.fleet.domain(LAB, "db-1", PowerState.HALTED);
		Target.OfDomain second = x.fleet.domain(LAB, "db-2", PowerState.HALTED);
		x.lab().disks.addAll(List.of(disk(off, "db-1", true, false), disk(second, "db-2", true, false)));
		assertThat(x.outcome("start", Map.of(), second)).isInstanceOf(TargetOutcome.Done.class);
	}

	@Test
	public void aSharableDiskMayHaveManyWriters() {
		Target.OfDomain one = x.fleet.domain(LAB, "db-1", PowerState.RUNNING);
		Target.OfDomain second = x.fleet.domain(LAB, "db-2", PowerState.HALTED);
		x.lab().disks.addAll(List.of(disk(one, "db-1", true, true), disk(second, "db-2", true, true)));
		assertThat(x.outcome("start", Map.of(), second)).isInstanceOf(TargetOutcome.Done.class);
	}

	@Test
	public void readersDoNotDisturbEachOther() {
		Target.OfDomain one = x.fleet.domain(LAB, "db-1", PowerState.RUNNING);
		Target.OfDomain second = x.fleet.domain(LAB, "db-2", PowerState.HALTED);
		x.lab().disks.addAll(List.of(disk(one, "db-1", false, false), disk(second, "db-2", false, false)));
		assertThat(x.outcome("start", Map.of(), second)).isInstanceOf(TargetOutcome.Done.class);
	}

	@Test
	public void disksAreComparedOverAllPools() {
		x.fleet.pool("attic-id", "attic");
		Target.OfDomain writer = x.fleet.domain("attic-id", "db-1", PowerState.RUNNING);
		Target.OfDomain second = x.fleet.domain(LAB, "db-2", PowerState.HALTED);
		x.fleet.connections.get("attic-id").disks.add(disk(writer, "db-1", true, false));
		x.lab().disks.add(disk(second, "db-2", true, false));
		assertThat(x.outcome("start", Map.of(), second)).isInstanceOfSatisfying(TargetOutcome.Refused.class,
				r -> assertThat(r.reason()).contains("attic/db-1"));
	}

	@Test
	public void aDomainLastSeenRunningStillOwnsItsDisksUntilItsHostIsSaidToBeOff() {
		x.fleet.pool("attic-id", "attic");
		Target.OfDomain writer = x.fleet.domain("attic-id", "db-1", PowerState.RUNNING);
		Target.OfDomain second = x.fleet.domain(LAB, "db-2", PowerState.HALTED);
		x.fleet.connections.get("attic-id").disks.add(disk(writer, "db-1", true, false));
		x.lab().disks.add(disk(second, "db-2", true, false));
		x.outcome("start", Map.of(), second); // the disks of both pools are known from now on
		x.fleet.lose("attic-id");
		x.restart();

		assertThat(x.outcome("start", Map.of(), second)).isInstanceOfSatisfying(TargetOutcome.Refused.class,
				r -> assertThat(r.reason()).contains("attic/db-1", "last seen", "attic-1", "--host-is-off"));
		assertThat(x.outcome("start", Map.of("host-is-off", "lab-2"), second)).isInstanceOf(TargetOutcome.Refused.class);
		assertThat(x.outcome("start", Map.of("host-is-off", "attic-1"), second)).isInstanceOf(TargetOutcome.Done.class);
	}

	@Test
	public void aDomainThatRunsElsewhereIsNotStartedHere() {
		x.fleet.pool("attic-id", "attic");
		String uuid = "11111111-2222-3333-4444-555555555555";
		x.fleet.domain("attic-id", "db-1", uuid, PowerState.RUNNING);
		Target here = x.fleet.domain(LAB, "db-1", uuid, PowerState.HALTED);
		assertThat(x.refusal("start", here, Map.of("host-is-off", "attic-1"))).contains("db-1 is running on attic-1 already");
		x.fleet.lose("attic-id");
		assertThat(x.refusal("start", here, Map.of())).contains("db-1", "attic-1", "last seen", "--host-is-off");
		assertThat(x.check("start", here, Map.of("host-is-off", "attic-1"))).isEqualTo(Verdict.ALLOWED);
	}

	@Test
	public void twoThatStartAtOnceDoNotBothGetTheDisk() {
		Target.OfDomain one = x.fleet.domain(LAB, "db-1", PowerState.HALTED);
		Target.OfDomain second = x.fleet.domain(LAB, "db-2", PowerState.HALTED);
		x.lab().disks.addAll(List.of(disk(one, "db-1", true, false), disk(second, "db-2", true, false)));

		assertThat(x.outcomes("start", Map.of(), one, second).values())
				.satisfiesOnlyOnce(o -> assertThat(o).isInstanceOf(TargetOutcome.Done.class))
				.satisfiesOnlyOnce(o -> assertThat(o).isInstanceOf(TargetOutcome.Refused.class));

		assertThat(x.lab().calls).hasSize(1);
	}

	@Test
	public void aDiskThatWasAttachedJustNowCounts() {
		Target.OfDomain writer = x.fleet.domain(LAB, "db-1", PowerState.RUNNING);
		Target.OfDomain other = x.fleet.domain(LAB, "web-1", PowerState.HALTED);
		x.lab().disks.add(disk(writer, "db-1", true, false));
		assertThat(x.outcome("start", Map.of(), other)).as("the pool's disks were read").isInstanceOf(TargetOutcome.Done.class);
		Target.OfDomain second = x.fleet.domain(LAB, "db-2", PowerState.HALTED);
		x.lab().disks.add(disk(second, "db-2", true, false));

		assertThat(x.outcome("start", Map.of(), second)).isInstanceOfSatisfying(TargetOutcome.Refused.class,
				r -> assertThat(r.reason()).contains("lab/db-1"));
	}

	@Test
	public void whatWasDoneInAnotherPoolSinceItWasAskedCounts() {
		x.fleet.pool("attic-id", "attic");
		Target.OfDomain writer = x.fleet.domain("attic-id", "db-1", PowerState.HALTED);
		Target.OfDomain second = x.fleet.domain(LAB, "db-2", PowerState.HALTED);
		x.lab().disks.add(disk(second, "db-2", true, false));
		x.outcome("start", Map.of("host-is-off", ""), second); // asks both pools
		x.outcome("forceShutDown", Map.of(), second);
		x.fleet.connections.get("attic-id").disks.add(disk(writer, "db-1", true, false));
		assertThat(x.outcome("start", Map.of(), writer)).isInstanceOf(TargetOutcome.Done.class);

		assertThat(x.outcome("start", Map.of(), second)).isInstanceOfSatisfying(TargetOutcome.Refused.class,
				r -> assertThat(r.reason()).contains("attic/db-1"));
	}

	@Test
	public void aDiskIsInUseWhenItsPoolSaysSoBeforeThePictureDoes() {
		Target.OfDomain writer = x.fleet.domain(LAB, "db-1", PowerState.HALTED);
		Target.OfDomain second = x.fleet.domain(LAB, "db-2", PowerState.HALTED);
		x.lab().disks.add(new DiskUse(writer.key().domain(), "db-1", PowerState.RUNNING, "xvda", "vdi:one", true, false));
		x.lab().disks.add(disk(second, "db-2", true, false));
		assertThat(x.outcome("start", Map.of(), second)).isInstanceOfSatisfying(TargetOutcome.Refused.class,
				r -> assertThat(r.reason()).contains("lab/db-1", "running"));
	}

	@Test
	public void twoDisksOfADomainAreNotTheSameImage() {
		Target.OfDomain web = x.fleet.domain(LAB, "web-1", PowerState.HALTED);
		x.lab().disks.add(disk(web, "web-1", true, false));
		x.lab().disks.add(new DiskUse(web.key().domain(), "web-1", PowerState.HALTED, "xvdb", "vdi:one", false, false));
		assertThat(x.outcome("start", Map.of(), web)).isInstanceOfSatisfying(TargetOutcome.Refused.class,
				r -> assertThat(r.reason()).contains("web-1", "xvda", "xvdb", "same image"));
		assertThat(x.lab().calls).isEmpty();
	}

	@Test
	public void whatTheRoleTakesAwayIsNotTheToolstacksFault() {
		x.fleet.capabilities(LAB,
				new Capabilities(EnumSet.allOf(DomainAction.class), Set.of(), "vm-operator", false, false, false, true));
		for (String reason : List.of(x.refusal("enterMaintenance", x.fleet.hostTarget(LAB, "lab-1"), Map.of()),
				x.refusal("disable", x.fleet.hostTarget(LAB, "lab-1"), Map.of()),
				x.refusal("create", new Target.OfPool(LAB), Map.of()),
				x.refusal("createFromTemplate", new Target.OfPool(LAB), Map.of()))) {
			assertThat(reason).contains("root", "vm-operator", "lab").doesNotContain("knows no");
		}
	}

	@Test
	public void thatADomainIsGoneDoesNotTellThatItsDisksAre() {
		Target.OfDomain web = x.fleet.domain(LAB, "web-1", PowerState.HALTED);
		var picture = x.fleet.service.picture();
		var gone = new Target.OfDomain(new DomainKey(LAB, new DomainId("gone", "")));
		var delete = new Delete();
		assertThat(delete.evidence(web, Map.of(), Instant.EPOCH, picture)).isEqualTo(Operation.Evidence.NOT_DONE);
		assertThat(delete.evidence(gone, Map.of(), Instant.EPOCH, picture)).isEqualTo(Operation.Evidence.DONE);
		assertThat(delete.evidence(gone, Map.of("with-disks", "true"), Instant.EPOCH, picture))
				.isEqualTo(Operation.Evidence.CANNOT_TELL);
	}

	// --- placement

	@Test
	public void aDomainIsNotStartedWhereNoHostHasTheMemory() {
		Target web = x.fleet.domain(LAB, "web-1", PowerState.HALTED);
		for (String host : List.of("lab-1", "lab-2")) {
			x.fleet.changeHost(x.fleet.hostTarget(LAB, host), h -> FakeFleet.host(h, true, true, GIB));
			x.lab().whyNotOn.put(host, "Not enough memory.");
		}
		assertThat(x.outcome("start", Map.of(), web)).isInstanceOfSatisfying(TargetOutcome.Refused.class,
				r -> assertThat(r.reason()).contains("web-1", "2 GiB", "lab-1", "1 GiB"));
	}

	@Test
	public void anOldPictureDoesNotKeepADomainFromStarting() {
		Target web = x.fleet.domain(LAB, "web-1", PowerState.HALTED);
		x.fleet.changeHost(x.fleet.hostTarget(LAB, "lab-1"), h -> FakeFleet.host(h, true, true, GIB));
		x.fleet.changeHost(x.fleet.hostTarget(LAB, "lab-2"), h -> FakeFleet.host(h, true, true, GIB));
		assertThat(x.outcome("start", Map.of(), web)).isInstanceOf(TargetOutcome.Done.class);
	}

	@Test
	public void aHostInMaintenanceTakesNoDomains() {
		Target web = x.fleet.domain(LAB, "web-1", PowerState.RUNNING);
		x.fleet.changeHost(x.fleet.hostTarget(LAB, "lab-2"), h -> FakeFleet.host(h, false, true, 64 * GIB));
		assertThat(x.refusal("migrate", web, Map.of("host", "lab-2"))).contains("lab-2", "maintenance", "web-1");
	}

	@Test
	public void whatTheToolstackSaysAgainstAHostIsTold() {
		Target web = x.fleet.domain(LAB, "web-1", PowerState.RUNNING);
		x.lab().whyNotOn.put("lab-2", "It has no access to the storage repository.");
		assertThat(x.outcome("migrate", Map.of("host", "lab-2"), web)).isInstanceOfSatisfying(TargetOutcome.Refused.class,
				r -> assertThat(r.reason()).contains("web-1", "lab-2", "storage repository"));
	}

	@Test
	public void migratingToAnotherPoolIsRefusedForNow() {
		x.fleet.pool("attic-id", "attic");
		Target web = x.fleet.domain(LAB, "web-1", PowerState.RUNNING);
		assertThat(x.refusal("migrate", web, Map.of("host", "attic-1"))).contains("another pool");
	}

	@Test
	public void plainHostsMigrateAmongThemselvesAlone() {
		x.fleet.pool("attic-id", "attic");
		x.fleet.pool("cellar-id", "cellar");
		x.fleet.plain(LAB);
		x.fleet.plain("attic-id");
		Target web = x.fleet.domain(LAB, "web-1", PowerState.RUNNING);
		assertThat(x.check("migrate", web, Map.of("host", "attic-1"))).isEqualTo(Verdict.ALLOWED);
		assertThat(x.refusal("migrate", web, Map.of("host", "cellar-1"))).contains("cellar", "host with xl");
		Target db = x.fleet.domain("cellar-id", "db-1", PowerState.RUNNING);
		assertThat(x.refusal("migrate", db, Map.of("host", "attic-1"))).contains("another pool");
	}

	@Test
	public void theUuidOfADomainKeepsDuplicatesApart() {
		assertThat(Target.parse("domain:lab-id/" + new DomainId("u", "host-2")))
				.isEqualTo(new Target.OfDomain(new DomainKey(LAB, new DomainId("u", "host-2"))));
	}
}
