// SPDX-License-Identifier: EPL-2.0
package org.adxen.fleet.internal.discovery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

import org.adxen.fleet.EnvironmentException;
import org.adxen.fleet.discovery.Rescan;
import org.adxen.fleet.discovery.ScanPlan;
import org.adxen.model.store.AtomicFile;
import org.eclipse.osgi.util.NLS;

/** What to scan again, in {@code discovery.properties}. A file that is not understood is as good as none. Blocks; safe for any thread. */
final class RescanFile {

	private final Path file;

	RescanFile(Path folder) {
		file = folder.resolve("discovery.properties");
	}

	Optional<Rescan> read() throws EnvironmentException {
		var p = new Properties();
		try (Reader text = Files.newBufferedReader(file)) {
			p.load(text);
			ScanPlan plan = new ScanPlan(p.getProperty("targets", ""), p.getProperty("exclude", ""), p.getProperty("ports", ""),
					Integer.parseInt(p.getProperty("perSecond", "")), Duration.ofMillis(Long.parseLong(p.getProperty("timeoutMillis", ""))),
					Boolean.parseBoolean(p.getProperty("large")));
			return plan.targets().isBlank() ? Optional.empty()
					: Optional.of(new Rescan(plan, Integer.parseInt(p.getProperty("everyHours", "")), Instant.parse(p.getProperty("last", ""))));
		} catch (NoSuchFileException e) {
			return Optional.empty();
		} catch (IllegalArgumentException | DateTimeException e) {
			return Optional.empty(); // the admin says it anew
		} catch (IOException e) {
			throw new EnvironmentException(NLS.bind(Messages.cannot_read, file, e), e);
		}
	}

	synchronized void write(Rescan rescan) throws EnvironmentException {
		ScanPlan plan = rescan.plan();
		var p = new Properties();
		p.setProperty("targets", plan.targets());
		p.setProperty("exclude", plan.exclude());
		p.setProperty("ports", plan.ports());
		p.setProperty("perSecond", Integer.toString(plan.perSecond()));
		p.setProperty("timeoutMillis", Long.toString(plan.timeout().toMillis()));
		p.setProperty("large", Boolean.toString(plan.large()));
		p.setProperty("everyHours", Integer.toString(rescan.everyHours()));
		p.setProperty("last", rescan.last().toString());
		try {
			var bytes = new ByteArrayOutputStream();
			p.store(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), null);
			Files.createDirectories(file.getParent());
			new AtomicFile().replace(file, bytes.toByteArray(), false);
		} catch (IOException e) {
			throw new EnvironmentException(NLS.bind(Messages.cannot_write, file, e), e);
		}
	}
}
