// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.job;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

import org.adxen.xen.TaskOutcome;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.XenTask;
import org.adxen.xen.xl.internal.ssh.RemoteHost;
import org.adxen.xen.xl.internal.ssh.RemoteHost.Result;

/** The jobs of one host. Safe for any thread. */
public final class RemoteJobs {

	/** Gone with the host's memory, as the jobs are. */
	private static final String FOLDER = "/run/adxen";
	private static final Pattern ID = Pattern.compile("[a-z]+-[0-9a-f]{32}");
	private static final Duration PATIENCE = Duration.ofSeconds(60);
	private static final int MOST_OUTPUT = 4 << 10;
	private static final SecureRandom RANDOM = new SecureRandom();

	private final RemoteHost host;
	private final String root;

	public RemoteJobs(RemoteHost host) {
		this(host, FOLDER);
	}

	/** @param root where the folders of the jobs are, absolute */
	public RemoteJobs(RemoteHost host, String root) {
		this.host = host;
		this.root = root;
	}

	/**
	 * What is to be done.
	 *
	 * @param kind   begins the id; lower-case letters
	 * @param what   as the beginning of a sentence: "Copying a to b"
	 * @param script for {@code sh}. Its {@code $job} is a folder of its own. Told to stop by TERM, to its process group, or only to
	 *               the process whose number it wrote to {@code $job/stop}. What it writes to {@code $job/why} says why it failed:
	 *               {@code refused}, {@code cancelled} or {@code unknown}, and a sentence.
	 * @param probe  for {@code sh}, prints two numbers, done and all
	 * @param result what the task ends with
	 */
	public record Work(String kind, String what, String script, String probe, String result) {
	}

	/** A part of a name that nobody else makes. */
	public static String random(int bytes) {
		byte[] random = new byte[bytes];
		RANDOM.nextBytes(random);
		return HexFormat.of().formatHex(random);
	}

	/**
	 * Starts it. When this fails with {@link XenFailure.TimedOut} or {@link XenFailure.Unreachable} it may have been started.
	 *
	 * @return the task; its id is known to this host until a day after the end, or until it is booted again
	 */
	public XenTask start(Work work) throws XenException, InterruptedException {
		String id = work.kind() + "-" + random(16);
		var scripts = new JobScripts(root, id);
		Result result = host.run(scripts.start(work.what(), work.probe(), work.result()),
				work.script().getBytes(StandardCharsets.UTF_8), MOST_OUTPUT, PATIENCE);
		if (result.code() != 0) {
			String why = result.code() == JobScripts.NO_SETSID ? "it has no program \"setsid\". Install it there (package util-linux)."
					: "no job could be made in its folder " + root + ". Look at that folder, and whether there is room.";
			throw new XenException(new XenFailure.Refused("JOB_NOT_STARTED", List.of(root)),
					work.what() + " was not started at " + host.address().host() + ": " + why, result.error().strip(), null);
		}
		return new RemoteJob(host, scripts, id);
	}

	/** What became of a job of this host. Forgotten as well when the id is not one of a job. */
	public TaskOutcome outcomeOf(String id) throws XenException, InterruptedException {
		if (!ID.matcher(id).matches()) {
			return new TaskOutcome.Forgotten();
		}
		return new RemoteJob(host, new JobScripts(root, id), id).outcome();
	}
}
