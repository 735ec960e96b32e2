// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import dev.urlsession.internal.store.OwnerOnly;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * SQLite's native library, unpacked once beside the database. The driver would unpack it into the
 * temporary directory at every start, which costs more than everything else about the store.
 */
final class NativeLibrary {

  private static final String PLACE = "org.sqlite.lib.path";

  private NativeLibrary() {}

  /** Unpacks the library where it is missing and points the driver to it, before its first use. */
  static void unpackOnce(Path directory) throws IOException {
    String name = LibraryLoaderUtil.getNativeLibName();
    String packed = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
    Path place = directory.resolve("sqlite-" + SQLiteJDBCLoader.getVersion());
    Path library = place.resolve(name);
    if (System.getProperty(PLACE) != null) {
      return;
    }
    if (!Files.exists(library)) {
      try (InputStream in = SQLiteJDBCLoader.class.getResourceAsStream(packed)) {
        if (in == null) {
          return; // A system that the driver has nothing for: let it say so.
        }
        OwnerOnly.directory(place);
        DurableFiles.write(library, in.readAllBytes());
      }
    }
    System.setProperty(PLACE, place.toString());
  }
}
