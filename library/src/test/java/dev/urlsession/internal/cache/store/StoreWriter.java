// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache.store;

import dev.urlsession.programs.Child;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/** The process that {@link CrashTest} kills: stores, replaces and removes without an end. */
final class StoreWriter {

  static final int NAMES = 30;

  private StoreWriter() {}

  /** The lengths that an entry may have. */
  static List<Integer> lengths(int name) {
    return List.of(1_000 + name, 40_000 + name, 200_000 + name);
  }

  public static void main(String[] args) {
    Entries entries = new Entries(Path.of(args[0]));
    ResponseStore store = entries.store(3_000_000);
    for (int i = 0; ; i++) {
      int name = i * 7 % NAMES;
      int length = lengths(name).get(i % 3);
      if (i % 11 == 10) {
        store.remove(Entries.key(name));
      } else if (length > 100_000) {
        stream(store, entries, name, length);
      } else {
        entries.put(store, name, length);
      }
      Child.say(i);
    }
  }

  private static void stream(ResponseStore store, Entries entries, int name, int length) {
    byte[] bytes = Entries.bytes(name, length);
    try (BodyWriter writer = store.writer(0)) {
      for (int at = 0; writer != null && at < length; at += 50_000) {
        writer.write(ByteBuffer.wrap(bytes, at, Math.min(50_000, length - at)));
      }
      if (writer != null) {
        writer.commit(Entries.key(name), entries.response(name, 0));
      }
    }
  }
}
