// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

/**
 * Gives a request back: its body, as far as it was kept, as the body; its content type as the
 * content type; {@code X-Echo-Method}, {@code X-Echo-Target}, {@code X-Echo-Protocol}, {@code
 * X-Echo-Length}, {@code X-Echo-SHA256}; and each of its header fields as {@code X-Echo-Header},
 * {@code name: value}.
 */
final class EchoResponder {

  private EchoResponder() {}

  static Answer answer(RecordedRequest request) {
    Answer answer =
        Answer.bytes(request.body())
            .withoutHeader("Content-Type")
            .header("X-Echo-Method", request.method())
            .header("X-Echo-Target", request.target())
            .header("X-Echo-Protocol", request.protocol())
            .header("X-Echo-Length", Long.toString(request.bodyLength()))
            .header("X-Echo-SHA256", request.bodySha256());
    for (Header header : request.headers()) {
      answer = answer.addHeader("X-Echo-Header", header.toString());
      if (header.isNamed("Content-Type")) {
        answer = answer.header("Content-Type", header.value());
      }
    }
    return answer;
  }
}
