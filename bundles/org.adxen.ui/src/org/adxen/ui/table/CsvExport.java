// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.table;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Shell;

/** Writes rows as comma-separated values (RFC 4180, UTF-8). */
final class CsvExport {

	private CsvExport() {
	}

	/** Asks for a file and writes it in the background. */
	static <R> void ask(Shell shell, String fileName, List<RowColumn<R>> columns, List<R> rows) {
		var dialog = new FileDialog(shell, SWT.SAVE);
		dialog.setText(Messages.CsvExport_title);
		dialog.setFileName(fileName);
		dialog.setFilterExtensions(new String[] { "*.csv", "*" });
		dialog.setOverwrite(true);
		String chosen = dialog.open();
		if (chosen == null) {
			return;
		}
		Job.create(NLS.bind(Messages.CsvExport_job, chosen), monitor -> {
			try {
				Files.writeString(Path.of(chosen), csv(columns, rows), StandardCharsets.UTF_8);
				return Status.OK_STATUS;
			} catch (IOException e) {
				return Status.error(NLS.bind(Messages.CsvExport_failed, chosen, e.getMessage()), e);
			}
		}).schedule();
	}

	static <R> String csv(List<RowColumn<R>> columns, List<R> rows) {
		var out = new StringBuilder();
		out.append(columns.stream().map(c -> quoted(c.title())).collect(Collectors.joining(","))).append("\r\n");
		for (R row : rows) {
			out.append(columns.stream().map(c -> quoted(c.text().apply(row))).collect(Collectors.joining(","))).append("\r\n");
		}
		return out.toString();
	}

	private static String quoted(String text) {
		return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
	}
}
