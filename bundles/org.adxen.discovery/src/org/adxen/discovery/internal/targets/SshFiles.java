// SPDX-License-Identifier: EPL-2.0
package org.adxen.discovery.internal.targets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.adxen.discovery.TargetException;

/** Reads the hosts that an admin's SSH files know. Lines that are not understood are passed over, as ssh does with known_hosts. */
public final class SshFiles {

	private static final int LARGEST = 16 << 20;
	private static final Pattern BRACKETS = Pattern.compile("\\[([^\\]]+)\\]:(\\d{1,5})");
	private static final Pattern SETTING = Pattern.compile("\\s*(\\w+)(?:\\s*=\\s*|\\s+)\"?([^\"]*?)\"?\\s*");

	private SshFiles() {
	}

	/** All lines of a file of bounded size. */
	public static List<String> lines(Path file) throws TargetException {
		try {
			if (Files.size(file) > LARGEST) {
				throw new TargetException(file + " is larger than 16 MiB, which is no list of hosts.");
			}
			// Latin-1 takes any bytes; names are ASCII.
			return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
		} catch (IOException e) {
			throw new TargetException(file + " cannot be read (" + e.getMessage() + "). Check its name and permissions.", e);
		}
	}

	/** sshd(8), SSH_KNOWN_HOSTS FILE FORMAT: [marker] names keytype key; names by commas, with !, *, ?, or hashed. */
	public static void knownHosts(Path file, Consumer<Wanted> wanted, Consumer<String> notes) throws TargetException {
		if (!Files.exists(file)) {
			return;
		}
		int hashed = 0;
		for (String line : lines(file)) {
			String[] words = line.strip().split("\\s+");
			if (words.length < 3 || words[0].startsWith("#") || words[0].startsWith("@")) {
				continue; // of certificate authorities and revoked keys the names are patterns
			}
			if (words[0].startsWith("|")) {
				hashed++;
				continue;
			}
			for (String name : words[0].split(",")) {
				Matcher port = BRACKETS.matcher(name);
				boolean bracketed = port.matches();
				add(bracketed ? port.group(1) : name, bracketed ? port.group(1) : name, bracketed ? port.group(2) : "", wanted);
			}
		}
		if (hashed > 0) {
			notes.accept(file + " keeps the names of " + hashed + " hosts as hashes, which cannot be turned back; they are not scanned.");
		}
	}

	public static void config(Path file, Consumer<Wanted> wanted) throws TargetException {
		if (!Files.exists(file)) {
			return;
		}
		List<String> hosts = new ArrayList<>();
		String address = "";
		String port = "";
		for (String line : lines(file)) {
			Matcher setting = SETTING.matcher(line);
			if (line.strip().startsWith("#") || !setting.matches()) {
				continue;
			}
			switch (setting.group(1).toLowerCase(Locale.ROOT)) {
			case "host", "match" -> {
				flush(hosts, address, port, wanted);
				hosts = setting.group(1).equalsIgnoreCase("host") ? List.of(setting.group(2).split("\\s+")) : List.of();
				address = "";
				port = "";
			}
			case "hostname" -> address = address.isEmpty() ? setting.group(2) : address;
			case "port" -> port = port.isEmpty() ? setting.group(2) : port;
			default -> {
				// of no meaning for where a host is
			}
			}
		}
		flush(hosts, address, port, wanted);
	}

	private static void flush(List<String> hosts, String address, String port, Consumer<Wanted> wanted) {
		for (String host : hosts) {
			add(host, address.isEmpty() ? host : address.replace("%h", host), port, wanted);
		}
	}

	private static void add(String name, String address, String port, Consumer<Wanted> wanted) {
		int number = port.matches("\\d{1,5}") ? Integer.parseInt(port) : 0;
		if (!name.matches(".*[*?!].*") && !address.contains("%%") && !address.isBlank() && number <= 65535) {
			wanted.accept(new Wanted(name, address, number));
		}
	}
}
