// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.HTTPBody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The body of a request, from the flags curl users know. */
final class BodyOptions {

  private static final String FORM = "application/x-www-form-urlencoded";

  /** A body, its media type, and the answer it asks for. */
  record Payload(HTTPBody body, String contentType, @Nullable String accept) {}

  @Option(
      names = {"-d", "--data"},
      paramLabel = "NAME=VALUE",
      description =
          "Form data, sent by POST; repeated ones are joined by &. Spaces and characters a form may"
              + " not have are escaped; %%XX, & and + are sent as typed. @FILE reads a file.")
  private List<String> data = List.of();

  @Option(
      names = "--data-binary",
      paramLabel = "@FILE",
      description = "The file (or text) as it is, sent by POST as application/octet-stream.")
  private @Nullable String binary;

  @Option(
      names = "--json",
      paramLabel = "JSON",
      description = "JSON text (or @FILE), sent by POST; JSON is accepted as the answer.")
  private @Nullable String json;

  @Option(
      names = {"-F", "--form"},
      paramLabel = "NAME=VALUE",
      description =
          "Part of a multipart form, sent by POST; may be repeated. NAME=@FILE[;type=TYPE]"
              + "[;filename=NAME] sends a file.")
  private List<String> parts = List.of();

  @Nullable Payload payload() throws CommandFailure {
    int kinds =
        (data.isEmpty() ? 0 : 1)
            + (binary == null ? 0 : 1)
            + (json == null ? 0 : 1)
            + (parts.isEmpty() ? 0 : 1);
    if (kinds > 1) {
      throw CommandFailure.usage(
          "A request has one body: use only one of -d, --data-binary, --json, -F.");
    }
    if (binary != null) {
      return new Payload(content(binary), "application/octet-stream", null);
    }
    if (json != null) {
      return new Payload(content(json), "application/json", "application/json");
    }
    if (!parts.isEmpty()) {
      HTTPBody body = HTTPBody.ofMultipart(FormParts.of(parts));
      return new Payload(body, String.valueOf(body.contentType()), null);
    }
    return data.isEmpty() ? null : new Payload(HTTPBody.ofString(joined()), FORM, null);
  }

  private static HTTPBody content(String text) throws CommandFailure {
    return text.startsWith("@")
        ? HTTPBody.ofFile(readable(text.substring(1)))
        : HTTPBody.ofString(text);
  }

  static Path readable(String name) throws CommandFailure {
    Path file = Path.of(name);
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw CommandFailure.unreadable(file);
    }
    return file;
  }

  private String joined() throws CommandFailure {
    StringBuilder all = new StringBuilder();
    for (String pair : data) {
      all.append(all.isEmpty() ? "" : "&")
          .append(pair.startsWith("@") ? file(pair) : FormText.escaped(pair));
    }
    return all.toString();
  }

  private static String file(String pair) throws CommandFailure {
    Path file = readable(pair.substring(1));
    try {
      return FormText.escaped(Files.readString(file).replaceAll("[\r\n]", ""));
    } catch (IOException notText) {
      throw CommandFailure.unreadable(file);
    }
  }
}
