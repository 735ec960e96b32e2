// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.ephemeral;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.github.luben.zstd.util.Native;
import io.netty.channel.epoll.Epoll;
import java.sql.DriverManager;

/**
 * Other people's libraries unpack their native code into the temporary directory when they are
 * first used, in whatever session that is. Not all of them are there on every system.
 */
final class Natives {

  private Natives() {}

  static void load() throws Exception {
    Epoll.isAvailable();
    Brotli4jLoader.isAvailable();
    Native.load();
    DriverManager.getConnection("jdbc:sqlite::memory:").close();
  }
}
