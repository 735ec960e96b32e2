// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.response;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A safe name to save a body under (B-377): a server must not choose where a file goes. */
public final class FileNames {

  private FileNames() {}

  /** From Content-Disposition, else the URL's last path component, else the host. */
  public static String suggested(
      @Nullable String disposition, @Nullable URI url, @Nullable String mimeType) {
    String name = safe(disposition == null ? null : fromDisposition(disposition));
    if (name.isEmpty()) {
      name = safe(fromPath(url));
    }
    boolean isHost = name.isEmpty();
    if (isHost) {
      name = safe(url == null ? null : url.getHost());
    }
    return withExtension(name.isEmpty() ? "unknown" : name, mimeType, isHost);
  }

  private static String safe(@Nullable String name) {
    return name == null ? "" : SafeFileName.of(name);
  }

  private static @Nullable String fromDisposition(String header) {
    Map<String, String> parameters = Parameters.of(header);
    String extended = parameters.get("filename*");
    String decoded = extended == null ? null : extended(extended);
    String plain = parameters.get("filename");
    return decoded != null ? decoded : plain == null ? null : utf8(plain);
  }

  /** {@code charset'language'percent-encoded} (RFC 8187). */
  private static @Nullable String extended(String value) {
    String[] pieces = value.split("'", 3);
    if (pieces.length < 3) {
      return null;
    }
    boolean latin = pieces[0].equalsIgnoreCase("iso-8859-1");
    return PercentDecoding.decoded(
        pieces[2], latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
  }

  /** Servers send UTF-8 where only Latin-1 is allowed; headers are read as Latin-1. */
  private static String utf8(String text) {
    String decoded =
        PercentDecoding.strict(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    boolean latin = text.chars().allMatch(c -> c < 256);
    return latin && decoded != null ? decoded : text;
  }

  private static @Nullable String fromPath(@Nullable URI url) {
    String path = url == null ? null : url.getRawPath();
    if (path == null) {
      return null;
    }
    String last = path.substring(path.lastIndexOf('/') + 1);
    return PercentDecoding.decoded(last, StandardCharsets.UTF_8);
  }

  private static String withExtension(String name, @Nullable String mimeType, boolean isHost) {
    String extension = mimeType == null ? null : FileExtensions.of(mimeType);
    // The last label of a host looks like an extension and is none.
    boolean present = !isHost && name.lastIndexOf('.') > 0;
    return extension == null || present ? name : SafeFileName.of(name + "." + extension);
  }
}
