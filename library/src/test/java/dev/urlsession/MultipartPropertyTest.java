// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class MultipartPropertyTest {

  @Property(tries = 300)
  @Label("names, file names and bytes come back from the parts")
  void roundTrip(
      @ForAll("texts") String name, @ForAll("texts") String filename, @ForAll byte[] bytes)
      throws IOException {
    MultipartFormData form =
        MultipartFormData.builder()
            .data(name, bytes, filename, "a/b")
            .field(name, filename)
            .build();
    List<ParsedForm.Part> parts =
        ParsedForm.of(form.newInputStream().readAllBytes(), form.boundary()).parts();

    assertThat(parts).hasSize(2);
    assertThat(parts.get(0).parameter("name")).isEqualTo(name);
    assertThat(parts.get(0).parameter("filename")).isEqualTo(filename);
    assertThat(parts.get(0).bytes()).isEqualTo(bytes);
    assertThat(parts.get(1).bytes()).isEqualTo(filename.getBytes(StandardCharsets.UTF_8));
  }

  @Property(tries = 200)
  @Label("the length told is the number of bytes streamed, in pieces of any size")
  void length(
      @ForAll @Size(max = 5) List<byte[]> contents, @ForAll @IntRange(min = 1, max = 50) int piece)
      throws IOException {
    MultipartFormData.Builder builder = MultipartFormData.builder();
    contents.forEach(each -> builder.data("n", each, "f", "a/b"));
    MultipartFormData form = builder.build();
    ByteArrayOutputStream streamed = new ByteArrayOutputStream();
    byte[] buffer = new byte[piece];
    try (InputStream stream = form.newInputStream()) {
      for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
        streamed.write(buffer, 0, count);
      }
    }

    assertThat((long) streamed.size()).isEqualTo(form.contentLength());
    assertThat(ParsedForm.of(streamed.toByteArray(), form.boundary()).parts())
        .hasSameSizeAs(contents);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withChars("ab \"\r\n;=\\\u00e4\u20ac")
        .ofMinLength(1)
        .ofMaxLength(12);
  }
}
