// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.eclipse.ui.XMLMemento;
import org.junit.Test;

public class TableStateTest {

	private static final TableState INITIAL = TableState.initial(List.of(RowColumn.<String>text("name", "Name", 10, s -> s),
			RowColumn.<String>text("host", "Host", 10, s -> s), RowColumn.<String>text("uuid", "UUID", 10, s -> s).hidden()),
			"name", true);

	@Test
	public void whatWasSavedComesBack() {
		var changed = INITIAL.with("name", new TableState.Column(true, 123)).with("host", new TableState.Column(false, 0))
				.inOrder(List.of("uuid", "name", "host")).sortedBy("uuid", false);
		XMLMemento memento = XMLMemento.createWriteRoot("state");
		changed.save(memento);

		TableState restored = INITIAL.restore(memento);

		assertThat(restored).isEqualTo(changed);
		assertThat(restored.order()).containsExactly("uuid", "name", "host");
	}

	@Test
	public void columnsOfOtherVersionsDoNoHarm() {
		XMLMemento memento = XMLMemento.createWriteRoot("state");
		memento.createChild("column", "gone").putBoolean("visible", true);
		memento.createChild("column", "host").putBoolean("visible", false);
		memento.putString("sort", "gone");

		TableState restored = INITIAL.restore(memento);

		assertThat(restored.order()).containsExactly("host", "name", "uuid");
		assertThat(restored.columns().get("host").visible()).isFalse();
		assertThat(restored.sort()).isEqualTo("name");
	}

	@Test
	public void nothingSavedIsTheInitialState() {
		assertThat(INITIAL.restore(null)).isSameAs(INITIAL);
	}
}
