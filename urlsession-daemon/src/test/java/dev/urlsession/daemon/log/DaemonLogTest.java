// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonLogTest {

  @TempDir Path folder;

  private static String line(String value) {
    List<String> lines = new ArrayList<>();
    new DaemonLog(lines::add, () -> Instant.EPOCH).info("e", Map.of("v", value));
    return lines.get(0);
  }

  @Test
  @DisplayName("S18: whatever is in a text, an event is one line, and JSON")
  void oneLine() {
    String line = line("a\n{\"event\":\"fake\"}\r\u2028\u202e\u0000\"\\");
    assertThat(line)
        .doesNotContain("\n", "\r", "\u2028", "\u202e", "\u0000")
        .contains("a\\n{\\\"event\\\":\\\"fake\\\"}\\r\\u2028\\u202e\\u0000\\\"\\\\");
  }

  @Test
  @DisplayName("S10: queries, passwords in URLs, tokens and cookies are left out")
  void redacted() {
    for (String secret :
        List.of(
            "GET https://h/p?key=CANARY failed",
            "https://user:CANARY@h/p",
            "Authorization: Bearer CANARY",
            "cookie=CANARY")) {
      assertThat(line(secret)).as(secret).doesNotContain("CANARY");
    }
  }

  @Test
  @DisplayName("a long log is moved aside, and the oldest goes")
  void rotates() throws IOException {
    Path file = folder.resolve("log");
    try (RotatingFile log = new RotatingFile(file, 100, 3)) {
      for (int i = 0; i < 20; i++) {
        log.write("line " + i + " ".repeat(40));
      }
    }
    assertThat(Files.readString(file)).contains("line 19");
    assertThat(folder.resolve("log.1")).exists();
    assertThat(folder.resolve("log.2")).exists();
    assertThat(folder.resolve("log.3")).doesNotExist();
  }
}
