// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPBody;
import dev.urlsession.MultipartFormData;
import dev.urlsession.URLEncodedForm;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionTask;
import dev.urlsession.URLSessionTaskDelegate;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.LoopbackServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snippets about uploads. */
class UploadsGuideTest {

  @AutoClose private final LoopbackServer server = LoopbackServer.start();

  @AutoClose
  private final URLSession session =
      URLSession.create(URLSessionConfiguration.defaultSessionConfiguration());

  private String url;

  @BeforeEach
  void route() {
    server.route("/notes", Answer.empty(201));
    url = server.uri("/notes").toString();
  }

  private String sent() {
    return server.requests().get(0).bodyText();
  }

  @Test
  @DisplayName("an upload of bytes")
  void bytes() {
    byte[] json = "{}".getBytes(StandardCharsets.UTF_8);
    // region bytes
    URLRequest request =
        URLRequest.builder(url)
            .httpMethod("PUT")
            .header("Content-Type", "application/json")
            .build();
    session.upload(request, HTTPBody.ofBytes(json)).join();
    // endregion
    assertThat(sent()).isEqualTo("{}");
  }

  @Test
  @DisplayName("an upload of a file")
  void file(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("note"), "text");
    URLRequest request = URLRequest.builder(url).httpMethod("PUT").build();
    // region file
    session.upload(request, HTTPBody.ofFile(file)).join();
    // endregion
    assertThat(sent()).isEqualTo("text");
  }

  @Test
  @DisplayName("an encoded form")
  void form() {
    // region form
    URLEncodedForm form =
        URLEncodedForm.builder().add("name", "Brendon").add("city", "Zürich").build();
    session.data(URLRequest.builder(url).form(form).build()).join();
    // endregion
    assertThat(sent()).isEqualTo("name=Brendon&city=Z%C3%BCrich");
  }

  @Test
  @DisplayName("a multipart form")
  void multipart(@TempDir Path directory) throws IOException {
    Path photo = Files.writeString(directory.resolve("a.jpg"), "picture");
    // region multipart
    MultipartFormData form =
        MultipartFormData.builder()
            .field("title", "Holidays")
            .file("photo", photo, "beach.jpg", "image/jpeg")
            .build();
    session.data(URLRequest.builder(url).multipart(form).build()).join();
    // endregion
    assertThat(sent()).contains("filename=\"beach.jpg\"").contains("picture");
  }

  // region streamDelegate
  class Source implements URLSessionTaskDelegate {
    @Override
    public void needNewBodyStream(
        URLSession session,
        URLSessionTask task,
        Consumer<@Nullable InputStream> completionHandler) {
      completionHandler.accept(new ByteArrayInputStream("fresh".getBytes(StandardCharsets.UTF_8)));
    }
  }

  // endregion

  @Test
  @DisplayName("a streamed upload")
  void stream() {
    var configuration = URLSessionConfiguration.defaultSessionConfiguration();
    URLRequest request = URLRequest.builder(url).httpMethod("POST").build();
    // region stream
    try (URLSession streaming = URLSession.create(configuration, new Source(), null)) {
      streaming.uploadTaskWithStreamedRequest(request).resume();
    }
    // endregion
    assertThat(sent()).isEqualTo("fresh");
  }
}
