// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The daemon from top to bottom: server, hub and relaunch, engine, store, model. */
class PackageArrowsTest {

  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.urlsession.daemon");

  private static final List<List<String>> LAYERS =
      List.of(
          List.of("server"),
          List.of("hub", "relaunch"),
          List.of("engine"),
          List.of("store"),
          List.of("model", "log", "machine"));

  @ParameterizedTest(name = "{0} never imports {1}")
  @DisplayName("no lower package imports a higher one")
  @MethodSource("forbidden")
  void arrows(List<String> lower, List<String> higher) {
    noClasses()
        .that()
        .resideInAnyPackage(patterns(lower))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(patterns(higher))
        .allowEmptyShould(true)
        .check(ALL);
  }

  static Stream<Arguments> forbidden() {
    return Stream.iterate(1, i -> i < LAYERS.size(), i -> i + 1)
        .map(
            i ->
                Arguments.of(
                    LAYERS.get(i), LAYERS.subList(0, i).stream().flatMap(List::stream).toList()));
  }

  private static String[] patterns(List<String> names) {
    return names.stream()
        .map(name -> "dev.urlsession.daemon." + name + "..")
        .toArray(String[]::new);
  }

  @Test
  @DisplayName("SQLite and JDBC stay inside the store")
  void sqliteStaysInside() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.urlsession.daemon.store..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "org.sqlite..")
        .check(ALL);
  }
}
