// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.table;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * One column of a {@link RowTable}. Its functions are pure: {@code sortKey} is called on a worker thread.
 *
 * @param id      stable, stands in the saved state
 * @param title   header
 * @param width   in average characters
 * @param numeric right-aligned, and biggest first when sorted for the first time
 * @param visible at first start
 * @param text    of a cell
 * @param tooltip of a cell; null or empty for none
 * @param icon    name of the cell's icon, or null
 * @param load    0..1 for a bar behind the text, NaN for none; null when the column has no bars
 * @param sortKey what to sort by; {@code null} keys come last
 */
public record RowColumn<R>(String id, String title, int width, boolean numeric, boolean visible, Function<R, String> text,
		Function<R, String> tooltip, Function<R, String> icon, ToDoubleFunction<R> load,
		Function<R, ? extends Comparable<?>> sortKey) {

	/** A column of text, sorted as people sort: without case, numbers in names by their value. */
	public static <R> RowColumn<R> text(String id, String title, int width, Function<R, String> text) {
		return new RowColumn<>(id, title, width, false, true, text, null, null, null, r -> NaturalOrder.key(text.apply(r)));
	}

	/** A right-aligned column. */
	public static <R> RowColumn<R> number(String id, String title, int width, Function<R, String> text,
			Function<R, ? extends Comparable<?>> sortKey) {
		return new RowColumn<>(id, title, width, true, true, text, null, null, null, sortKey);
	}

	public RowColumn<R> hidden() {
		return new RowColumn<>(id, title, width, numeric, false, text, tooltip, icon, load, sortKey);
	}

	public RowColumn<R> withTooltip(Function<R, String> tip) {
		return new RowColumn<>(id, title, width, numeric, visible, text, tip, icon, load, sortKey);
	}

	public RowColumn<R> withIcon(Function<R, String> name) {
		return new RowColumn<>(id, title, width, numeric, visible, text, tooltip, name, load, sortKey);
	}

	public RowColumn<R> withLoad(ToDoubleFunction<R> bar) {
		return new RowColumn<>(id, title, width, numeric, visible, text, tooltip, icon, bar, sortKey);
	}

	public RowColumn<R> sortedBy(Function<R, ? extends Comparable<?>> key) {
		return new RowColumn<>(id, title, width, numeric, visible, text, tooltip, icon, load, key);
	}
}
