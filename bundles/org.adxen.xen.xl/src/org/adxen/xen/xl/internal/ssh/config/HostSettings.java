// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.ssh.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.adxen.xen.XenException;

/** How one host is reached and logged in to: what was asked for, then the SSH configuration, then usual values. Immutable. */
public final class HostSettings {

	private static final int SSH_PORT = 22;
	private static final String ROOT = "root";
	private static final List<String> USUAL_KEYS = List.of("id_rsa", "id_ecdsa", "id_ed25519");

	private final LocalAccount account;
	private final String alias;
	private final ConfigReader config;
	private final Tokens tokens;
	private final String hostName;
	private final int port;
	private final String user;
	private final List<Jump> jumps;
	private final List<Path> identityFiles;
	private final Optional<Path> agent;
	private final List<Path> knownHosts = new ArrayList<>();
	private final int addressBytes;

	/**
	 * @param account where the configuration is
	 * @param alias   the host as it was asked for
	 * @param port    22 or 0 leave it to the configuration
	 * @param user    empty leaves it to the configuration, else to {@code usualUser}
	 * @throws XenException {@link org.adxen.xen.XenFailure.NotSupported} naming what in it cannot be followed
	 */
	public static HostSettings of(LocalAccount account, String alias, int port, String user, String usualUser)
			throws XenException {
		var reader = new ConfigReader(account, alias);
		if (port != SSH_PORT && port != 0) {
			reader.given("port", Integer.toString(port));
		}
		if (!user.isEmpty()) {
			reader.given("user", user);
		}
		return new HostSettings(account, alias, reader.read(), usualUser);
	}

	/** For an account that is to be root where nothing says otherwise. */
	public static HostSettings of(LocalAccount account, String alias, int port, String user) throws XenException {
		return of(account, alias, port, user, ROOT);
	}

	private HostSettings(LocalAccount account, String alias, ConfigReader config, String usualUser) throws XenException {
		this.account = account;
		this.alias = alias;
		this.config = config;
		hostName = config.hostName().toLowerCase(Locale.ROOT);
		port = number("port", SSH_PORT, 65535);
		ConfigLine userLine = config.line("user");
		user = userLine == null ? usualUser : userLine.value();
		tokens = config.tokens().with('h', hostName).with('p', Integer.toString(port)).with('r', user);
		String keyAlias = hostKeyAlias();
		tokens.with('k', keyAlias.isEmpty() ? alias : keyAlias).withConnectionHash();
		refuseWhatChangesTheRoute();
		jumps = findJumps();
		identityFiles = findIdentityFiles();
		agent = findAgent();
		addressBytes = switch (text("addressfamily").toLowerCase(Locale.ROOT)) {
		case "inet" -> 4;
		case "inet6" -> 16;
		default -> 0;
		};
		files("userknownhostsfile", account.ssh(), "known_hosts", "known_hosts2");
		files("globalknownhostsfile", account.system(), "ssh_known_hosts", "ssh_known_hosts2");
	}

	private void refuseWhatChangesTheRoute() throws XenException {
		refuse("bindinterface", "is not supported; give the interface's address with BindAddress");
		refuse("revokedhostkeys", "is not supported; mark the keys as @revoked in known_hosts");
		ConfigLine canonical = config.line("canonicalizehostname");
		if (canonical != null && !canonical.value().equalsIgnoreCase("no")) {
			throw canonical.refused("is not supported; write the whole name with HostName");
		}
	}

	private void refuse(String keyword, String why) throws XenException {
		ConfigLine line = config.line(keyword);
		if (line != null && !line.isNone()) {
			throw line.refused(why);
		}
	}

	private List<Jump> findJumps() throws XenException {
		ConfigLine line = config.line("proxyjump");
		if (line == null || line.isNone()) {
			return List.of();
		}
		if (line.keyword().equals("proxycommand")) {
			throw line.refused("runs a program, which AdXen does not; use ProxyJump instead");
		}
		var found = Jump.parse(line, tokens.expand(line, line.value(), "%hnpr"));
		// "Host *" with ProxyJump fits the jump host too, which is then reached directly, as ssh does it.
		return found.size() == 1 && found.get(0).host().equalsIgnoreCase(alias) ? List.of() : found;
	}

	private List<Path> findIdentityFiles() throws XenException {
		var files = new ArrayList<Path>();
		for (ConfigLine line : config.lines("identityfile")) {
			if (!line.isNone()) {
				files.add(account.path(tokens.variables(line, tokens.expand(line, line.value(), ""))));
			}
		}
		if (config.lines("identityfile").isEmpty()) {
			USUAL_KEYS.forEach(name -> files.add(account.ssh().resolve(name)));
		}
		return List.copyOf(files);
	}

