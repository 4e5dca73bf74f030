// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.internal.builtin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;

import org.adxen.fleet.FleetPicture;
import org.adxen.operations.Operation;
import org.adxen.operations.OperationContext;
import org.adxen.operations.Target;
import org.adxen.operations.Verdict;
import org.adxen.xen.HostFiles;
import org.adxen.xen.XenException;
import org.adxen.xen.XenFailure;
import org.adxen.xen.XenTask;
import org.eclipse.jdt.annotation.DefaultLocation;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

/** A file of this machine that is put into the repository or another folder of a host; never over what is there. */
@NonNullByDefault({ DefaultLocation.PARAMETER, DefaultLocation.RETURN_TYPE })
public final class UploadFile implements Operation {

	@Override
	public Verdict check(Target target, Map<String, String> parameters, FleetPicture picture) {
		return Targets.showingFiles(target, picture);
	}

	@Override
	public Verdict preflight(Target target, Map<String, String> parameters, OperationContext context)
			throws XenException, InterruptedException {
		try {
			Path file = file(parameters);
			if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
				return Verdict.refused(NLS.bind(Messages.noUpload, file));
			}
			String to = to(parameters, file, context);
			Optional<HostFiles.Entry> there = context.files().look(to);
			return there.isEmpty() ? Verdict.ALLOWED : Verdict.refused(NLS.bind(Messages.thereAlready, to, context.connection().address().host()));
		} catch (IOException e) {
			return Verdict.refused(e.getMessage());
		}
	}

	@Override
	public XenTask run(Target target, Map<String, String> parameters, OperationContext context)
			throws XenException, InterruptedException {
		InputStream content = null;
		try {
			Path file = file(parameters);
			content = Files.newInputStream(file);
			XenTask upload = context.files().upload(content, Files.size(file), to(parameters, file, context),
					!Parameters.flag(parameters, Parameters.PRIVATE));
			var closing = new Reading(upload, content);
			content = null;
			return closing;
		} catch (IOException e) {
			throw new XenException(new XenFailure.NotFound("file", Parameters.text(parameters, Parameters.FILE)),
					String.valueOf(e.getMessage()), "", e);
		} finally {
			close(content);
		}
	}

	private static Path file(Map<String, String> parameters) throws IOException {
		String given = Parameters.text(parameters, Parameters.FILE);
		try {
			return Path.of(given);
		} catch (InvalidPathException e) {
			throw new IOException(NLS.bind(Messages.noUpload, given), e);
		}
	}

	private static String to(Map<String, String> parameters, Path file, OperationContext context) throws IOException {
		return HostFilePath.of(Parameters.text(parameters, Parameters.TO), String.valueOf(file.getFileName()), context.repository());
	}

	private static void close(@Nullable InputStream content) {
		try {
			if (content != null) {
				content.close();
			}
		} catch (IOException e) {
			// it was only read
		}
	}

	/** An upload that is done with its file when it has ended. */
	private record Reading(XenTask upload, InputStream content) implements XenTask {

		@Override
		public String id() {
			return upload.id();
		}

		@Override
		public String await(DoubleConsumer progress) throws XenException, InterruptedException {
			try {
				return upload.await(progress);
			} finally {
				close(content);
			}
		}

		@Override
		public void cancel() throws XenException, InterruptedException {
			upload.cancel();
		}
	}
}
