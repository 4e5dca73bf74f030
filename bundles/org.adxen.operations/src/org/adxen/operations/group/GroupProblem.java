// SPDX-License-Identifier: EPL-2.0
package org.adxen.operations.group;

/**
 * What is wrong with a definition.
 *
 * @param index    of the member concerned among the definition's, from 0; {@link #WHOLE} for the group
 * @param member   its name, as it was written; empty for the group
 * @param feature  what of it has to be corrected
 * @param sentence with the remedy
 */
public record GroupProblem(int index, String member, Feature feature, String sentence) {

	/** Index of what concerns the group. */
	public static final int WHOLE = -1;

	/** What the owner of a definition writes, of the group or of a member. */
	public enum Feature {
		NAME, FILE, TEMPLATE, COUNT, DOMAIN_NAME, MEMORY, VCPUS, DISKS, VIFS, DELAY, AFTER, READINESS, PORT, PAUSE, TIMEOUT, PINNED,
		/** Of the group. */
		POLICY,
		/** Of the group. */
		HOSTS,
		/** Of the group. */
		TOGETHER,
		/** Of the group. */
		APART
	}

	/** Of the group itself. */
	static GroupProblem whole(Feature feature, String sentence) {
		return new GroupProblem(WHOLE, "", feature, sentence);
	}

	static GroupProblem of(int index, MemberDefinition member, Feature feature, String sentence) {
		return new GroupProblem(index, member.name(), feature, sentence);
	}
}
