// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.migrate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.adxen.xen.ShellWords;
import org.adxen.xen.XenException;
import org.adxen.xen.XenTask;
import org.adxen.xen.xl.internal.definitions.Places;
import org.adxen.xen.xl.internal.job.RemoteJobs;
import org.adxen.xen.xl.internal.job.SameDomain;

/** Live migration between two hosts, as {@link org.adxen.xen.XenConnection#migrateTo}. */
public final class Migration {

	/** How far it is, from what xl says and how much went through the transport. */
	private static final String PROBE = """
			said() { grep -q -e "$1" "$job/err"; }
			if said 'Domain started'; then echo 98 100
			elif said 'Giving target permission'; then echo 95 100
			elif said 'Transfer complete'; then echo 90 100
			elif said 'Restore successful'; then echo 85 100
			elif said 'Saving domain'; then
				sent=0
				while read -r key n; do [ "$key" = wchar: ] && sent=$((n / 1024)); done <"/proc/$(cat "$job/transport.pid")/io"
				[ "$sent" -lt %1$d ] || sent=%1$d
				echo $((10 + sent * 70 / %1$d)) 100
			elif said 'Ready to receive'; then echo 5 100
			else echo 0 100; fi
			""";

	/** Makes the file $1 of $2 bytes from its input, whole or not at all and never instead of another; then $3 goes. */
	private static final String RECEIVE = """
			umask 077; f=$1; t=${f%/*}/.${f##*/}.$$
			mkdir -p "${f%/*}" && [ ! -e "$f" ] || exit 1
			cat >"$t" && [ "$(($(wc -c <"$t")))" -eq "$2" ] && ln "$t" "$f" && rm -f "$3"
			code=$?; rm -f "$t"; exit $code
			""";

	private final Party source;
	private final RemoteJobs jobs;
	private final Party target;
	private final Route route;
	private final Optional<Duration> limit;

	/**
	 * @param jobs  of the source
	 * @param route from the source to the target
	 * @param limit after which it is given up, as if it were cancelled
	 */
	public Migration(Party source, RemoteJobs jobs, Party target, Route route, Optional<Duration> limit) {
		this.source = source;
		this.jobs = jobs;
		this.target = target;
		this.route = route;
		this.limit = limit;
	}

	/**
	 * Looks whether it can succeed, and starts it.
	 *
	 * @param definition the source's configuration file that the target shall have as well; empty for none
	 * @return a task of the source without a result, whose id {@link RemoteJobs#outcomeOf} knows
	 * @throws XenException {@link org.adxen.xen.XenFailure.Refused} with a sentence for each thing that is in the way
	 */
	public XenTask start(SameDomain domain, String definition) throws XenException, InterruptedException {
		long kilobytes = new Preflight(source, target, route).require(domain);
		String from = source.name();
		String to = target.name();
		return jobs.start(new RemoteJobs.Work("migrate", "Migrating " + domain.name() + " from " + from + " to " + to,
				script(domain, definition, from, to, kilobytes), PROBE.formatted(Math.max(1, kilobytes)), ""));
	}

	private String script(SameDomain domain, String definition, String from, String to, long kilobytes) {
		var script = new StringBuilder();
		set(script, "domid", Integer.toString(domain.domid()));
		set(script, "uuid", domain.uuid());
		set(script, "name", domain.name());
		set(script, "memory", Long.toString(kilobytes));
		set(script, "source", from);
		set(script, "target", to);
		set(script, "limit", Long.toString(limit.map(Duration::toSeconds).orElse(0L)));
		set(script, "ssh", route.ssh());
		set(script, "root", route.asRoot());
		set(script, "remote_look", ShellWords.join(List.of("sh", "-s", "--", domain.uuid(), domain.name())));
		set(script, "definition", definition);
		set(script, "own", Places.definition(domain.uuid()));
		set(script, "tags", Places.tags(domain.uuid()));
		set(script, "forgotten", Places.forgotten(domain.uuid()));
		set(script, "receive", ShellWords.join(List.of("sh", "-c", RECEIVE, "receive")));
		script.append("check_domain() (\n").append(domain.check()).append(")\n");
		write(script, "look", resource("look.sh"));
		// xl adds the name of a host, which is in the command already, and then the command for it
		write(script, "transport", "echo $$ >\"$job/transport.pid\"\nshift\nexec " + route.ssh() + " "
				+ (route.asRoot().isEmpty() ? "\"$*\"" : ShellWords.quote(route.asRoot()) + "\"$*\"") + "\n");
		return script.append(resource("migrate.sh")).toString();
	}

	private static void set(StringBuilder script, String name, String value) {
		script.append(name).append('=').append(ShellWords.quote(value)).append('\n');
	}

	private static void write(StringBuilder script, String file, String content) {
		script.append("printf %s ").append(ShellWords.quote(content)).append(" >\"$job/").append(file).append("\"\n");
	}

	private static String resource(String name) {
		try (InputStream script = Migration.class.getResourceAsStream(name)) {
			if (script == null) {
				throw new IllegalStateException(name + " is not in this bundle");
			}
			return new String(script.readAllBytes(), StandardCharsets.UTF_8);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
