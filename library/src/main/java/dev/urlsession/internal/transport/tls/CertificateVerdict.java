// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.tls;

import dev.urlsession.URLError;
import dev.urlsession.internal.transport.tls.Handshake.ClientCertificate;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import javax.net.ssl.SSLException;

/**
 * Stands behind TLS once it stands: in TLS 1.3 a server says only then what it thinks of the
 * client's certificate, or just hangs up.
 *
 * <p>Its errors have an {@link SSLException} behind them, which is what makes Netty's HTTP/2 hand
 * them on to the streams.
 */
final class CertificateVerdict extends ChannelInboundHandlerAdapter {

  private final String host;
  private final ClientCertificate certificate;
  private boolean answered;

  CertificateVerdict(String host, ClientCertificate certificate) {
    this.host = host;
    this.certificate = certificate;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    answered = true;
    ctx.fireChannelRead(message);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable thrown) {
    Throwable behind = thrown.getCause() instanceof SSLException inner ? inner : thrown;
    URLError about = TLSFailures.aboutCertificate(host, behind, certificate);
    answered = true;
    ctx.fireExceptionCaught(about == null ? thrown : about);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    if (!answered && certificate == ClientCertificate.WITHHELD) {
      ctx.fireExceptionCaught(
          TLSFailures.required(host, new SSLException("Closed after the handshake")));
    }
    ctx.fireChannelInactive();
  }
}
