// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.response;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The usual file extension of common media types. */
final class FileExtensions {

  private static final Map<String, String> BY_TYPE =
      table(
          """
          application/epub+zip epub
          application/gzip gz
          application/java-archive jar
          application/javascript js
          application/json json
          application/ld+json jsonld
          application/msword doc
          application/pdf pdf
          application/rtf rtf
          application/vnd.ms-excel xls
          application/vnd.ms-powerpoint ppt
          application/vnd.openxmlformats-officedocument.presentationml.presentation pptx
          application/vnd.openxmlformats-officedocument.spreadsheetml.sheet xlsx
          application/vnd.openxmlformats-officedocument.wordprocessingml.document docx
          application/wasm wasm
          application/x-7z-compressed 7z
          application/x-bzip2 bz2
          application/x-tar tar
          application/xhtml+xml xhtml
          application/xml xml
          application/zip zip
          application/zstd zst
          audio/aac aac
          audio/flac flac
          audio/mp4 m4a
          audio/mpeg mp3
          audio/ogg ogg
          audio/wav wav
          font/ttf ttf
          font/woff woff
          font/woff2 woff2
          image/avif avif
          image/bmp bmp
          image/gif gif
          image/heic heic
          image/jpeg jpg
          image/png png
          image/svg+xml svg
          image/tiff tiff
          image/webp webp
          text/calendar ics
          text/css css
          text/csv csv
          text/html html
          text/javascript js
          text/markdown md
          text/plain txt
          text/vcard vcf
          text/xml xml
          video/mp4 mp4
          video/mpeg mpeg
          video/quicktime mov
          video/webm webm
          """);

  private FileExtensions() {}

  /** Without the dot; null for a type that says nothing about a file. */
  static @Nullable String of(String mimeType) {
    return BY_TYPE.get(mimeType.toLowerCase(Locale.ROOT));
  }

  private static Map<String, String> table(String lines) {
    Map<String, String> table = new HashMap<>();
    lines
        .lines()
        .forEach(
            line -> {
              int blank = line.indexOf(' ');
              table.put(line.substring(0, blank), line.substring(blank + 1));
            });
    return Map.copyOf(table);
  }
}
