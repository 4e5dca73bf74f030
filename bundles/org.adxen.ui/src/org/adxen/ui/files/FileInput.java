// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.files;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IElementFactory;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IPersistableElement;
import org.eclipse.ui.IPathEditorInput;

/**
 * A file of this computer in an editor, by its absolute path; opened again after a restart. That it is there is not looked at.
 *
 * @param file absolute
 */
public record FileInput(Path file) implements IPathEditorInput, IPersistableElement {

	private static final String FACTORY = "org.adxen.ui.files";
	private static final String FILE = "file";

	/** Makes inputs of what was saved of them. */
	public static final class Factory implements IElementFactory {

		@Override
		public IAdaptable createElement(IMemento memento) {
			try {
				String path = memento.getString(FILE);
				return path == null ? null : new FileInput(Path.of(path));
			} catch (InvalidPathException e) {
				return null; // saved on another system
			}
		}
	}

	@Override
	public boolean exists() {
		return true; // the editor says when it is not
	}

	@Override
	public ImageDescriptor getImageDescriptor() {
		return null;
	}

	@Override
	public String getName() {
		return String.valueOf(file.getFileName());
	}

	@Override
	public IPersistableElement getPersistable() {
		return this;
	}

	@Override
	public String getToolTipText() {
		return file.toString();
	}

	@Override
	public org.eclipse.core.runtime.IPath getPath() {
		return org.eclipse.core.runtime.IPath.fromPath(file);
	}

	@Override
	@SuppressWarnings("null") // the platform's null says that there is none
	public <T> T getAdapter(Class<T> type) {
		return null;
	}

	@Override
	public String getFactoryId() {
		return FACTORY;
	}

	@Override
	public void saveState(IMemento memento) {
		memento.putString(FILE, file.toString());
	}
}
