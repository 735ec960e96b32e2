// SPDX-License-Identifier: Apache-2.0
import java.io.IOException;
import java.net.IDN;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * Makes the resource {@code public-suffixes.txt} from a {@code public_suffix_list.dat}: the rules
 * without comments, in ASCII, sorted by their bytes for a binary search. See the README beside it.
 */
public final class MakePublicSuffixes {

  private static final String NOTICE =
      """
      # The rules of the Public Suffix List, %s, https://publicsuffix.org/
      # This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0.
      # If a copy of the MPL was not distributed with this file, You can obtain one at
      # https://mozilla.org/MPL/2.0/. Made by MakePublicSuffixes.java; do not edit.
      """;

  private MakePublicSuffixes() {}

  public static void main(String[] arguments) throws IOException {
    String version = "of an unknown version";
    TreeSet<String> rules = new TreeSet<>();
    for (String line : Files.readAllLines(Path.of(arguments[0]))) {
      if (line.startsWith("// VERSION: ")) {
        version = "version " + line.substring("// VERSION: ".length()).strip();
      }
      String rule = line.split("\\s", 2)[0];
      if (!rule.isEmpty() && !rule.startsWith("//")) {
        rules.add(ascii(rule));
      }
    }
    List<String> lines = new ArrayList<>(NOTICE.formatted(version).lines().toList());
    lines.addAll(rules);
    Files.writeString(Path.of(arguments[1]), String.join("\n", lines) + "\n");
  }

  private static String ascii(String rule) {
    String mark = rule.startsWith("!") ? "!" : rule.startsWith("*.") ? "*." : "";
    String name = IDN.toASCII(rule.substring(mark.length()), IDN.ALLOW_UNASSIGNED);
    return mark + name.toLowerCase(Locale.ROOT);
  }
}