	private Optional<Path> findAgent() throws XenException {
		ConfigLine line = config.line("identityagent");
		String usual = account.environment().getOrDefault("SSH_AUTH_SOCK", "");
		String socket = usual;
		if (line != null) {
			String value = line.value();
			socket = line.isNone() ? ""
					: value.equals("SSH_AUTH_SOCK") ? usual
							: value.startsWith("$") && !value.startsWith("${")
									? account.environment().getOrDefault(value.substring(1), "")
									: tokens.variables(line, tokens.expand(line, value, ""));
		}
		return socket.isEmpty() ? Optional.empty() : Optional.of(account.path(socket));
	}

	private void files(String keyword, Path folder, String... usual) throws XenException {
		ConfigLine line = config.line(keyword);
		if (line == null) {
			for (String name : usual) {
				knownHosts.add(folder.resolve(name));
			}
		} else if (!line.isNone()) {
			line.value();
			for (String word : line.words()) {
				knownHosts.add(account.path(tokens.variables(line, tokens.expand(line, word, ""))));
			}
		}
	}

	private int number(String keyword, int usual, int most) throws XenException {
		ConfigLine line = config.line(keyword);
		if (line == null || line.isNone()) {
			return usual;
		}
		if (!line.value().matches("[0-9]{1,6}") || Integer.parseInt(line.value()) > most || Integer.parseInt(line.value()) < 1) {
			throw line.refused("must be a number from 1 to " + most + ", but is \"" + line.value() + "\"");
		}
		return Integer.parseInt(line.value());
	}

	private String text(String keyword) throws XenException {
		ConfigLine line = config.line(keyword);
		return line == null ? "" : line.value();
	}

	/** As it was asked for. */
	public String alias() {
		return alias;
	}

	/** What is connected to, in lower case. */
	public String hostName() {
		return hostName;
	}

	public int port() {
		return port;
	}

	public String user() {
		return user;
	}

	/** Hosts on the way, the nearest first; each has settings of its own. */
	public List<Jump> jumps() {
		return jumps;
	}

	public List<Path> identityFiles() {
		return identityFiles;
	}

	/** Whether the files were named, instead of being the usual ones that need not exist. */
	public boolean identityFilesNamed() {
		return !config.lines("identityfile").isEmpty();
	}

	/** Whether the agent's keys count only when their files are named. */
	public boolean identitiesOnly() throws XenException {
		return text("identitiesonly").equalsIgnoreCase("yes");
	}

	/** Where the agent listens. */
	public Optional<Path> agent() {
		return agent;
	}

	/** The name its key is known by; empty when that is the host's. */
	public String hostKeyAlias() throws XenException {
		return text("hostkeyalias");
	}

	/** The files of known host keys, the user's first; they need not exist. */
	public List<Path> knownHosts() {
		return List.copyOf(knownHosts);
	}

	/** The list of algorithms for {@code Ciphers} and its like as it is written, with +, - and ^; empty when there is none. */
	public String algorithms(String keyword) throws XenException {
		return text(keyword.toLowerCase(Locale.ROOT));
	}

	/** Whether a way to log in is not forbidden: {@code PubkeyAuthentication} and its like. */
	public boolean allows(String keyword) throws XenException {
		return !text(keyword.toLowerCase(Locale.ROOT)).equalsIgnoreCase("no");
	}

	/** {@code PreferredAuthentications}; empty when there are none. */
	public String preferredAuthentications() throws XenException {
		return text("preferredauthentications");
	}

	/** How long connecting may take at most; empty leaves it to the request. */
	public Optional<Duration> connectTimeout() throws XenException {
		return config.line("connecttimeout") == null ? Optional.empty()
				: Optional.of(Duration.ofSeconds(number("connecttimeout", 600, 86400)));
	}

	/** The local address to connect from; empty for any. */
	public String bindAddress() throws XenException {
		return text("bindaddress");
	}

	/** Bytes of the addresses that may be used: 4, 16, or 0 for both. */
	public int addressBytes() {
		return addressBytes;
	}

	/** Where blocks were skipped that only {@code ssh} itself can judge, for telling when a login fails. */
	public List<String> skipped() {
		return config.skipped();
	}

	/** A path for people. */
	public String shown(Path path) {
		return account.shown(path);
	}
}
