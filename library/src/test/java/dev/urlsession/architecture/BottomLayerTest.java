// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BottomLayerTest {

  private static final String[] BOTTOM = {
    "dev.urlsession.internal.event..",
    "dev.urlsession.internal.io..",
    "dev.urlsession.internal.concurrent..",
    "dev.urlsession.internal.store.."
  };

  @Test
  @DisplayName(
      "io, concurrent, event and store know each other and the public vocabulary, nothing else of ours")
  void bottom() {
    classes()
        .that()
        .resideInAnyPackage(BOTTOM)
        .should()
        .onlyDependOnClassesThat(
            resideOutsideOfPackage("dev.urlsession..")
                .or(resideInAnyPackage(BOTTOM))
                .or(resideInAnyPackage("dev.urlsession")))
        .allowEmptyShould(true)
        .check(LibraryClasses.ALL);
  }
}
