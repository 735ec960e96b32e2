// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import dev.urlsession.testing.RecordedRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestBodyTest {

  @TempDir Path directory;
  private final LoopbackServer server = LoopbackServer.start();

  @BeforeEach
  void answer() {
    server.fallback(Answer.text("ok"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private RecordedRequest sent(Object... flags) {
    List<Object> args = new ArrayList<>(List.of("get", "-s"));
    args.addAll(List.of(flags));
    args.add(server.uri("/"));
    assertThat(Run.of(args.toArray())).isEqualTo(new Run(0, "ok", ""));
    return server.requests().get(0);
  }

  @Test
  void dSendsFormPairs() {
    RecordedRequest request = sent("-d", "name=Jörg & Söhne", "-d", "a=1%20%", "-d", "x=1&y=2");
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.header("Content-Type")).contains("application/x-www-form-urlencoded");
    assertThat(request.bodyText()).isEqualTo("name=J%C3%B6rg+&+S%C3%B6hne&a=1%20%25&x=1&y=2");
  }

  @Test
  void dReadsAFile() throws Exception {
    Path file = Files.writeString(directory.resolve("f"), "a=1\n&b=2\n");
    assertThat(sent("-d", "@" + file).bodyText()).isEqualTo("a=1&b=2");
  }

  @Test
  void dataBinarySendsAFileAsItIs() throws Exception {
    Path file = Files.writeString(directory.resolve("f"), "a\r\nb\n");
    RecordedRequest request = sent("--data-binary", "@" + file, "-X", "PATCH");
    assertThat(request.method()).isEqualTo("PATCH");
    assertThat(request.bodyText()).isEqualTo("a\r\nb\n");
    assertThat(request.header("Content-Type")).contains("application/octet-stream");
  }

  @Test
  void jsonSetsBothTypes() {
    RecordedRequest request = sent("--json", "{\"a\":1}");
    assertThat(request.bodyText()).isEqualTo("{\"a\":1}");
    assertThat(request.header("Content-Type")).contains("application/json");
    assertThat(request.header("Accept")).contains("application/json");
  }

  @Test
  void aTypeOfOnesOwnWins() {
    RecordedRequest request = sent("--json", "{}", "-H", "Content-Type: application/ld+json");
    assertThat(request.header("Content-Type")).contains("application/ld+json");
  }

  @Test
  void formPartsAreMultipart() throws Exception {
    Path file = Files.writeString(directory.resolve("f.bin"), "content");
    RecordedRequest request =
        sent("-F", "note=hi", "-F", "doc=@" + file + ";type=text/x-a;filename=b.txt");
    assertThat(request.header("Content-Type").orElse("")).startsWith("multipart/form-data; bound");
    assertThat(request.bodyText())
        .contains("name=\"note\"\r\n\r\nhi\r\n")
        .contains("name=\"doc\"; filename=\"b.txt\"\r\nContent-Type: text/x-a\r\n\r\ncontent\r\n");
  }

  @Test
  void aMissingFileIsToldBeforeAnythingIsSent() {
    Run run = Run.of("get", "-F", "a=@" + directory.resolve("none"), server.uri("/"));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).startsWith("urlsession: Cannot read the file ").hasLineCount(1);
    assertThat(server.requestCount()).isZero();
  }
}
