// SPDX-License-Identifier: EPL-2.0
package org.adxen.ui.group;

import java.nio.file.Path;

import org.adxen.fleet.DomainKey;
import org.adxen.fleet.DomainView;
import org.adxen.operations.group.GroupView;
import org.adxen.ui.tree.Keyed;

/** A row of the tree of groups. Immutable. */
sealed interface GroupRow extends Keyed {

	/** A group's file. */
	Path file();

	/** What is selected when the row is: a group, a domain, or the row itself where there is no domain. */
	Object element();

	/** Whether what it shows is old. */
	boolean stale();

	record OfGroup(GroupView group) implements GroupRow {

		@Override
		public Path file() {
			return group.key();
		}

		@Override
		public Object key() {
			return group.key();
		}

		@Override
		public Object element() {
			return group;
		}

		@Override
		public boolean stale() {
			return group.domains().findAny().isPresent() && group.domains().allMatch(DomainView::stale);
		}
	}

	/** @param active whether any member of its group runs */
	record OfMember(Path file, GroupView.Member member, boolean active) implements GroupRow {

		private record Key(Path file, String member) {
		}

		@Override
		public Object key() {
			return new Key(file, member.definition().name());
		}

		@Override
		public Object element() {
			DomainView domain = member.domain();
			return domain == null ? this : domain;
		}

		@Override
		public boolean stale() {
			DomainView domain = member.domain();
			return domain != null && domain.stale();
		}
	}

	record OfExtra(Path file, GroupView.Extra extra) implements GroupRow {

		private record Key(Path file, DomainKey domain) {
		}

		@Override
		public Object key() {
			return new Key(file, extra.domain().key());
		}

		@Override
		public Object element() {
			return extra.domain();
		}

		@Override
		public boolean stale() {
			return extra.domain().stale();
		}
	}
}
