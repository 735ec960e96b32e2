// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the documents show is what is compiled and run here. */
class SnippetsTest {

  private static final Path PROJECT = Path.of("").toAbsolutePath().getParent();

  private static final Path SOURCES =
      PROJECT.resolve("examples/src/test/java/dev/urlsession/examples/guide");

  private static final Pattern JAVA =
      Pattern.compile("(?:<!-- snippet: (\\w+)#(\\w+) -->\n)?```java\n(.*?)```", Pattern.DOTALL);

  @Test
  @DisplayName("every Java block of the README and the guide is a region of a test")
  void snippets() throws IOException {
    int count = 0;
    for (Path page : pages()) {
      Matcher block = JAVA.matcher(Files.readString(page));
      while (block.find()) {
        assertThat(block.group(1)).as("snippet mark of %s", block.group(3)).isNotNull();
        assertThat(block.group(3))
            .as("%s#%s in %s", block.group(1), block.group(2), page.getFileName())
            .isEqualTo(region(block.group(1), block.group(2)));
        count++;
      }
    }
    assertThat(count).isGreaterThan(20);
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(PROJECT.resolve("README.md")));
    try (Stream<Path> guide = Files.list(PROJECT.resolve("docs/guide"))) {
      guide.filter(page -> page.toString().endsWith(".md")).forEach(pages::add);
    }
    return pages;
  }

  private static String region(String file, String name) throws IOException {
    String source = Files.readString(SOURCES.resolve(file + ".java"));
    Matcher region =
        Pattern.compile("// region " + name + "\n(.*?)\n *// endregion", Pattern.DOTALL)
            .matcher(source);
    assertThat(region.find()).as("region %s of %s", name, file).isTrue();
    return region.group(1).stripTrailing().stripIndent().strip() + "\n";
  }
}
