// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A request as the server received it. Immutable.
 *
 * <p>It is recorded when its body is complete and before it is answered; when its answer does not
 * wait for the body ({@link Answer#early()}, {@link Answer#stopReading()}), at its head; and when
 * the connection broke in the middle of the body, then. {@link #isComplete()} tells these apart.
 */
public final class RecordedRequest {

  private final RequestHead head;
  private final ReceivedBody body;

  RecordedRequest(RequestHead head, ReceivedBody body) {
    this.head = head;
    this.body = body;
  }

  /** The method as sent, for example {@code GET}. */
  public String method() {
    return head.method();
  }

  /** The request target as sent, with the query: {@code /file?a=b}. */
  public String target() {
    return head.target();
  }

  /** The target's path, without the query. */
  public String path() {
    return head.path();
  }

  /** {@code HTTP/1.1}, {@code HTTP/1.0} or {@code HTTP/2.0}. */
  public String protocol() {
    return head.protocol();
  }

  /**
   * All header fields in the order and spelling in which they were sent. For HTTP/2 the
   * pseudo-header {@code :authority} comes first, as {@code host}.
   */
  public List<Header> headers() {
    return head.headers();
  }

  /** The first value of a header field, in any case of its name. */
  public Optional<String> header(String name) {
    return headers().stream().filter(h -> h.isNamed(name)).map(Header::value).findFirst();
  }

  /** All values of a header field, in any case of its name, in the order sent. */
  public List<String> headerValues(String name) {
    return headers().stream().filter(h -> h.isNamed(name)).map(Header::value).toList();
  }

  /**
   * The body's bytes, without chunk framing: all of them, or the first ones when it is longer than
   * {@link LoopbackServer.Builder#maxRecordedBody}; see {@link #bodyLength()}.
   */
  public byte[] body() {
    return body.kept().clone();
  }

  /** The kept bytes of the body, read as UTF-8. */
  public String bodyText() {
    return new String(body.kept(), StandardCharsets.UTF_8);
  }

  /** The number of bytes of the body that were received. */
  public long bodyLength() {
    return body.length();
  }

  /** The SHA-256 of all received bytes of the body, in lower-case hexadecimal. */
  public String bodySha256() {
    return body.sha256();
  }

  /** Whether the body had been received to its end when this was recorded. */
  public boolean isComplete() {
    return body.complete();
  }

  /** The number of the connection, counted from 1 in the order accepted. */
  public int connection() {
    return head.connection();
  }

  /** The number of this request on its connection, counted from 1. */
  public int numberOnConnection() {
    return head.numberOnConnection();
  }

  RequestHead head() {
    return head;
  }

  @Override
  public String toString() {
    return method() + " " + path() + " on connection " + connection();
  }
}
