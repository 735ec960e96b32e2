// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormFilesTest {

  @TempDir Path directory;

  @Test
  @DisplayName("B-089: a missing file of a form fails before the first byte")
  void missing() {
    MultipartFormData form = form(directory.resolve("none"));

    assertThat(opening(form)).isEqualTo(URLError.Code.FILE_DOES_NOT_EXIST);
    assertThat(form.contentLength()).isEqualTo(-1);
  }

  @Test
  @DisplayName("B-089: a directory in a form fails before the first byte")
  void directory() {
    assertThat(opening(form(directory))).isEqualTo(URLError.Code.FILE_IS_DIRECTORY);
  }

  @Test
  @DisplayName("B-089: a file that may not be read is told from a missing one")
  void unreadable() {
    Path file = directory.resolve("a");

    assertThat(FormStream.failure(file, new AccessDeniedException("a")).code())
        .isEqualTo(URLError.Code.NO_PERMISSIONS_TO_READ_FILE);
  }

  @Test
  @DisplayName("B-089: a file that goes away meanwhile fails the reading")
  void vanished() throws IOException {
    Path file = Files.writeString(directory.resolve("a"), "x");
    try (InputStream stream = form(file).newInputStream()) {
      Files.delete(file);

      assertThatThrownBy(stream::readAllBytes)
          .isInstanceOfSatisfying(
              URLError.class,
              error -> assertThat(error.code()).isEqualTo(URLError.Code.FILE_DOES_NOT_EXIST));
    }
  }

  @Test
  @DisplayName("the parts of a form are bytes in memory, and files as they are")
  void parts() throws IOException {
    Path file = Files.writeString(directory.resolve("a"), "xyz");
    MultipartFormData form = form(file);

    assertThat(form.body())
        .filteredOn(HTTPBody.File.class::isInstance)
        .singleElement()
        .satisfies(
            body -> {
              assertThat(((HTTPBody.File) body).path()).isEqualTo(file);
              assertThat(body.contentLength()).isEqualTo(3);
            });
    assertThat(form.parts().stream().mapToLong(MultipartFormData.Part::length).sum())
        .isEqualTo(form.contentLength());
  }

  private static URLError.Code opening(MultipartFormData form) {
    return catchThrowableOfType(URLError.class, form::newInputStream).code();
  }

  private static MultipartFormData form(Path file) {
    return MultipartFormData.builder().file("f", file).build();
  }
}
