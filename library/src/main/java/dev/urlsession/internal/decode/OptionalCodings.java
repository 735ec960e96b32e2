// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.decode;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.github.luben.zstd.util.Native;

/** Which codings from optional native libraries this machine has; found out once. */
final class OptionalCodings {

  static final boolean BROTLI = hasBrotli();
  static final boolean ZSTD = hasZstd();

  private OptionalCodings() {}

  /** The first call finds out. */
  static void load() {}

  private static boolean hasBrotli() {
    try {
      return Brotli4jLoader.isAvailable();
    } catch (LinkageError e) {
      return false; // the jar is not there
    }
  }

  private static boolean hasZstd() {
    try {
      Native.load();
      return Native.isLoaded();
    } catch (LinkageError e) {
      return false; // the jar is not there, or has nothing for this platform
    }
  }
}
