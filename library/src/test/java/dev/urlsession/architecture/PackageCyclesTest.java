// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PackageCyclesTest {

  @Test
  @DisplayName("internal packages form no cycle")
  void internalPackages() {
    slices()
        .matching("dev.urlsession.internal.(*)..")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(LibraryClasses.ALL);
  }

  @Test
  @DisplayName("the transport's own packages form no cycle")
  void transportPackages() {
    slices()
        .matching("dev.urlsession.internal.transport.(*)..")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(LibraryClasses.ALL);
  }
}
