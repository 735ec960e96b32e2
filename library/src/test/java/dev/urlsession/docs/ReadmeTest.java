// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a newcomer reads first is true. */
class ReadmeTest {

  private static final Pattern COMMAND = Pattern.compile("(?m)^(\\S*/urlsession) ");

  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)\\)");

  @Test
  @DisplayName("the command that the README names can be run")
  void command() throws IOException {
    assertThat(found(COMMAND))
        .isNotEmpty()
        .allSatisfy(file -> assertThat(file).isRegularFile().isExecutable());
  }

  @Test
  @DisplayName("the README's links lead somewhere")
  void links() throws IOException {
    assertThat(found(LINK)).isNotEmpty().allSatisfy(target -> assertThat(target).exists());
  }

  private static List<Path> found(Pattern pattern) throws IOException {
    return pattern
        .matcher(Files.readString(ApiMapping.PROJECT.resolve("README.md")))
        .results()
        .map(match -> ApiMapping.PROJECT.resolve(match.group(1)))
        .toList();
  }
}
