// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.wire;

import dev.urlsession.background.protocol.Refusal;
import io.grpc.Metadata;
import io.grpc.protobuf.lite.ProtoLiteUtils;

/** What goes beside the messages. */
public final class Trailers {

  /** With every call: the daemon's token. */
  public static final Metadata.Key<byte[]> TOKEN =
      Metadata.Key.of("urlsession-token-bin", Metadata.BINARY_BYTE_MARSHALLER);

  /** With every call that failed: why. */
  public static final Metadata.Key<Refusal> REFUSAL =
      Metadata.Key.of(
          "urlsession-refusal-bin",
          ProtoLiteUtils.metadataMarshaller(Refusal.getDefaultInstance()));

  private Trailers() {}
}
