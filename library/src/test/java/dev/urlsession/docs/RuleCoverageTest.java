// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.docs.ApiMapping.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What {@code docs/api-mapping.md} says about the rules of behaviour. */
class RuleCoverageTest {

  /** First and last number of each section that foreground sessions answer for. */
  private static final int[][] SECTIONS = {
    {1, 16},
    {20, 27},
    {30, 44},
    {50, 55},
    {60, 73},
    {80, 91},
    {95, 102},
    {110, 126},
    {130, 145},
    {150, 174},
    {180, 201},
    {210, 228},
    {230, 246},
    {260, 284},
    {320, 327},
    {330, 339},
    {350, 357},
    {360, 364},
    {370, 379}
  };

  private static final Pattern RULE = Pattern.compile("B-\\d{3}");

  private static final Pattern COVER =
      Pattern.compile(
          "test|not yet tested|authentication release"
              + "|cache and cookie release|performance|later: no release yet|not applicable: .+");

  @Test
  @DisplayName("every rule is in the table, once and in order")
  void complete() throws IOException {
    List<String> expected =
        Arrays.stream(SECTIONS)
            .flatMapToInt(section -> IntStream.rangeClosed(section[0], section[1]))
            .mapToObj("B-%03d"::formatted)
            .toList();
    assertThat(ApiMapping.rules()).extracting(Row::first).isEqualTo(expected);
  }

  @Test
  @DisplayName("what covers a rule is said in known words")
  void knownWords() throws IOException {
    assertThat(ApiMapping.rules())
        .allSatisfy(row -> assertThat(row.third()).as(row.first()).matches(COVER));
  }

  @Test
  @DisplayName("a rule marked as tested is named by a test")
  void named() throws IOException {
    Set<String> named = rulesNamedByTests();
    List<Row> untested =
        ApiMapping.rules().stream().filter(row -> row.third().equals("not yet tested")).toList();
    System.out.println("rules not yet tested: " + untested.size());
    assertThat(ApiMapping.rules())
        .filteredOn(row -> row.third().equals("test"))
        .extracting(Row::first)
        .isNotEmpty()
        .isSubsetOf(named);
  }

  private static Set<String> rulesNamedByTests() throws IOException {
    Set<String> rules = new TreeSet<>();
    try (Stream<Path> modules = Files.list(ApiMapping.PROJECT)) {
      for (Path module : modules.toList()) {
        Path tests = module.resolve("src/test/java");
        if (Files.isDirectory(tests)) {
          collect(tests, rules);
        }
      }
    }
    return rules;
  }

  private static void collect(Path tests, Set<String> rules) throws IOException {
    try (Stream<Path> tree = Files.walk(tests)) {
      for (Path file : tree.filter(it -> it.toString().endsWith(".java")).toList()) {
        Matcher rule = RULE.matcher(Files.readString(file));
        while (rule.find()) {
          rules.add(rule.group());
        }
      }
    }
  }
}
