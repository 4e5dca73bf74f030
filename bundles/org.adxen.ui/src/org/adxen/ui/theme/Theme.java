// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.theme;

import java.net.URL;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.Path;
import org.eclipse.core.runtime.Platform;
import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.ui.PlatformUI;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventConstants;
import org.osgi.service.event.EventHandler;

/**
 * Icons and tones that follow the light or dark theme. Each icon is drawn twice: {@code icons/x.svg} in the light tones,
 * {@code icons/dark/x.svg} in the dark ones. Display thread only.
 */
@Component(service = { Theme.class, EventHandler.class }, property = EventConstants.EVENT_TOPIC + "="
		+ IThemeEngine.Events.THEME_CHANGED)
public final class Theme implements EventHandler {

	/** Both come with org.eclipse.ui.themes. */
	static final String LIGHT_ID = "org.eclipse.e4.ui.css.theme.e4_default";
	static final String DARK_ID = "org.eclipse.e4.ui.css.theme.e4_dark";

	private static final String OWN = FrameworkUtil.getBundle(Theme.class).getSymbolicName();

	private final Map<String, Image> images = new HashMap<>();
	private final List<Runnable> followers = new CopyOnWriteArrayList<>();

	public boolean isDark() {
		ITheme active = engine().getActiveTheme();
		return active != null && active.getId().startsWith(DARK_ID);
	}

	/** An icon of this bundle, by its name without folder and extension. Never dispose it. */
	public Image icon(String name) {
		return icon(OWN, "icons/" + name + ".svg");
	}

	/** An icon of another bundle, by its path in the light tones; null when it has none. Never dispose it. */
	public Image icon(String bundle, String path) {
		if (path.isEmpty()) {
			return null;
		}
		return images.computeIfAbsent(bundle + '/' + path + '/' + isDark(), k -> descriptor(bundle, path).createImage(true));
	}

	/** The same icon for what is old: shape without colour. */
	public Image dimmedIcon(String name) {
		// Looked up first: it is kept in the same map.
		Image colourful = icon(name);
		return images.computeIfAbsent("dimmed/" + name + '/' + isDark(),
				k -> new Image(Display.getCurrent(), colourful, SWT.IMAGE_GRAY));
	}

	public ImageDescriptor descriptor(String name) {
		return descriptor(OWN, "icons/" + name + ".svg");
	}

	/** The icon of a button that cannot be pressed: the same, faint. The platform's own makes light icons look lit. */
	public ImageDescriptor disabledDescriptor(String name) {
		return new FaintImage(descriptor(name));
	}

	/** See {@link #disabledDescriptor}; null when there is no icon. Never dispose it. */
	public Image disabledIcon(String bundle, String path) {
		if (path.isEmpty()) {
			return null;
		}
		return images.computeIfAbsent("disabled/" + bundle + '/' + path + '/' + isDark(),
				k -> new FaintImage(descriptor(bundle, path)).createImage(true));
	}

	private ImageDescriptor descriptor(String bundle, String path) {
		URL url = isDark() ? find(bundle, path.replaceFirst("([^/]+)$", "dark/$1")) : null;
		if (url == null) {
			url = find(bundle, path);
		}
		return url == null ? ImageDescriptor.getMissingImageDescriptor() : ImageDescriptor.createFromURL(url);
	}

	private static URL find(String bundle, String path) {
		Bundle contributor = Platform.getBundle(bundle);
		return contributor == null ? null : FileLocator.find(contributor, new Path(path));
	}

	public Tones tones() {
		return isDark() ? Tones.DARK : Tones.LIGHT;
	}

	/** Runs code after each change of the theme for as long as the widget lives. */
	public void follow(Widget owner, Runnable code) {
		followers.add(code);
		owner.addDisposeListener(e -> followers.remove(code));
	}

	@Override
	public void handleEvent(Event event) {
		if (PlatformUI.isWorkbenchRunning()) {
			PlatformUI.getWorkbench().getDisplay().asyncExec(() -> followers.forEach(Runnable::run));
		}
	}

	/** Switches between light and dark, live; the platform keeps the choice. */
	void toggle() {
		engine().setTheme(isDark() ? LIGHT_ID : DARK_ID, true);
	}

	private static IThemeEngine engine() {
		return PlatformUI.getWorkbench().getService(IThemeEngine.class);
	}
}
