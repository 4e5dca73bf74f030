// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.domains;

import static org.assertj.core.api.Assertions.assertThat;

import org.adxen.cli.internal.CommandLineFixture;
import org.adxen.cli.internal.Fixtures;
import org.adxen.cli.internal.command.ExitCode;
import org.adxen.fleet.ConnectionState.Lost;
import org.adxen.xen.Address;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.junit.Test;

public class ListTest extends CommandLineFixture {

	@Test
	public void showsDomainsOfAllPoolsAsATable() {
		assertThat(adxen("list")).isEqualTo(ExitCode.OK);
		assertThat(out()).isEqualTo("""
				Name       State    Host     Pool      vCPUs   CPU  Memory   Uptime  Address   Tags
				Domain-0   Running  xen-lab  lab pool      2  37 %   2 GiB  3 d 4 h  10.0.0.7
				web-1      Running  xen-lab  lab pool      2  37 %   2 GiB  3 d 4 h  10.0.0.7  prod, web
				-clean     Halted            lab pool      2         2 GiB
				--yes      Halted            lab pool      2         2 GiB
				db, "old"  Crashed           farm          2         2 GiB
				""");
		assertThat(told()).isEmpty();
	}

	@Test
	public void writesCsvThatSpreadsheetsDoNotTakeForFormulas() {
		assertThat(adxen("list", "--format", "csv")).isEqualTo(ExitCode.OK);
		assertThat(terminal.out.toString().split("\r\n")).hasSize(6).contains(
				"name,uuid,state,kind,description,host,hostId,pool,poolId,toolstack,domid,vcpus,vcpusMax,cpuLoad,memoryBytes,"
						+ "memoryMaxBytes,startedAt,addresses,os,tags,notes,labels,protected,allowed,current,stale,seenAt",
				"web-1,11111111-0000-0000-0000-000000000001,running,ordinary,,xen-lab,h1,lab pool,lab,xapi,7,2,4,0.371,2147483648,"
						+ "4294967296,2026-11-20T14:00:00Z,10.0.0.7,,prod; web,,,false,,,false,2026-11-23T18:00:00Z",
				"'-clean,11111111-0000-0000-0000-000000000002,halted,ordinary,,,,lab pool,lab,xapi,,2,4,,2147483648,"
						+ "4294967296,,,,,,,false,,,false,2026-11-23T18:00:00Z");
		assertThat(terminal.out).contains("\r\n\"db, \"\"old\"\"\",");
	}

	@Test
	public void writesJsonWithStableNames() {
		assertThat(adxen("list", "--pool", "farm", "--format", "json")).isEqualTo(ExitCode.OK);
		assertThat(out()).isEqualTo("""
				[
				  {
				    "name": "db, \\"old\\"",
				    "uuid": "22222222-0000-0000-0000-000000000001",
				    "state": "crashed",
				    "kind": "ordinary",
				    "description": null,
				    "host": null,
				    "hostId": null,
				    "pool": "farm",
				    "poolId": "farm",
				    "toolstack": "xapi",
				    "domid": null,
				    "vcpus": 2,
				    "vcpusMax": 4,
				    "cpuLoad": null,
				    "memoryBytes": 2147483648,
				    "memoryMaxBytes": 4294967296,
				    "startedAt": null,
				    "addresses": [],
				    "os": null,
				    "tags": [],
				    "notes": null,
				    "labels": {},
				    "protected": false,
				    "allowed": [],
				    "current": [],
				    "stale": false,
				    "seenAt": "2026-11-23T18:00:00Z"
				  }
				]
				""");
		assertThat(fleet.connected).containsExactly("farm");
	}

	@Test
	public void showsWhatWasSeenLastOfAPoolThatCannotBeReachedAndSaysSo() {
		fleet.obstacles.put("farm", new Lost(new XenException(new XenFailure.Unreachable(Address.parse("xend+http://127.0.0.1")),
				"Nobody answers at 127.0.0.1."), Fixtures.NOW));
		assertThat(adxen("list", "--pool", "farm")).isEqualTo(ExitCode.CONNECTION);
		assertThat(out()).isEqualTo("""
				Name       State    Host  Pool  vCPUs  CPU  Memory  Uptime  Address  Tags  Seen
				db, "old"  Crashed        farm      2        2 GiB                         10 min ago
				""");
		assertThat(told()).contains("\"farm\" cannot be reached: xend+http://127.0.0.1:9363");
	}

	@Test
	public void showsHosts() {
		assertThat(adxen("list", "--hosts", "--pool", "farm")).isEqualTo(ExitCode.OK);
		assertThat(out()).isEqualTo("""
				Name      State       Pool  Address   CPUs   CPU  Memory      Free  Running  Version
				xen-farm  In service  farm  10.0.0.1    16  37 %  64 GiB  20.5 GiB        3  XCP-ng 8.3.0
				""");
	}

	@Test
	public void findsByAQuery() {
		assertThat(adxen("list", "state:running", "!is:control", "--format", "csv")).isEqualTo(ExitCode.OK);
		assertThat(terminal.out.toString().split("\r\n")).hasSize(2);
		assertThat(adxen("list", "--hosts", "pool:farm")).isEqualTo(ExitCode.OK);
		assertThat(out()).contains("xen-farm");
	}

	@Test
	public void saysWhatIsWrongWithAQuery() {
		assertThat(adxen("list", "memory:>much")).isEqualTo(ExitCode.USAGE);
		assertThat(told()).contains("much");
	}

	@Test
	public void showsPools() {
		assertThat(adxen("list", "--pools", "--pool", "farm")).isEqualTo(ExitCode.OK);
		assertThat(out()).isEqualTo("""
				Label  State      Address                     User  Toolstack  Hosts  Domains  Running  Seen
				farm   Connected  xend+http://127.0.0.1:9363  root  XAPI 2.21      1        1        0  just now
				""");
	}

	@Test
	public void saysThatThereIsNothingYet() {
		fleet.pools.clear();
		assertThat(adxen("list")).isEqualTo(ExitCode.OK);
		assertThat(out()).isEmpty();
		assertThat(told()).contains("adxen hosts add");
	}

	@Test
	public void namesUnknownPools() {
		assertThat(adxen("list", "--pool", "lap pool")).isEqualTo(ExitCode.FAILED);
		assertThat(told()).contains("lap pool", "lab pool");
	}
}
