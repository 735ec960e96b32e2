// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The tables of {@code docs/api-mapping.md}. */
final class ApiMapping {

  static final Path PROJECT = Path.of("").toAbsolutePath().getParent();

  private static final Pattern RULE = Pattern.compile("B-\\d{3}");

  /** A row of three cells. */
  record Row(String first, String second, String third) {}

  private ApiMapping() {}

  /** Apple's symbol, ours, note. */
  static List<Row> symbols() throws IOException {
    return rows().stream()
        .filter(row -> !RULE.matcher(row.first()).matches() && !row.first().equals("Apple"))
        .toList();
  }

  /** Number, what it says, what covers it. */
  static List<Row> rules() throws IOException {
    return rows().stream().filter(row -> RULE.matcher(row.first()).matches()).toList();
  }

  private static List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String line : Files.readAllLines(PROJECT.resolve("docs/api-mapping.md"))) {
      String[] cells = line.split("\\|", -1);
      if (cells.length == 5 && !cells[1].contains("---") && !cells[1].equals(" Rule ")) {
        rows.add(new Row(cells[1].strip(), cells[2].strip(), cells[3].strip()));
      }
    }
    return rows;
  }
}
