// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A multipart body taken apart again, each byte as one Latin-1 character. */
record ParsedForm(List<Part> parts) {

  record Part(String head, String content) {

    byte[] bytes() {
      return content.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The quoted parameter of Content-Disposition, unescaped as servers do. */
    String parameter(String name) {
      int start = head.indexOf("; " + name + "=\"") + name.length() + 4;
      String quoted = head.substring(start, head.indexOf('"', start));
      String text =
          new String(quoted.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
      return text.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n");
    }
  }

  static ParsedForm of(byte[] body, String boundary) {
    String text = new String(body, StandardCharsets.ISO_8859_1);
    String delimiter = "\r\n--" + boundary;
    List<Part> parts = new ArrayList<>();
    String rest = "\r\n" + text;
    while (!rest.equals(delimiter + "--\r\n")) {
      if (!rest.startsWith(delimiter + "\r\n")) {
        throw new AssertionError("No delimiter where a part should start.");
      }
      rest = rest.substring(delimiter.length() + 2);
      int headEnd = rest.indexOf("\r\n\r\n");
      int end = rest.indexOf(delimiter, headEnd + 4);
      parts.add(new Part(rest.substring(0, headEnd), rest.substring(headEnd + 4, end)));
      rest = rest.substring(end);
    }
    return new ParsedForm(parts);
  }
}
