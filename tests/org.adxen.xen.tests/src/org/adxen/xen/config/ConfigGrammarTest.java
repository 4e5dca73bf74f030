// SPDX-License-Identifier: EPL-2.0
package org.adxen.xen.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;

import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/** The grammar of configuration files, sentence by sentence: an input, and its values or the place of its first error. */
@RunWith(Parameterized.class)
public class ConfigGrammarTest {

	private final String input;
	private final String expected;

	public ConfigGrammarTest(String sentence, String input, String expected) {
		this.input = input;
		this.expected = expected;
	}

	@Parameters(name = "{0}: {1}")
	public static Collection<Object[]> cases() {
		return Arrays.asList(new Object[][] {
				{"a key begins with a lower-case letter", "a=1", "{a=1}"}, //
				{"not with an upper-case one", "A=1\n", "error 1:1"}, //
				{"nor with _", "_a=1\n", "error 1:1"}, //
				{"nor with a digit", "1a=1\n", "error 1:1"}, //
				{"letters, digits, _ and . follow", "a_1.b=1\n", "{a_1.b=1}"}, //
				{"but no -", "a-b=1\n", "error 1:2"}, //
				{"a second = replaces", "a=1\nb=2\na=3\n", "{a=3, b=2}"}, //
				{"also by another kind of value", "a=[1]\na='x'\n", "{a=x}"}, //
				{"+= appends string to string", "a='x'\na+='y'\n", "{a=xy}"}, //
				{"a number to a string", "a=1\na+='y'\n", "{a=1y}"}, //
				{"a list to a list", "a=[1]\na+=['x',[2]]\n", "{a=[1, x, [2]]}"}, //
				{"but no list to a string", "a='x'\na+=[1]\n", "error 2:4"}, //
				{"nor a string to a list", "a=[1]\n  a += 'x'\n", "error 2:8"}, //
				{"+= works with a missing key", "a+='x'\n", "{a=x}"}, //
				{"there is no space in +=", "a + = 1\n", "error 1:3"}, //
				{"but around it", "a\t+=  'x'\n", "{a=x}"}, //
				{"strings are in single quotes", "a='x y'\n", "{a=x y}"}, //
				{"or in double ones", "a=\"x y\"\n", "{a=x y}"}, //
				{"each may hold the other", "a='\"'; b=\"'\"\n", "{a=\", b='}"}, //
				{"bare words are no values", "a=x\n", "error 1:3"}, //
				{"nor is True", "a=True\n", "error 1:1"}, //
				{"nor None", "a = None\n", "error 1:1"}, //
				{"nor true", "a=true\n", "error 1:3"}, //
				{"an empty value is an error", "\na=\n", "error 2:3"}, //
				{"also at the end of the file", "a=", "error 1:2"}, //
				{"an empty string is none", "a=''\n", "{a=}"}, //
				{"escapes in double quotes", "a=\"\\n\\t\\r\\\\\\\"\\'\"\n", "{a=\n\t\r\\\"'}"}, //
				{"escapes in single quotes", "a='\\n\\t\\r\\\\\\\"\\''\n", "{a=\n\t\r\\\"'}"}, //
				{"rare escapes", "a='\\a\\b\\f\\v'\n", "{a=\7\b\f\13}"}, //
				{"no other escape", "a='xy\\q'\n", "error 1:6"}, //
				{"hexadecimal escapes fail", "a='\\x41'\n", "error 1:4"}, //
				{"octal escapes vanish", "a='x\\101y'\n", "{a=xy}"}, //
				{"also those of digits", "a='\\061'\n", "{a=}"}, //
				{"short octal escapes fail", "a='\\12'\n", "error 1:4"}, //
				{"no string goes over a line end", "a='x\ny'\n", "error 1:3"}, //
				{"not even behind a backslash", "a='x\\\ny'\n", "error 1:3"}, //
				{"an open string at the end of the file", "a=\"x", "error 1:3"}, //
				{"strings do not join", "a='x' 'y'\n", "error 1:7"}, //
				{"nor are there triple quotes", "a='''x'''\n", "error 1:1"}, //
				{"no line goes on", "a=\\\n1\n", "error 1:3"}, //
				{"a list may be empty", "a=[]\n", "{a=[]}"}, //
				{"a list has values", "a=[1,'x']\n", "{a=[1, x]}"}, //
				{"newlines and comments anywhere in it", "a=[ # c\n\n1 # c\n , # c\n 2\n]\nb=3\n", "{a=[1, 2], b=3}"}, //
				{"one comma may trail", "a=[1,2,\n]\n", "{a=[1, 2]}"}, //
				{"but none lead", "a=[,1]\n", "error 1:4"}, //
				{"nor double", "a=[1,,2]\n", "error 1:6"}, //
				{"nor trail twice", "a=[1,,]\n", "error 1:6"}, //
				{"nor be alone", "a=[\n,]\n", "error 2:1"}, //
				{"nor be missing", "a=[1\n2]\n", "error 2:1"}, //
				{"lists nest", "a=[[],[1,['x']]]\n", "{a=[[], [1, [x]]]}"}, //
				{"an open list", "a=[1,\n2\n", "error 2:2"}, //
				{"a ] too many", "a=[1]]\n", "error 1:6"}, //
				{"no key in a list", "a=[1, b=2]\n", "error 1:7"}, //
				{"; separates statements", "a=1;b=2 ; c='x'\n", "{a=1, b=2, c=x}"}, //
				{";; does too", ";;a=1;;b=2;\n", "{a=1, b=2}"}, //
				{"nothing else does", "a=1 b=2\n", "error 1:5"}, //
				{"a comma does not", "a=1,\n", "error 1:4"}, //
				{"comments go to the end of the line", "# c\na=1 # '\n#\n", "{a=1}"}, //
				{"# in a string is none", "a='#'\n", "{a=#}"}, //
				{"a last comment without newline is an error", "a=1\n# c", "error 2:1"}, //
				{"also behind a value", "a=1 #c", "error 1:5"}, //
				{"a statement without newline is none", "a=1\nb=2", "{a=1, b=2}"}, //
				{"one last byte is dropped", "a=1#", "{a=1}"}, //
				{"whatever it is", "a=10M", "{a=10}"}, //
				{"but not before a newline", "a=10M\n", "error 1:5"}, //
				{"CRLF is an error", "a=1\r\nb=2\r\n", "error 1:4"}, //
				{"but not behind a comment", "a=1 # c\r\n", "{a=1}"}, //
				{"so is a byte order mark", "\u00ef\u00bb\u00bfa=1\n", "error 1:1"}, //
				{"a form feed", "a\f=1\n", "error 1:2"}, //
				{"a no-break space", "a=\u00c2\u00a01\n", "error 1:3"}, //
				{"a byte over 127 outside strings", "\u00e4=1\n", "error 1:1"}, //
				{"control characters may be in strings", "a='\1\33\177'\n", "{a=\1\33\177}"}, //
				{"but no NUL", "a='x\0y'\n", "error 1:5"}, //
				{"a NUL in a comment is fine", "# \0\na=1\n", "{a=1}"}, //
				{"numbers are decimal", "a=12\n", "{a=12}"}, //
				{"octal behind a 0", "a=010\n", "{a=8}"}, //
				{"or hexadecimal", "a=0x1f\n", "{a=31}"}, //
				{"in lower case", "a=0x1F\n", "error 1:6"}, //
				{"08 is no number", "a=08\n", "{a=08}"}, //
				{"nor 12abc", "a=12abc\n", "{a=12abc}"}, //
				{"there are no negative ones", "a=-1\n", "error 1:3"}, //
				{"no sign", "a=+1\n", "error 1:3"}, //
				{"no fractions", "a=1.5\n", "error 1:4"}, //
				{"no units", "a=10M\nb=2\n", "error 1:5"}, //
				{"no number over 64 bits", "a=99999999999999999999\n", "{a=99999999999999999999}"}, //
				{"a number in quotes is a string", "a='0x10'\n", "{a=0x10}"}, //
				{"columns count characters", "a='\u00c3\u00a4\u00c3\u00b6' b\n", "error 1:8"}, //
				{"and bytes without UTF-8", "a='\u00e4\u00c3\u00b6' b\n", "error 1:9"}, //
				{"tabs count one", "\ta=\tx\n", "error 1:5"}, //
				{"an empty file is fine", "", "{}"}, //
				{"a file of blanks too", " \t\n\n", "{}"},});
	}

	@Test
	public void readsWhatTheLibraryReads() {
		var file = ConfigFile.parse(input.getBytes(StandardCharsets.ISO_8859_1));
		var problems = new Problems();
		var dictionary = new ConfigParser(input.getBytes(StandardCharsets.ISO_8859_1), problems).parse();
		var first = file.problems().stream().filter(p -> p.severity() == ConfigProblem.Severity.ERROR).findFirst();
		if (expected.startsWith("error"))
			assertThat(first).hasValueSatisfying(p -> assertThat("error " + p.line() + ":" + p.column()).isEqualTo(expected));
		else {
			assertThat(problems.hasErrors()).isFalse();
			assertThat(file.values()).hasToString(expected);
			assertThat(dictionary.keys()).isEqualTo(file.values().keySet());
		}
	}
}
