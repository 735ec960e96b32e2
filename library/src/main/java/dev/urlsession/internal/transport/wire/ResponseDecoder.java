// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import dev.urlsession.HTTPHeaders;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpHeadersFactory;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.util.AsciiString;
import java.util.List;

/**
 * The HTTP/1.1 decoder with what it lacks: it knows that HEAD has no body, refuses statuses that
 * are not three digits (B-070) and header lines without a colon, and tells header from body bytes
 * as they were on the wire.
 */
final class ResponseDecoder extends HttpResponseDecoder {

  /** Large, so that large bodies come in few pieces. */
  private static final int MAX_CHUNK = 4 << 20;

  /** Larger bodies seldom come with their head. */
  private static final int MOST_LEARNT = 16 << 10;

  private final Trailers trailers;
  private final KnownHeads heads;
  private boolean head;
  private boolean inBody;
  private boolean headAtOnce;
  private long headerBytes;
  private long bodyBytes;

  ResponseDecoder(int maximumHeaderBytes, KnownHeads heads) {
    this(maximumHeaderBytes, heads, new Trailers());
  }

  private ResponseDecoder(int maximumHeaderBytes, KnownHeads heads, Trailers trailers) {
    super(
        new HttpDecoderConfig()
            .setMaxInitialLineLength(maximumHeaderBytes)
            .setMaxHeaderSize(maximumHeaderBytes)
            .setMaxChunkSize(MAX_CHUNK)
            // Each connection keeps it, and few lines are longer; it grows for those.
            .setInitialBufferSize(64)
            .setTrailersFactory(trailers)
            // A lone LF ends a line as well (RFC 9112, 2.2).
            .setStrictLineParsing(false));
    this.heads = heads;
    this.trailers = trailers;
  }

  /** Trailers end bodies in chunks; others share what stays empty. */
  private static final class Trailers implements HttpHeadersFactory {

    private boolean possible;

    @Override
    public HttpHeaders newHeaders() {
      return possible
          ? DefaultHttpHeadersFactory.trailersFactory().newHeaders()
          : EmptyHttpHeaders.INSTANCE;
    }

    @Override
    public HttpHeaders newEmptyHeaders() {
      return newHeaders();
    }
  }

  /** A request goes out; the counts begin again. */
  void expect(String method) {
    head = method.equals("HEAD");
    inBody = false;
    trailers.possible = true;
    headerBytes = 0;
    bodyBytes = 0;
  }

  /** Whether bytes came that belong to nothing decoded so far. */
  boolean hasMore() {
    return actualReadableBytes() > 0;
  }

  long headerBytes() {
    return headerBytes;
  }

  long bodyBytes() {
    return bodyBytes;
  }

  /** What is known again is not decoded again, unless something came before it. */
  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) throws Exception {
    KnownHead known =
        message instanceof ByteBuf answer && headerBytes == 0 && !head && !hasMore()
            ? heads.find(answer)
            : null;
    if (known == null) {
      super.channelRead(ctx, message);
      return;
    }
    inBody = true;
    headerBytes = known.length();
    bodyBytes = known.bodyLength();
    ByteBuf body = ((ByteBuf) message).skipBytes(known.length());
    ctx.fireChannelRead(new WholeAnswer(known, body));
  }

  /** The head just decoded; known again, if its answer is small and came as a whole. */
  void learn(HttpResponse response, HTTPHeaders headers) {
    int more = actualReadableBytes();
    if (!headAtOnce
        || head
        || headerBytes > KnownHeads.LONGEST
        || more == 0
        || more > MOST_LEARNT
        || isContentAlwaysEmpty(response)
        || HttpUtil.isTransferEncodingChunked(response)
        || HttpUtil.getContentLength(response, -1L) != more) {
      return;
    }
    byte[] bytes = new byte[(int) headerBytes];
    ByteBuf buffer = internalBuffer();
    buffer.getBytes(buffer.readerIndex() - bytes.length, bytes);
    heads.learn(
        new KnownHead(
            bytes, more, response.status().code(), response.protocolVersion().text(), headers));
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf buffer, List<Object> out)
      throws Exception {
    int before = buffer.readableBytes();
    int known = out.size();
    boolean fresh = headerBytes == 0;
    super.decode(ctx, buffer, out);
    int taken = before - buffer.readableBytes();
    if (inBody) {
      bodyBytes += taken;
    } else {
      headerBytes += taken;
    }
    for (int i = known; i < out.size(); i++) {
      if (out.get(i) instanceof HttpResponse response && response.status().code() >= 200) {
        inBody = true;
        headAtOnce = fresh;
        trailers.possible = HttpUtil.isTransferEncodingChunked(response);
      }
    }
  }

  @Override
  protected HttpMessage createMessage(String[] initialLine) {
    String status = initialLine[1];
    if (!isStatus(status)) {
      throw new IllegalArgumentException("The status must be 100 to 999, not " + status + ".");
    }
    return super.createMessage(initialLine);
  }

  private static boolean isStatus(String text) {
    return text.length() == 3
        && text.charAt(0) != '0'
        && isDigit(text.charAt(0))
        && isDigit(text.charAt(1))
        && isDigit(text.charAt(2));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Spaces may stand between name and colon, but not in the place of the colon. */
  @Override
  protected AsciiString splitHeaderName(byte[] bytes, int start, int length) {
    int next = start + length;
    while (next < bytes.length && (bytes[next] == ' ' || bytes[next] == '\t')) {
      next++;
    }
    if (next == bytes.length || bytes[next] != ':') {
      throw new IllegalArgumentException("A header line has no colon.");
    }
    AsciiString known = KnownNames.find(bytes, start, length);
    return known == null ? super.splitHeaderName(bytes, start, length) : known;
  }

  @Override
  protected boolean isContentAlwaysEmpty(HttpMessage message) {
    return head || super.isContentAlwaysEmpty(message);
  }
}
