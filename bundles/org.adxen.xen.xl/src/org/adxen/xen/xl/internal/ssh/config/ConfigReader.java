// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.adxen.xen.XenException;
import org.adxen.xen.xl.internal.ssh.config.MatchLine.Answer;
import org.eclipse.jdt.annotation.Nullable;

/**
 * Reads the user's and the machine's configuration for one host as readconf.c of OpenSSH does: the first value obtained for a
 * word wins, in blocks that apply. A block whose criteria cannot be judged without running a program is not obeyed; what it
 * says about the route is refused by name, of the rest a note is kept.
 */
final class ConfigReader {

	private static final int DEEPEST = 16;

	/** Words that say where a connection leads, through what, and whom it trusts: obeyed or refused, never skipped. */
	private static final Set<String> ROUTE = Set.of("hostname", "port", "user", "proxyjump", "proxycommand", "hostkeyalias",
			"bindaddress", "bindinterface", "addressfamily", "userknownhostsfile", "globalknownhostsfile",
			"canonicalizehostname", "revokedhostkeys", "tag");

	/** Words that add up instead of the first one winning. */
	private static final Set<String> MANY = Set.of("identityfile", "certificatefile");

	/** One block, or a file included in one: whether its words count. */
	private record Block(Answer applies, @Nullable ConfigLine doubt) {

		Block within(Block outer) {
			if (applies == Answer.NO || outer.applies == Answer.NO) {
				return new Block(Answer.NO, null);
			}
			return outer.applies == Answer.UNKNOWN ? outer : this;
		}
	}

	private static final Block ALWAYS = new Block(Answer.YES, null);

	private final LocalAccount account;
	private final String alias;
	private final Map<String, ConfigLine> first = new HashMap<>();
	private final Map<String, List<ConfigLine>> many = new HashMap<>();
	private final Map<String, ConfigLine> doubts = new LinkedHashMap<>();
	private final Map<String, ConfigLine> notes = new LinkedHashMap<>();
	private boolean again;
	private boolean last;

	ConfigReader(LocalAccount account, String alias) {
		this.account = account;
		this.alias = alias;
	}

	/** Takes a value that was given otherwise than in a file, before reading: it wins. */
	ConfigReader given(String keyword, String value) {
		first.put(keyword, new ConfigLine("the address", 1, keyword, List.of(value), keyword));
		return this;
	}

	ConfigReader read() throws XenException {
		readFiles();
		if (again) {
			last = true;
			readFiles();
		}
		for (ConfigLine doubt : doubts.values()) {
			throw doubt.refused("cannot be judged without running a program or knowing more than AdXen does, and what follows it"
					+ " may change how the host is reached; write it with Host instead");
		}
		return this;
	}

	private void readFiles() throws XenException {
		read(account.ssh().resolve("config"), account.ssh(), ALWAYS, 0);
		read(account.system().resolve("ssh_config"), account.system(), ALWAYS, 0);
	}

	private void read(Path file, Path base, Block outer, int depth) throws XenException {
		Block block = outer;
		for (ConfigLine line : ConfigFiles.lines(file, account.shown(file))) {
			switch (line.keyword()) {
			case "host" -> block = host(line).within(outer);
			case "match" -> block = match(line).within(outer);
			case "include" -> include(line, base, block, depth);
			default -> take(line, block);
			}
		}
	}

	private Block host(ConfigLine line) {
		return Patterns.anyFits(line.words(), alias) ? ALWAYS : new Block(Answer.NO, null);
	}

	private Block match(ConfigLine line) throws XenException {
		var match = new MatchLine(line, alias, hostName(), user(), account.user(), tag(), last);
		Answer answer = match.answer();
		again |= match.asksForLastPass();
		return new Block(answer, answer == Answer.UNKNOWN ? line : null);
	}

	private void include(ConfigLine line, Path base, Block block, int depth) throws XenException {
		if (block.applies == Answer.NO) {
			return;
		}
		if (depth >= DEEPEST) {
			throw line.refused("is nested too deeply");
		}
		line.value();
		for (String word : line.words()) {
			for (Path file : ConfigFiles.named(base.resolve(account.path(tokens().variables(line, word))))) {
				read(file, base, block, depth + 1);
			}
		}
	}

	private void take(ConfigLine line, Block block) {
		ConfigLine doubt = block.doubt;
		// ProxyJump and ProxyCommand are one setting: whichever comes first.
		String keyword = line.keyword().equals("proxycommand") ? "proxyjump" : line.keyword();
		if (block.applies == Answer.NO || first.containsKey(keyword) && !MANY.contains(keyword)) {
			return;
		}
		if (doubt != null) {
			(ROUTE.contains(keyword) ? doubts : notes).putIfAbsent(keyword, doubt);
		} else if (MANY.contains(keyword)) {
			var lines = many.computeIfAbsent(keyword, k -> new ArrayList<>());
			if (lines.stream().noneMatch(l -> l.words().equals(line.words()))) {
				lines.add(line);
			}
		} else {
			first.put(keyword, line);
		}
	}

	/** The host's real name as far as it was obtained. */
	String hostName() throws XenException {
		ConfigLine line = first.get("hostname");
		return line == null ? alias : tokens().expand(line, line.value(), "%h");
	}

	private String user() throws XenException {
		ConfigLine line = first.get("user");
		return line == null ? account.user() : line.value();
	}

	private String tag() throws XenException {
		ConfigLine line = first.get("tag");
		return line == null ? "" : line.value();
	}

	Tokens tokens() {
		return new Tokens(account, alias);
	}

	/** The line that a word was obtained from. */
	@Nullable
	ConfigLine line(String keyword) {
		return first.get(keyword);
	}

	List<ConfigLine> lines(String keyword) {
		return many.getOrDefault(keyword, List.of());
	}

	/** Lines of blocks that were skipped because they cannot be judged, though they might have said something. */
	List<String> skipped() {
		return notes.values().stream().map(ConfigLine::where).distinct().toList();
	}
}
