// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.xl.internal.files;

import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.adxen.xen.HostFiles;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.XenTask;
import org.adxen.xen.xl.internal.job.RemoteJobs;
import org.adxen.xen.xl.internal.ssh.RemoteHost;
import org.adxen.xen.xl.internal.ssh.RemoteHost.Result;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;

/** The files of a host that is logged in to. Copies are jobs of the host; an upload ends with the link. */
@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE })
public final class SshFiles implements HostFiles {

	private static final Duration PATIENCE = Duration.ofSeconds(60);
	private static final int MOST_LISTED = 32 << 20;
	private static final int MOST_TOLD = 1 << 20;
	/** df(1) with -P: length, used and available in kibibytes, and the part used; only names around these can hold anything. */
	private static final Pattern FREE = Pattern.compile("\\s(\\d+)\\s+(\\d+)\\s+(-?\\d+)\\s+(?:\\d+%|-)\\s");
	private static final Pattern SOURCE = Pattern.compile("//(\\d+) (\\d+) (\\d+) ([0-7]+) (\\d+:\\d+)\n$");

	private final RemoteHost host;
	private final RemoteJobs jobs;

	public SshFiles(RemoteHost host, RemoteJobs jobs) {
		this.host = host;
		this.jobs = jobs;
	}

	@Override
	public List<Entry> list(String folder) throws XenException, InterruptedException {
		return read(run(absolute(folder), FileScripts.list(folder), MOST_LISTED));
	}

	@Override
	public Optional<Entry> look(String path) throws XenException, InterruptedException {
		Result result = host.run(FileScripts.look(absolute(path)), new byte[0], MOST_TOLD, PATIENCE);
		if (result.code() == FileScripts.MISSING) {
			return Optional.empty();
		}
		Entry seen = read(checked(path, result)).getFirst();
		return Optional.of(new Entry(FileScripts.name(path), seen.kind(), seen.bytes(), seen.modifiedAt(), seen.readable()));
	}

	@Override
	public byte[] read(String path, int limit) throws XenException, InterruptedException {
		Result result = host.run(FileScripts.read(absolute(path), limit), new byte[0], limit, PATIENCE);
		if (result.code() == FileScripts.TOO_LARGE) {
			throw refused("TOO_LARGE", path, path + " is larger than the " + limit + " bytes that are wanted of it.", result);
		}
		return checked(path, result).output();
	}

	@Override
	public long freeBytes(String folder) throws XenException, InterruptedException {
		return free(run(absolute(folder), FileScripts.free(folder), MOST_TOLD));
	}

	@Override
	public XenTask upload(InputStream content, long bytes, String path, boolean othersMay)
			throws XenException, InterruptedException {
		Result room = host.run(FileScripts.roomFor(absolute(path)), new byte[0], MOST_TOLD, PATIENCE);
		requireFolder(path, room);
		requireRoom(path, free(checked(path, room)), bytes);
		return new Upload(host, this, content, bytes, path, temporary(path), othersMay);
	}

	@Override
	public XenTask copy(String from, String to) throws XenException, InterruptedException {
		Result result = host.run(FileScripts.copyCheck(absolute(from), absolute(to)), new byte[0], MOST_TOLD, PATIENCE);
		if (result.code() == FileScripts.NO_FOLDER) {
			throw missing(from, result);
		}
		if (result.code() == FileScripts.WRONG_KIND) {
			throw wrongKind(from, result);
		}
		requireFolder(to, result);
		checked(to, result);
		Matcher source = SOURCE.matcher(result.text());
		if (!source.find()) {
			throw nonsense(result);
		}
		long needed = Long.parseLong(source.group(1)) * Long.parseLong(source.group(2));
		requireRoom(to, free(result), needed);
		String temporary = temporary(to);
		return jobs.start(new RemoteJobs.Work("copy", "Copying " + from + " to " + to,
				FileScripts.copy(from, temporary, to, source.group(4), source.group(5)),
				FileScripts.copyProbe(temporary, needed), to));
	}

	/** What is missing where a new file is to be made is the folder. */
	private void requireFolder(String path, Result room) throws XenException {
		if (room.code() == FileScripts.MISSING) {
			throw missing(FileScripts.parent(path), room);
		}
	}

	/** In the same folder, hidden, and short enough for any file system. */
	private static String temporary(String path) {
		String name = FileScripts.name(path);
		String begin = name.substring(0, name.offsetByCodePoints(0, Math.min(40, name.codePointCount(0, name.length()))));
		String parent = FileScripts.parent(path);
		return (parent.equals("/") ? "" : parent) + "/." + begin + ".adxen-" + RemoteJobs.random(6);
	}

	private static String absolute(String path) {
		if (!path.startsWith("/") || path.indexOf('\0') >= 0) {
			throw new IllegalArgumentException("\"" + path + "\" is not an absolute path.");
		}
		return path;
	}

	private Result run(String path, String script, int limit) throws XenException, InterruptedException {
		return checked(path, host.run(script, new byte[0], limit, PATIENCE));
	}

	/** @throws XenException the script did not do it; the exit code says why */
	Result checked(String path, Result result) throws XenException {
		switch (result.code()) {
		case 0 -> {
			return result;
		}
		case FileScripts.MISSING -> throw missing(path, result);
		case FileScripts.WRONG_KIND -> throw wrongKind(path, result);
		case FileScripts.NOT_ALLOWED -> throw refused("NOT_ALLOWED", path, path + " at " + at() + " may not be read by "
				+ host.user() + ".", result);
		case FileScripts.EXISTS -> throw refused("EXISTS", path, "There is already something at " + path + " of " + at()
				+ ". It was not touched; choose another name.", result);
		case FileScripts.WRONG_LENGTH -> throw refused("WRONG_LENGTH", path, path
				+ " was not made: more or fewer bytes came than were announced.", result);
		case FileScripts.WRITE_FAILED -> throw refused("WRITE_FAILED", path, path + " could not be written at " + at()
				+ ". Nothing was left there.", result);
		default -> throw refused("FAILED", path, at() + " could not do that with " + path + ".", result);
		}
	}

	private XenException missing(String path, Result result) {
		return new XenException(new XenFailure.NotFound("file", path), "There is nothing at " + path + " of " + at() + ".",
				result.error().strip(), null);
	}

	private XenException wrongKind(String path, Result result) {
		return refused("WRONG_KIND", path, path + " at " + at() + " is not of the kind that is needed here.", result);
	}

	private static XenException refused(String code, String path, String sentence, Result result) {
		return new XenException(new XenFailure.Refused(code, List.of(path)), sentence, result.error().strip(), null);
	}

	private List<Entry> read(Result result) throws XenException {
		try {
			return Listing.read(result.output());
		} catch (IllegalArgumentException e) {
			throw nonsense(result);
		}
	}

	private long free(Result result) throws XenException {
		Matcher free = FREE.matcher(result.text());
		if (!free.find()) {
			throw nonsense(result);
		}
		return Math.max(0, Long.parseLong(free.group(3))) * 1024;
	}

	private void requireRoom(String path, long free, long needed) throws XenException {
		if (needed > free) {
			throw new XenException(new XenFailure.Refused("NO_ROOM", List.of(path, Long.toString(needed), Long.toString(free))),
					path + " needs " + needed + " bytes, but only " + free + " are free there at " + at()
							+ ". Make room, or choose another folder.");
		}
	}

	private XenException nonsense(Result result) {
		return new XenException(new XenFailure.Protocol(host.address()), at() + " did not tell about its files as it should.",
				(result.text() + result.error()).strip(), null);
	}

	private String at() {
		return host.address().host();
	}
}
