// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache.store;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLResponse;
import dev.urlsession.internal.cache.Selector;
import dev.urlsession.internal.cache.StoredBody;
import dev.urlsession.internal.cache.StoredResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The head of an entry as bytes: all of it but the body. See docs/formats/cache.md. */
final class HeadCodec {

  private static final int VERSION = 1;
  private static final int NO_STATUS = 0;

  private HeadCodec() {}

  /** The bytes; null when the user info has something that cannot be written. */
  static byte @Nullable [] encode(StoredResponse stored) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeLong(stored.requestTime());
      out.writeLong(stored.freshness().responseTime());
      out.writeLong(stored.storedAt());
      Texts.write(out, stored.selector().text());
      writeResponse(out, stored.response());
      return UserInfoCodec.write(out, stored.userInfo()) ? bytes.toByteArray() : null;
    } catch (IOException impossible) {
      throw new IllegalStateException("Memory does not fail.", impossible);
    }
  }

  private static void writeResponse(DataOutputStream out, URLResponse response) throws IOException {
    Texts.writeNullable(out, response.url() == null ? null : response.url().toString());
    if (response instanceof HTTPURLResponse http) {
      out.writeShort(http.statusCode());
      Texts.writeNullable(out, http.httpVersion());
      out.writeInt(http.headers().size());
      for (Map.Entry<String, String> field : http.headers().entries()) {
        Texts.write(out, field.getKey());
        Texts.write(out, field.getValue());
      }
    } else {
      out.writeShort(NO_STATUS);
      Texts.writeNullable(out, response.mimeType());
      out.writeLong(response.expectedContentLength());
      Texts.writeNullable(out, response.textEncodingName());
    }
  }

  /** The entry; fails for bytes that {@link #encode} did not make. */
  static StoredResponse decode(byte[] head, StoredBody body) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(head))) {
      if (in.readByte() != VERSION) {
        throw new IOException("Another version's entry.");
      }
      long requestTime = in.readLong();
      long responseTime = in.readLong();
      long storedAt = in.readLong();
      Selector selector = Selector.ofText(Texts.read(in));
      URLResponse response = readResponse(in);
      return StoredResponse.builder(response, body)
          .times(requestTime, responseTime, storedAt)
          .selector(selector)
          .userInfo(UserInfoCodec.read(in))
          .build();
    } catch (IllegalArgumentException malformed) {
      throw new IOException("The entry is damaged.", malformed);
    }
  }

  private static URLResponse readResponse(DataInputStream in) throws IOException {
    String text = Texts.readNullable(in);
    URI url = text == null ? null : URI.create(text);
    int status = in.readShort();
    if (status == NO_STATUS) {
      return new URLResponse(url, Texts.readNullable(in), in.readLong(), Texts.readNullable(in));
    }
    if (url == null) {
      throw new IOException("The entry has no URL.");
    }
    String version = Texts.readNullable(in);
    HTTPHeaders.Builder headers = HTTPHeaders.builder();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      headers.addParsed(Texts.read(in), Texts.read(in));
    }
    return new HTTPURLResponse(url, status, version, headers.build());
  }
}
