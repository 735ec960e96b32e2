// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fields and files as {@code multipart/form-data} (RFC 7578), the way browsers send a form with
 * files. Files are streamed, never held in memory; the length is known beforehand; the form can be
 * sent again. Immutable.
 */
public final class MultipartFormData {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final String boundary;
  private final List<Part> parts;

  private MultipartFormData(String boundary, List<Part> parts) {
    this.boundary = boundary;
    this.parts = parts;
  }

  /** A builder without parts. */
  public static Builder builder() {
    return new Builder();
  }

  /** A stretch of the body, in order: bytes, or a whole file. */
  public sealed interface Part {

    /** The length in bytes; -1 for a file that cannot be read. */
    long length();
  }

  /** Headers, boundaries and values in memory. */
  private record Memory(byte[] bytes) implements Part {

    @Override
    public long length() {
      return bytes.length;
    }
  }

  /** A file. */
  private record OnDisk(Path path) implements Part {

    @Override
    public long length() {
      java.io.File file = path.toFile();
      return file.isFile() ? file.length() : -1;
    }
  }

  /** The stretches of the body, in order; what they hold comes by {@link #body()}. */
  public List<Part> parts() {
    return parts;
  }

  /** The body as what its parts hold, bytes and files, in order. */
  public List<HTTPBody> body() {
    return parts.stream().map(MultipartFormData::body).toList();
  }

  private static HTTPBody body(Part part) {
    return part instanceof OnDisk file
        ? HTTPBody.ofFile(file.path)
        : HTTPBody.ofBytes(((Memory) part).bytes);
  }

  /** The length in bytes; -1 when a file cannot be read. */
  public long contentLength() {
    long length = 0;
    for (Part part : parts) {
      if (part.length() < 0) {
        return -1;
      }
      length += part.length();
    }
    return length;
  }

  /** {@code multipart/form-data} with the boundary. */
  public String contentType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  /** What separates the parts: random, so that no file contains it. */
  public String boundary() {
    return boundary;
  }

  /**
   * The body from its start, for use without a session. Each file is opened when the one before it
   * has been read, so no more than one is open.
   *
   * @throws URLError {@link URLError.Code#FILE_DOES_NOT_EXIST}, {@link
   *     URLError.Code#FILE_IS_DIRECTORY} or {@link URLError.Code#NO_PERMISSIONS_TO_READ_FILE} when
   *     a file cannot be read (B-089); reading throws the same when it became so since
   */
  public InputStream newInputStream() throws URLError {
    return new FormStream(body());
  }

  /** Does not show the values. */
  @Override
  public String toString() {
    return "MultipartFormData[" + parts.size() + " parts]";
  }

  /** Makes {@link MultipartFormData}. Not thread-safe. */
  public static final class Builder {

    private final String boundary = "urlsession-" + random();
    private final List<Part> parts = new ArrayList<>();

    private Builder() {}

    /** Adds a field with a text. */
    public Builder field(String name, String value) {
      return part(disposition(name, null), null, utf8(value));
    }

    /** Adds a file under its own name, as bytes of no particular type. */
    public Builder file(String name, Path file) {
      return file(name, file, String.valueOf(file.getFileName()), "application/octet-stream");
    }

    /**
     * Adds a file.
     *
     * @throws URLSessionUsageException when the type has a line break
     */
    public Builder file(String name, Path file, String filename, String contentType) {
      head(disposition(name, filename), contentType);
      parts.add(new OnDisk(file));
      parts.add(new Memory(utf8("\r\n")));
      return this;
    }

    /**
     * Adds bytes as if they were a file.
     *
     * @throws URLSessionUsageException when the type has a line break
     */
    public Builder data(String name, byte[] data, String filename, String contentType) {
      return part(disposition(name, filename), contentType, data.clone());
    }

    /** The form. */
    public MultipartFormData build() {
      List<Part> all = new ArrayList<>(parts);
      all.add(new Memory(utf8("--" + boundary + "--\r\n")));
      return new MultipartFormData(boundary, List.copyOf(all));
    }

    private Builder part(String disposition, @Nullable String type, byte[] content) {
      head(disposition, type);
      parts.add(new Memory(content));
      parts.add(new Memory(utf8("\r\n")));
      return this;
    }

    private void head(String disposition, @Nullable String type) {
      String head = "--" + boundary + "\r\nContent-Disposition: " + disposition + "\r\n";
      if (type != null) {
        head += "Content-Type: " + FieldNames.checkedValue("Content-Type", type) + "\r\n";
      }
      parts.add(new Memory(utf8(head + "\r\n")));
    }

    private static String disposition(String name, @Nullable String filename) {
      String text = "form-data; name=\"" + escaped(name) + "\"";
      return filename == null ? text : text + "; filename=\"" + escaped(filename) + "\"";
    }

    /** As browsers do (WHATWG HTML, 4.10.21.8). */
    private static String escaped(String text) {
      return text.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static byte[] utf8(String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String random() {
      byte[] bytes = new byte[18];
      RANDOM.nextBytes(bytes);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
  }
}
