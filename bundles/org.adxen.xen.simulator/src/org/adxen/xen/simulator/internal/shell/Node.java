// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.simulator.internal.shell;

import java.util.List;
import java.util.Optional;

/** A command of a script. */
sealed interface Node {

	/** NAME=word before a command or alone. */
	record Assignment(String name, Word value) {
	}

	/**
	 * A redirection.
	 *
	 * @param operator &lt; &gt; &gt;&gt; &lt;&gt; &gt;| &lt;&amp; &gt;&amp; or &lt;&lt; with the here-document as the word
	 */
	record Redirection(int descriptor, String operator, Word target) {
	}

	record Simple(int line, List<Assignment> assignments, List<Word> words, List<Redirection> redirections) implements Node {
	}

	record Pipeline(List<Node> commands, boolean negated) implements Node {
	}

	/** left and then right if the left succeeded, or failed. */
	record Chain(Node left, boolean ifSucceeded, Node right) implements Node {
	}

	record Background(Node command) implements Node {
	}

	record Sequence(List<Node> commands) implements Node {
	}

	record Subshell(Node body) implements Node {
	}

	record Redirected(Node body, List<Redirection> redirections) implements Node {
	}

	record If(Node condition, Node then, Optional<Node> otherwise) implements Node {
	}

	record Loop(boolean until, Node condition, Node body) implements Node {
	}

	record For(String name, Optional<List<Word>> words, Node body) implements Node {
	}

	record Choice(List<Word> patterns, Node body) {
	}

	record Case(Word word, List<Choice> choices) implements Node {
	}

	record Function(String name, Node body) implements Node {
	}
}
