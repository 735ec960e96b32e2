// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import dev.urlsession.daemon.store.StoreException.Reason;
import dev.urlsession.internal.store.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;

/**
 * Room on the volume of the database (P12). A ballast file holds some back. When the volume is full
 * it is thrown off, so that what was accepted can still end, be told and be forgotten; nothing new
 * is accepted before the ballast fits again. Confined to the store's thread.
 */
final class Space {

  static final int BALLAST_BYTES = 4 << 20;

  private final Path ballast;
  private boolean full;

  /** Takes the ballast on; a volume without room for it begins as a full one. */
  Space(Path directory) {
    ballast = directory.resolve("ballast");
    full = !takeBallast();
  }

  /** Refuses when the volume is full. */
  void requireRoom() {
    if (full) {
      full = !takeBallast();
    }
    if (full) {
      throw full(null);
    }
  }

  /** Throws the ballast off when this failure means that the volume is full. */
  void noteFailure(Exception failure) {
    if (isFull(failure)) {
      full = true;
      try {
        Files.deleteIfExists(ballast);
      } catch (IOException unavailable) {
        failure.addSuppressed(unavailable);
      }
    }
  }

  static boolean isFull(Exception failure) {
    return failure instanceof SQLException sql
        && (sql.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_FULL.code;
  }

  static StoreException full(@Nullable Exception cause) {
    String message =
        "The volume of the background transfers' state is full; make room there. Nothing new is"
            + " accepted until then; what was accepted is safe.";
    return cause == null
        ? new StoreException(Reason.STATE_VOLUME_FULL, message)
        : new StoreException(Reason.STATE_VOLUME_FULL, message, cause);
  }

  /** Written in full: a sparse file would hold nothing back. */
  private boolean takeBallast() {
    try {
      OwnerOnly.file(ballast);
      try (FileChannel file = FileChannel.open(ballast, StandardOpenOption.WRITE)) {
        ByteBuffer zeros = ByteBuffer.allocate(1 << 16);
        for (long at = file.size(); at < BALLAST_BYTES; at += zeros.capacity()) {
          for (zeros.clear(); zeros.hasRemaining(); ) {
            file.write(zeros, at + zeros.position());
          }
        }
        file.force(true);
      }
      return true;
    } catch (IOException noRoom) {
      try {
        Files.deleteIfExists(ballast);
      } catch (IOException unavailable) {
        noRoom.addSuppressed(unavailable);
      }
      return false;
    }
  }
}
