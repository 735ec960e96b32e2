// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import dev.urlsession.HTTPHeaders;

/**
 * The head of an answer, byte by byte as it came, and what it was found to say. The connection
 * stays open after the answer, and its body is as long as the head says.
 */
record KnownHead(byte[] bytes, int bodyLength, int status, String version, HTTPHeaders headers) {

  int length() {
    return bytes.length;
  }
}
