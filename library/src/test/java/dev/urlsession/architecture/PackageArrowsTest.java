// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Data flows one way: session, task, loading, policies, transport, and the bottom layer. */
class PackageArrowsTest {

  private static final List<List<String>> LAYERS =
      List.of(
          List.of("session"),
          List.of("background"),
          List.of("task"),
          List.of("loading"),
          List.of(
              "redirect",
              "auth",
              "proxy",
              "cookie",
              "cache",
              "decode",
              "download",
              "scheme",
              "response"),
          List.of("transport"),
          List.of("event", "io", "concurrent", "store"));

  @ParameterizedTest(name = "{0} never imports {1}")
  @DisplayName("no lower package imports a higher one")
  @MethodSource("forbidden")
  void arrows(List<String> lower, List<String> higher) {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAnyPackage(patterns(lower))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(patterns(higher))
            .allowEmptyShould(true);

    rule.check(LibraryClasses.ALL);
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
        .map(name -> "dev.urlsession.internal." + name + "..")
        .toArray(String[]::new);
  }
}
