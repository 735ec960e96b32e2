// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.DefaultByteBufHolder;

/** An answer that came with one read, and whose head was known; its content is the body. */
final class WholeAnswer extends DefaultByteBufHolder {

  private final KnownHead head;

  WholeAnswer(KnownHead head, ByteBuf body) {
    super(body);
    this.head = head;
  }

  KnownHead head() {
    return head;
  }
}
