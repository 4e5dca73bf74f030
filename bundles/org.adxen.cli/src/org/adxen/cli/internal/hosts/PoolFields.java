// SPDX-License-Identifier: EPL-2.0
package org.adxen.cli.internal.hosts;

import java.util.List;

import org.adxen.cli.internal.output.Field;
import org.adxen.cli.internal.output.Value;
import org.adxen.fleet.ConnectionState;
import org.adxen.fleet.ConnectionState.Connected;
import org.adxen.fleet.ConnectionState.Connecting;
import org.adxen.fleet.ConnectionState.Lost;
import org.adxen.fleet.ConnectionState.NeedsPassword;
import org.adxen.fleet.ConnectionState.NeedsTrust;
import org.adxen.fleet.ConnectionState.NotWatched;
import org.adxen.fleet.PoolView;
import org.adxen.xen.DomainSnapshot.Kind;
import org.adxen.xen.PowerState;

/** What is told of a pool. */
public final class PoolFields {

	private static final Field<PoolView> LABEL = Field.of("label", Messages.Field_label, p -> Value.text(p.label()));
	private static final Field<PoolView> ID = Field.detail("id", Messages.Field_id, p -> Value.text(p.id()));
	private static final Field<PoolView> ADDRESS = Field.of("address", Messages.Field_address,
			p -> Value.text(p.address().toString()));
	private static final Field<PoolView> USER = Field.of("user", Messages.Field_user, p -> Value.text(p.user()));
	private static final Field<PoolView> TOOLSTACK = Field.of("toolstack", Messages.Field_toolstack, p -> {
		var facts = p.facts();
		return Value.text(facts == null ? p.address().scheme() : facts.toolstack());
	});
	private static final Field<PoolView> READ_ONLY = Field.detail("readOnly", Messages.Field_readOnly,
			p -> new Value.Flag(p.readOnly()));
	private static final Field<PoolView> HOSTS = Field.of("hosts", Messages.Field_hosts, p -> Value.count(p.hosts().size()));
	private static final Field<PoolView> DOMAINS = Field.of("domains", Messages.Field_domains,
			p -> Value.count(p.domains().values().stream().filter(d -> d.facts().kind() == Kind.ORDINARY).count()));
	private static final Field<PoolView> SEEN = Field.of("seenAt", Messages.Field_seen, p -> Value.ago(p.seenAt()));

	/** What the admin registered, and what was seen last. */
	static final List<Field<PoolView>> REGISTRATION = List.of(LABEL, ID, ADDRESS, USER, TOOLSTACK, READ_ONLY, HOSTS, DOMAINS,
			SEEN);

	/** What is so now. */
	public static final List<Field<PoolView>> LIVE = List.of(LABEL, ID,
			Field.of("state", Messages.Field_state, p -> state(p.state())), ADDRESS, USER, TOOLSTACK, READ_ONLY,
			Field.detail("ha", Messages.Field_ha, p -> {
				var facts = p.facts();
				return facts == null ? Value.NONE : new Value.Flag(facts.ha());
			}),
			Field.detail("coordinator", Messages.Field_coordinator, p -> {
				var facts = p.facts();
				var host = facts == null ? null : p.hosts().get(facts.coordinator());
				return host == null ? Value.NONE : Value.text(host.facts().name());
			}), HOSTS, DOMAINS,
			Field.of("running", Messages.Field_running, p -> Value.count(p.domains().values().stream()
					.filter(d -> d.facts().kind() == Kind.ORDINARY && d.facts().state() == PowerState.RUNNING).count())),
			SEEN);

	private PoolFields() {
	}

	private static Value state(ConnectionState state) {
		return switch (state) {
		case NotWatched() -> new Value.Word("notWatched", Messages.State_notWatched);
		case Connecting(int attempt) -> new Value.Word("connecting", Messages.State_connecting);
		case Connected() -> new Value.Word("connected", Messages.State_connected);
		case Lost lost -> new Value.Word("lost", Messages.State_lost);
		case NeedsTrust trust -> new Value.Word("needsTrust", Messages.State_needsTrust);
		case NeedsPassword password -> new Value.Word("needsPassword", Messages.State_needsPassword);
		};
	}
}
