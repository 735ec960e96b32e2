// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NettyBoundaryTest {

  @Test
  @DisplayName("only the transport knows Netty")
  void onlyTheTransport() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.urlsession.internal.transport..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.netty..")
        .check(LibraryClasses.ALL);
  }
}
