// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLError;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What {@code docs/api-mapping.md} says about Apple's symbols. */
class ApiMappingSymbolsTest {

  @Test
  @DisplayName("every Java counterpart in the mapping exists and is public")
  void counterpartsExist() throws IOException {
    List<Counterpart> all =
        ApiMapping.symbols().stream()
            .flatMap(row -> Counterpart.in(row.second()).stream())
            .toList();
    assertThat(all).hasSizeGreaterThan(400);
    assertThat(all).filteredOn(counterpart -> !counterpart.exists()).isEmpty();
  }

  @Test
  @DisplayName("a symbol without a counterpart has a reason")
  void reasons() throws IOException {
    assertThat(ApiMapping.symbols())
        .filteredOn(row -> Counterpart.in(row.second()).isEmpty())
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row.second()).as("counterpart of %s", row.first()).isEqualTo("—");
              assertThat(row.third()).as("reason for %s", row.first()).isNotEmpty();
            });
  }

  @Test
  @DisplayName("every error code is in the mapping, with Apple's number")
  void errorCodes() throws IOException {
    String rows =
        ApiMapping.symbols().stream()
            .map(row -> row.first() + " " + row.second())
            .collect(Collectors.joining("\n"));
    assertThat(Arrays.stream(URLError.Code.values()))
        .allSatisfy(
            code ->
                assertThat(rows)
                    .containsPattern("(?m)^−" + -code.rawValue() + " .*#" + code.name() + "`"));
  }
}
