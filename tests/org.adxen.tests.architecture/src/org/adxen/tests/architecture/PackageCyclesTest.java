// SPDX-License-Identifier: EPL-2.0
package org.adxen.tests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import org.junit.Test;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/** Packages are by feature, and features depend on each other one way only. */
public class PackageCyclesTest {

	@Test
	public void thePackagesOfABundleFormNoCycle() {
		new BuiltClasses().check(bundle -> slices().assignedFrom(new EachPackage()).should().beFreeOfCycles()
				// An API class may be the door to its implementation (a factory method), and the implementation knows the API.
				.ignoreDependency(not(resideInAPackage("..internal..")), resideInAPackage("..internal..")));
	}

	private static final class EachPackage implements SliceAssignment {
		@Override
		public SliceIdentifier getIdentifierOf(JavaClass type) {
			return type.getPackageName().matches("org\\.adxen\\..*") && !BuiltClasses.generated().test(type)
					? SliceIdentifier.of(type.getPackageName()) : SliceIdentifier.ignore();
		}

		@Override
		public String getDescription() {
			return "each package";
		}
	}
}
