// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Holds the list of faults true: tests run in the module's directory. */
class FaultListTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern ROW =
      Pattern.compile("^\\| ([PLENS]\\d\\d) \\| .+ \\| (.+) \\|$", Pattern.MULTILINE);
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");
  private static final int REASON = 12;

  private static Map<String, String> rows() throws IOException {
    Map<String, String> rows = new LinkedHashMap<>();
    Matcher row = ROW.matcher(Files.readString(ROOT.resolve("docs/background/faults.md")));
    while (row.find()) {
      assertThat(rows.put(row.group(1), row.group(2))).as(row.group(1)).isNull();
    }
    return rows;
  }

  private static Stream<String> ids(String letter, int last) {
    return IntStream.rangeClosed(1, last).mapToObj(number -> "%s%02d".formatted(letter, number));
  }

  @Test
  @DisplayName("every fault is in the list, once and in order")
  void complete() throws IOException {
    List<String> all =
        Stream.of(ids("P", 24), ids("L", 20), ids("E", 20), ids("N", 33), ids("S", 20))
            .flatMap(ids -> ids)
            .toList();

    assertThat(rows().keySet()).containsExactlyElementsOf(all);
  }

  @Test
  @DisplayName("each test in the list exists and names the fault; who has none has a reason")
  void tests() throws IOException {
    Map<String, String> sources = sources();
    rows()
        .forEach(
            (id, cell) -> {
              List<String> named =
                  TEST.matcher(cell).results().map(match -> match.group(1)).toList();
              assertThat(named.isEmpty() && cell.length() < REASON).as(id).isFalse();
              for (String test : named) {
                assertThat(sources).as(id).containsKey(test);
                assertThat(sources.get(test)).as(test).contains(id);
              }
            });
  }

  private static Map<String, String> sources() throws IOException {
    Map<String, String> sources = new LinkedHashMap<>();
    try (Stream<Path> modules = Files.list(ROOT)) {
      for (Path module : modules.toList()) {
        Path tests = module.resolve("src/test/java");
        if (Files.isDirectory(tests)) {
          read(tests, sources);
        }
      }
    }
    return sources;
  }

  private static void read(Path tests, Map<String, String> sources) throws IOException {
    try (Stream<Path> files = Files.walk(tests)) {
      for (Path file : files.filter(path -> path.toString().endsWith("Test.java")).toList()) {
        String name = String.valueOf(file.getFileName()).replace(".java", "");
        // Two modules may each have a test of this name.
        sources.merge(name, Files.readString(file), String::concat);
      }
    }
  }
}
