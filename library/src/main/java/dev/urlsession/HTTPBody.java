// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a request sends. In place of Apple's {@code HTTPBody} and {@code HTTPBodyStream}, of which a
 * request has one (B-373).
 *
 * <p>Bytes, files and multipart forms can be sent again, as redirects and new connections need; a
 * single stream cannot: the delegate is then asked for a new one.
 */
public sealed interface HTTPBody {

  /** The bytes, which are copied. */
  static HTTPBody ofBytes(byte[] bytes) {
    return new Bytes(bytes.clone(), null);
  }

  /** The text in UTF-8. */
  static HTTPBody ofString(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8), null);
  }

  /** The file, which must stay as it is while it is sent. */
  static HTTPBody ofFile(Path file) {
    return new File(file);
  }

  /** The stream, not read yet; the session reads it once and closes it. */
  static HTTPBody ofStream(InputStream stream) {
    return new Stream(stream);
  }

  /** A new stream for each time the body is sent. */
  static HTTPBody ofStreams(Supplier<InputStream> streams) {
    return new Stream(streams);
  }

  /** The form, as {@code application/x-www-form-urlencoded}. */
  static HTTPBody ofForm(URLEncodedForm form) {
    return new Bytes(form.bytes(), form.contentType());
  }

  /** The form, as {@code multipart/form-data}. */
  static HTTPBody ofMultipart(MultipartFormData form) {
    return new Parts(form);
  }

  /** The length in bytes; -1 when unknown. May look at files. */
  long contentLength();

  /** The media type the body brings along; null when it has none. */
  @Nullable String contentType();

  /** Whether it can be sent again without asking for it. */
  boolean isReplayable();

  /** Bytes in memory. */
  final class Bytes implements HTTPBody {

    private final byte[] bytes;
    private final @Nullable String contentType;

    private Bytes(byte[] bytes, @Nullable String contentType) {
      this.bytes = bytes;
      this.contentType = contentType;
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
      return bytes.clone();
    }

    /** The bytes, read-only and without a copy. */
    public java.nio.ByteBuffer buffer() {
      return java.nio.ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }

    @Override
    public long contentLength() {
      return bytes.length;
    }

    @Override
    public @Nullable String contentType() {
      return contentType;
    }

    @Override
    public boolean isReplayable() {
      return true;
    }
  }

  /** A file. */
  final class File implements HTTPBody {

    private final Path path;

    private File(Path path) {
      this.path = path;
    }

    /** Where it is. */
    public Path path() {
      return path;
    }

    @Override
    public long contentLength() {
      java.io.File file = path.toFile();
      return file.isFile() ? file.length() : -1;
    }

    @Override
    public @Nullable String contentType() {
      return null;
    }

    @Override
    public boolean isReplayable() {
      return true;
    }
  }

  /** A stream, or a source of them. */
  final class Stream implements HTTPBody {

    private final AtomicReference<@Nullable InputStream> once;
    private final @Nullable Supplier<InputStream> again;

    private Stream(InputStream once) {
      this.once = new AtomicReference<>(once);
      this.again = null;
    }

    private Stream(Supplier<InputStream> again) {
      this.once = new AtomicReference<>();
      this.again = again;
    }

    /** The stream to send now; null when there was one and it is used up. */
    public @Nullable InputStream newInputStream() {
      return again == null ? once.getAndSet(null) : again.get();
    }

    @Override
    public long contentLength() {
      return -1;
    }

    @Override
    public @Nullable String contentType() {
      return null;
    }

    @Override
    public boolean isReplayable() {
      return again != null;
    }
  }

  /** A multipart form, streamed from its files. */
  final class Parts implements HTTPBody {

    private final MultipartFormData form;

    private Parts(MultipartFormData form) {
      this.form = form;
    }

    /** The form. */
    public MultipartFormData form() {
      return form;
    }

    @Override
    public long contentLength() {
      return form.contentLength();
    }

    @Override
    public String contentType() {
      return form.contentType();
    }

    @Override
    public boolean isReplayable() {
      return true;
    }
  }
}
