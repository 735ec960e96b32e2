// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MultipartFormDataTest {

  @TempDir Path directory;

  @Test
  @DisplayName("a form reads as RFC 7578 says")
  void format() throws IOException {
    Path file = Files.writeString(directory.resolve("a.txt"), "file");
    MultipartFormData form =
        MultipartFormData.builder()
            .field("f", "value")
            .file("g", file)
            .data("h", new byte[] {'x'}, "b.png", "image/png")
            .build();
    String delimiter = "--" + form.boundary();

    assertThat(form.newInputStream().readAllBytes())
        .asString()
        .isEqualTo(
            String.join(
                "\r\n",
                delimiter,
                "Content-Disposition: form-data; name=\"f\"",
                "",
                "value",
                delimiter,
                "Content-Disposition: form-data; name=\"g\"; filename=\"a.txt\"",
                "Content-Type: application/octet-stream",
                "",
                "file",
                delimiter,
                "Content-Disposition: form-data; name=\"h\"; filename=\"b.png\"",
                "Content-Type: image/png",
                "",
                "x",
                delimiter + "--",
                ""));
  }

  @Test
  @DisplayName("quotes and line breaks in names are escaped as browsers do")
  void escapes() throws IOException {
    MultipartFormData form =
        MultipartFormData.builder().data("a\"\r\nb", new byte[0], "c\"\r\nd%", "a/b").build();

    assertThat(form.newInputStream().readAllBytes())
        .asString()
        .contains("; name=\"a%22%0D%0Ab\"; filename=\"c%22%0D%0Ad%\"\r\n");
  }

  @Test
  @DisplayName("a content type cannot smuggle in a line")
  void contentType() {
    MultipartFormData.Builder builder = MultipartFormData.builder();

    assertThatThrownBy(() -> builder.data("a", new byte[0], "b", "a/b\r\nX: y"))
        .isInstanceOf(URLSessionUsageException.class);
  }

  @Test
  @DisplayName("a form without parts is the closing line")
  void empty() throws IOException {
    MultipartFormData form = MultipartFormData.builder().build();

    assertThat(form.newInputStream().readAllBytes())
        .asString()
        .isEqualTo("--" + form.boundary() + "--\r\n");
  }

  @Test
  @DisplayName("boundaries are random and legal")
  void boundaries() {
    Set<String> boundaries = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      boundaries.add(MultipartFormData.builder().build().boundary());
    }

    assertThat(boundaries).hasSize(100).allMatch(each -> each.matches("[A-Za-z0-9_-]{30,70}"));
  }

  @Test
  @DisplayName("a form can be sent again, and its length is known")
  void replayed() throws IOException {
    Path file = Files.writeString(directory.resolve("a.txt"), "file");
    MultipartFormData form = MultipartFormData.builder().file("g", file).build();
    byte[] first = form.newInputStream().readAllBytes();

    assertThat(form.newInputStream().readAllBytes()).isEqualTo(first);
    assertThat(form.contentLength()).isEqualTo(first.length);
    assertThat(HTTPBody.ofMultipart(form).isReplayable()).isTrue();
    assertThat(HTTPBody.ofMultipart(form).contentLength()).isEqualTo(first.length);
  }

  @Test
  @DisplayName("the bytes of a part are copied, and no value is shown")
  void copies() throws IOException {
    byte[] bytes = {'x'};
    MultipartFormData form = MultipartFormData.builder().data("a", bytes, "b", "c/d").build();
    bytes[0] = 'y';

    assertThat(form.newInputStream().readAllBytes()).asString().contains("\r\n\r\nx\r\n");
    assertThat(form.toString()).doesNotContain("form-data;");
  }
}
