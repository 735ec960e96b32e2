// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import java.util.List;

/** How one request's answer goes out: as HTTP/1 text or as HTTP/2 frames. Event loop only. */
interface Wire {

  /** The channel whose writability and event loop pace this answer. */
  Channel channel();

  void informational(int status, List<Header> headers);

  /** Sends the head. Returns whether a body may follow. */
  boolean head(AnswerPlan plan);

  /** Takes over {@code data}. */
  void body(ByteBuf data);

  void raw(byte[] bytes);

  void flush();

  /** The answer, or what is to be sent of it, is out. */
  void end(AnswerPlan plan);
}
