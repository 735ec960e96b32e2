// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.MultipartFormData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The parts of a multipart form as {@code -F} has them. */
final class FormParts {

  private FormParts() {}

  static MultipartFormData of(List<String> parts) throws CommandFailure {
    MultipartFormData.Builder form = MultipartFormData.builder();
    for (String part : parts) {
      int equals = part.indexOf('=');
      if (equals < 1) {
        throw CommandFailure.usage("A part is written as NAME=VALUE or NAME=@FILE (-F).");
      }
      String name = part.substring(0, equals);
      String value = part.substring(equals + 1);
      if (value.startsWith("@")) {
        file(form, name, value.substring(1));
      } else {
        form.field(name, value);
      }
    }
    return form.build();
  }

  private static void file(MultipartFormData.Builder form, String name, String value)
      throws CommandFailure {
    String[] pieces = value.split(";", -1);
    Path file = BodyOptions.readable(pieces[0]);
    String type = type(file);
    String filename = String.valueOf(file.getFileName());
    for (int i = 1; i < pieces.length; i++) {
      String piece = pieces[i].strip();
      if (piece.startsWith("type=")) {
        type = piece.substring("type=".length());
      } else if (piece.startsWith("filename=")) {
        filename = piece.substring("filename=".length());
      } else {
        throw CommandFailure.usage("After NAME=@FILE may come ;type=… and ;filename=… (-F).");
      }
    }
    form.file(name, file, filename, type);
  }

  private static String type(Path file) {
    try {
      String type = Files.probeContentType(file);
      return type == null ? "application/octet-stream" : type;
    } catch (IOException unknown) {
      return "application/octet-stream";
    }
  }
}
