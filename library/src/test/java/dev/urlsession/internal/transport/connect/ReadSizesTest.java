// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.RecvByteBufAllocator.ExtendedHandle;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReadSizesTest {

  private final ExtendedHandle sizes = ReadSizes.plain().newHandle();
  private final EmbeddedChannel channel = new EmbeddedChannel();

  @AfterEach
  void end() {
    channel.finish();
  }

  @Test
  @DisplayName("grows at once to what large bodies need, and no further")
  void grows() {
    assertThat(sizes.guess()).isEqualTo(ReadSizes.FIRST);
    look(ReadSizes.FIRST);
    assertThat(sizes.guess()).isGreaterThan(ReadSizes.FIRST);
    look(sizes.guess());
    look(sizes.guess());
    assertThat(sizes.guess()).isEqualTo(ReadSizes.MOST);
  }

  @Test
  @DisplayName("shrinks after the second small answer, and only so far")
  void shrinks() {
    look(100);
    assertThat(sizes.guess()).isEqualTo(ReadSizes.FIRST);
    look(100);
    assertThat(sizes.guess()).isEqualTo(ReadSizes.FIRST / 2);
    for (int i = 0; i < 20; i++) {
      look(100);
    }
    assertThat(sizes.guess()).isEqualTo(ReadSizes.LEAST);
  }

  @Test
  @DisplayName("reads on only where the channel does so by itself, and not for ever")
  void readsOn() {
    channel.config().setAutoRead(false);
    look(ReadSizes.FIRST);
    assertThat(sizes.continueReading()).isFalse();

    channel.config().setAutoRead(true);
    sizes.reset(channel.config());
    int reads = 0;
    do {
      read(100, 100);
      reads++;
    } while (sizes.continueReading() && reads < 1_000);
    assertThat(reads).isBetween(2, 999);
    read(100, 50);
    assertThat(sizes.continueReading()).isFalse();
  }

  /** One look at the network that brings so many bytes. */
  private void look(int bytes) {
    sizes.reset(channel.config());
    read(sizes.guess(), bytes);
    sizes.readComplete();
  }

  private void read(int room, int bytes) {
    sizes.attemptedBytesRead(room);
    sizes.lastBytesRead(bytes);
    sizes.incMessagesRead(1);
  }
}
