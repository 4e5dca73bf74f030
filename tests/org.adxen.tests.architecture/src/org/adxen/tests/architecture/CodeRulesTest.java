// SPDX-License-Identifier: EPL-2.0
package org.adxen.tests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import java.util.Set;

import org.junit.BeforeClass;
import org.junit.Test;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;

/** What no class of ours does. */
public class CodeRulesTest {
	private static BuiltClasses built;

	@BeforeClass
	public static void read() {
		built = new BuiltClasses();
	}

	@Test
	public void nothingWaitsForTheDisplayThread() {
		built.check(bundle -> noClasses().should().accessTargetWhere(isNamed("syncExec")).because("a view that waits for another thread can freeze"));
	}

	@Test
	public void onlyTheCommandLineWritesToTheStandardStreams() {
		built.check(bundle -> noClasses()
				.that(DescribedPredicate.not(resideInAPackage("org.adxen.cli..").or(resideInAPackage("org.adxen.discovery.internal.command"))))
				.should().accessTargetWhere(isStandardStream()).because("in a workbench nobody reads them"));
	}

	@Test
	public void nobodyPrintsAStackTrace() {
		built.check(bundle -> noClasses().should().accessTargetWhere(isNamed("printStackTrace")).because("a failure is thrown, logged once, or shown"));
	}

	@Test
	public void thereAreNoSingletonsBehindStaticMethods() {
		built.check(bundle -> noMethods().that(isOurs()).should().haveNameMatching("getDefault|getInstance|instance|getPlugin")
				.because("services come from Declarative Services"));
	}

	@Test
	public void thereAreNoSingletonsInStaticFields() {
		built.check(bundle -> noFields().that(isOurs()).should().haveNameMatching("(?i)e?instance|plugin|singleton").because("services come from Declarative Services"));
	}

	@Test
	public void staticFieldsHoldNoState() {
		built.check(bundle -> noFields().that(isOurs()).and(isNoMessage()).and().areStatic().and().doNotHaveModifier(JavaModifier.SYNTHETIC).should().notBeFinal()
				.because("state belongs to an object that somebody made"));
	}

	private static DescribedPredicate<JavaAccess<?>> isNamed(String method) {
		return describe("of " + method, access -> access.getTarget().getName().equals(method));
	}

	private static DescribedPredicate<JavaAccess<?>> isStandardStream() {
		return describe("of System.out or System.err", access -> access.getTargetOwner().getName().equals("java.lang.System")
				&& Set.of("out", "err").contains(access.getTarget().getName()));
	}

	private static DescribedPredicate<JavaMember> isOurs() {
		return describe("written by hand", member -> !BuiltClasses.generated().test(member.getOwner()));
	}

	private static DescribedPredicate<JavaField> isNoMessage() {
		return describe("is no message", field -> !field.getOwner().isAssignableTo("org.eclipse.osgi.util.NLS"));
	}
}
