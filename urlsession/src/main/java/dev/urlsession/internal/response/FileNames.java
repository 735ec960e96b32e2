// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.response;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A safe name to save a body under (B-377): a server must not choose where a file goes. */
public final class FileNames {

  private static final int LONGEST = 200;

  private static final Set<String> DEVICES =
      Set.of(
          "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7",
          "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

  private static final Map<String, String> EXTENSIONS =
      Map.ofEntries(
          Map.entry("text/html", "html"),
          Map.entry("text/plain", "txt"),
          Map.entry("text/css", "css"),
          Map.entry("text/csv", "csv"),
          Map.entry("text/xml", "xml"),
          Map.entry("application/xml", "xml"),
          Map.entry("application/json", "json"),
          Map.entry("application/pdf", "pdf"),
          Map.entry("application/zip", "zip"),
          Map.entry("application/gzip", "gz"),
          Map.entry("application/javascript", "js"),
          Map.entry("text/javascript", "js"),
          Map.entry("image/jpeg", "jpg"),
          Map.entry("image/png", "png"),
          Map.entry("image/gif", "gif"),
          Map.entry("image/webp", "webp"),
          Map.entry("image/svg+xml", "svg"),
          Map.entry("audio/mpeg", "mp3"),
          Map.entry("video/mp4", "mp4"));

  private FileNames() {}

  /** From Content-Disposition, else the URL's last path component, else the host. */
  public static String suggested(
      @Nullable String disposition, @Nullable URI url, @Nullable String mimeType) {
    String name = disposition == null ? null : fromDisposition(disposition);
    if (name == null || sanitised(name).isEmpty()) {
      name = fromPath(url);
    }
    if (name == null || sanitised(name).isEmpty()) {
      name = url == null ? null : url.getHost();
    }
    String safe = name == null ? "" : sanitised(name);
    return withExtension(safe.isEmpty() ? "unknown" : safe, mimeType);
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
    return decoded(pieces[2], latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
  }

  /** Servers send UTF-8 where only Latin-1 is allowed; headers are read as Latin-1. */
  private static String utf8(String text) {
    String decoded = strict(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    boolean latin = text.chars().allMatch(c -> c < 256);
    return latin && decoded != null ? decoded : text;
  }

  private static @Nullable String fromPath(@Nullable URI url) {
    String path = url == null ? null : url.getRawPath();
    if (path == null) {
      return null;
    }
    String last = path.substring(path.lastIndexOf('/') + 1);
    return decoded(last, StandardCharsets.UTF_8);
  }

  private static @Nullable String decoded(String text, Charset charset) {
    ByteBuffer bytes = ByteBuffer.allocate(text.length() * 4);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int value = c == '%' && i + 2 < text.length() + 0 ? hex(text, i + 1) : -1;
      if (value >= 0) {
        bytes.put((byte) value);
        i += 2;
      } else {
        bytes.put(String.valueOf(c).getBytes(charset));
      }
    }
    byte[] raw = new byte[bytes.flip().remaining()];
    bytes.get(raw);
    return strict(raw, charset);
  }

  private static int hex(String text, int at) {
    int high = Character.digit(text.charAt(at), 16);
    int low = at + 1 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }

  private static @Nullable String strict(byte[] bytes, Charset charset) {
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException other) {
      return null;
    }
  }

  /** What every file system takes, and no path. */
  private static String sanitised(String name) {
    StringBuilder safe = new StringBuilder();
    name.codePoints()
        .forEach(
            c -> {
              boolean forbidden = c < 0x20 || c == 0x7f || "/\\:*?\"<>|".indexOf(c) >= 0;
              boolean invisible = Character.getType(c) == Character.FORMAT;
              if (!invisible) {
                safe.appendCodePoint(forbidden ? '_' : c);
              }
            });
    String stripped = safe.toString().strip().replaceAll("^\\.+", "").replaceAll("[. ]+$", "");
    if (stripped.length() > LONGEST) {
      stripped = shortened(stripped);
    }
    int dot = stripped.indexOf('.');
    String stem = (dot < 0 ? stripped : stripped.substring(0, dot)).toLowerCase(Locale.ROOT);
    return DEVICES.contains(stem) ? "_" + stripped : stripped;
  }

  private static String shortened(String name) {
    int dot = name.lastIndexOf('.');
    String extension = dot > 0 && name.length() - dot <= 16 ? name.substring(dot) : "";
    int end = LONGEST - extension.length();
    if (Character.isHighSurrogate(name.charAt(end - 1))) {
      end--;
    }
    return name.substring(0, end) + extension;
  }

  private static String withExtension(String name, @Nullable String mimeType) {
    String extension = mimeType == null ? null : EXTENSIONS.get(mimeType);
    return extension == null || name.indexOf('.') >= 0 ? name : name + "." + extension;
  }
}
