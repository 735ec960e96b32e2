// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhotoUploadTest {

  @AutoClose private final LoopbackServer server = LoopbackServer.start();

  @Test
  @DisplayName("recipe 5: a photo in a multipart form, with progress, sent anew each time")
  void sends(@TempDir Path directory) throws Exception {
    Path photo = Files.writeString(directory.resolve("p.jpg"), "picture");
    server.route("POST", "/photos", Answer.empty(201).header("Cache-Control", "max-age=100000"));
    List<String> printed = Output.of(PhotoUpload::main, server.uri("/photos"), photo);
    assertThat(printed).contains("sent 100 %").endsWith("stored: status 201");
    String body = server.requests().get(0).bodyText();
    assertThat(body)
        .contains("name=\"tag_name\"\r\n\r\nHolidays\r\n")
        .contains("name=\"userfile\"; filename=\"photo.jpg\"\r\n")
        .contains("Content-Type: image/jpeg\r\n\r\npicture\r\n");

    Output.of(PhotoUpload::main, server.uri("/photos"), photo);
    assertThat(server.requestCount()).isEqualTo(2);
  }
}
