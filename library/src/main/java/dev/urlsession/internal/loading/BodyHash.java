// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.URLError;
import dev.urlsession.URLError.Code;
import dev.urlsession.URLRequest;
import dev.urlsession.internal.auth.Proof;
import dev.urlsession.internal.io.OutgoingBody;
import dev.urlsession.internal.transport.TransportRuntime;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Reads the body of a request before it is sent, for a proof that covers it. */
final class BodyHash {

  private static final int BUFFER = 1 << 16;
  private static final CompletableFuture<@Nullable String> NONE =
      CompletableFuture.completedFuture(null);

  private BodyHash() {}

  /** In hexadecimal; null when it does not cover it. Completes on the loop. */
  static CompletableFuture<@Nullable String> of(
      URLRequest request, @Nullable Proof proof, Load load) {
    MessageDigest digest = proof == null ? null : proof.bodyHash();
    if (digest == null) {
      return NONE;
    }
    return load.bodies()
        .open(request)
        .thenCompose(
            body -> {
              CompletableFuture<@Nullable String> hash = new CompletableFuture<>();
              TransportRuntime.shared().streams().execute(() -> hash(body, digest, hash, load));
              return hash;
            });
  }

  private static void hash(
      @Nullable OutgoingBody body,
      MessageDigest digest,
      CompletableFuture<@Nullable String> hash,
      Load load) {
    try {
      if (body != null) {
        read(body, digest);
      }
      String hex = HexFormat.of().formatHex(digest.digest());
      load.environment().loop().execute(() -> hash.complete(hex));
    } catch (IOException thrown) {
      URLError error =
          URLError.of(
              Code.CANNOT_OPEN_FILE, "The body cannot be read; check that it stays there.", thrown);
      load.environment().loop().execute(() -> hash.completeExceptionally(error));
    } finally {
      if (body != null) {
        body.close();
      }
    }
  }

  private static void read(OutgoingBody body, MessageDigest digest) throws IOException {
    if (body instanceof OutgoingBody.Stream stream) {
      read(stream.stream(), digest);
    } else if (body instanceof OutgoingBody.Pieces pieces) {
      for (OutgoingBody.Piece piece : pieces.pieces()) {
        if (piece instanceof OutgoingBody.Bytes bytes) {
          digest.update(bytes.buffer().duplicate());
        } else if (piece instanceof OutgoingBody.File file) {
          read(file, digest);
        }
      }
    }
  }

  private static void read(InputStream stream, MessageDigest digest) throws IOException {
    byte[] buffer = new byte[BUFFER];
    for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
      digest.update(buffer, 0, count);
    }
  }

  private static void read(OutgoingBody.File file, MessageDigest digest) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    long at = 0;
    while (at < file.length() && file.channel().read(buffer, at) >= 0) {
      at += buffer.flip().remaining();
      digest.update(buffer);
      buffer.clear();
    }
  }
}
