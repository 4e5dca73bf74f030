// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.tests;

import static org.adxen.operations.tests.FakeFleet.LAB;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.adxen.operations.Target;
import org.adxen.operations.TargetOutcome;
import org.adxen.xen.DiskUse;
import org.adxen.xen.DomainId;
import org.adxen.xen.PowerState;
import org.junit.Rule;
import org.junit.Test;

public class CreateTest {

	private static final String UUID = "11111111-2222-3333-4444-555555555555";

	@Rule
	public final OperationsFixture x;

	public CreateTest() throws IOException {
		x = new OperationsFixture();
	}

	private TargetOutcome create(String text, String... parameters) throws IOException {
		Path file = x.environment().resolve("web.cfg");
		Files.writeString(file, text);
		Map<String, String> all = new HashMap<>(Map.of("config", file.toString()));
		for (int i = 0; i < parameters.length; i += 2) {
			all.put(parameters[i], parameters[i + 1]);
		}
		return x.outcome("create", all, new Target.OfPool(LAB));
	}

	private String refused(TargetOutcome outcome) {
		assertThat(outcome).isInstanceOf(TargetOutcome.Refused.class);
		return ((TargetOutcome.Refused) outcome).reason();
	}

	@Test
	public void aFileMakesADomain() throws IOException {
		assertThat(create("name = \"web\"\ntype = \"pvh\"\nkernel = \"/boot/k\"\n")).isInstanceOf(TargetOutcome.Done.class);
		assertThat(x.lab().calls).containsExactly("create web");
	}

	@Test
	public void aFileWithErrorsIsRefusedWithTheirPlace() throws IOException {
		assertThat(refused(create("name = \"web\n"))).contains("web.cfg", "line 1", "Correct the file");
		assertThat(x.lab().calls).isEmpty();
	}

	@Test
	public void aFileThatIsNotThereIsNamed() {
		assertThat(refused(x.outcome("create", Map.of("config", "/no/such.cfg"), new Target.OfPool(LAB))))
				.contains("/no/such.cfg");
	}

	@Test
	public void aDiskInUseIsRefused() throws IOException {
		Target.OfDomain db = x.fleet.domain(LAB, "db-1", PowerState.RUNNING);
		x.lab().disks.add(new DiskUse(db.key().domain(), "db-1", PowerState.RUNNING, "xvda", "vdi:one", true, false));
		x.lab().disksOfFile
				.add(new DiskUse(DomainId.of(""), "web", PowerState.HALTED, "xvda", "vdi:one", true, false));
		String file = "name = \"web\"\ntype = \"pvh\"\nkernel = \"/boot/k\"\n";
		assertThat(refused(create(file))).contains("web", "xvda", "lab/db-1");
		assertThat(create(file, "start", "false")).as("without starting it").isInstanceOf(TargetOutcome.Done.class);
	}

	@Test
	public void aDomainLastSeenRunningElsewhereIsNotMadeHere() throws IOException {
		x.fleet.pool("attic-id", "attic");
		x.fleet.domain("attic-id", "web", UUID, PowerState.RUNNING);
		x.fleet.lose("attic-id");
		String file = "name = \"web\"\ntype = \"pvh\"\nkernel = \"/boot/k\"\nuuid = \"" + UUID + "\"\n";
		assertThat(refused(create(file))).contains("web", "attic-1", "--host-is-off");
		assertThat(create(file, "host-is-off", "attic-1")).isInstanceOf(TargetOutcome.Done.class);
	}
}
