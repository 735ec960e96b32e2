// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport;

import dev.urlsession.internal.concurrent.TimeSource;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to one request on the network, for those who hear of it. Used on the loop. */
public final class TransactionNotes implements TransactionRecorder {

  private static final long NEVER = -1;

  private final TimeSource time;
  private final Instant fetchStart;
  private final long start;
  private @Nullable ConnectionFacts connection;
  private long requestStart = NEVER;
  private long requestEnd = NEVER;
  private long responseStart = NEVER;
  private long responseEnd = NEVER;
  private long requestHeaderBytes;
  private long requestBodyWireBytes;
  private long requestBodyBytes;
  private long responseHeaderBytes;
  private long responseBodyWireBytes;
  private long decodedBytes;

  /** Begins now. */
  public TransactionNotes(TimeSource time) {
    this.time = time;
    this.fetchStart = time.now();
    this.start = time.nanoTime();
  }

  private long sinceStart() {
    return time.nanoTime() - start;
  }

  /** Most requests are never looked at, so dates are made of times when somebody asks. */
  private @Nullable Instant at(long nanos) {
    return nanos == NEVER ? null : fetchStart.plusNanos(nanos);
  }

  @Override
  public void connection(ConnectionFacts facts) {
    connection = facts;
  }

  @Override
  public void requestStarted() {
    requestStart = sinceStart();
  }

  @Override
  public void requestEnded() {
    requestEnd = sinceStart();
  }

  @Override
  public void responseStarted() {
    if (responseStart == NEVER) {
      responseStart = sinceStart();
    }
  }

  @Override
  public void responseEnded() {
    responseEnd = sinceStart();
  }

  @Override
  public void requestBytes(long header, long body) {
    requestHeaderBytes = header;
    requestBodyWireBytes = body;
  }

  @Override
  public void requestBody(long bytes) {
    requestBodyBytes += bytes;
  }

  @Override
  public void responseBytes(long header, long body) {
    responseHeaderBytes = header;
    responseBodyWireBytes = body;
  }

  @Override
  public void decoded(long bytes) {
    decodedBytes += bytes;
  }

  /** When the work began. */
  public Instant fetchStart() {
    return fetchStart;
  }

  /** The connection, or how far making one came; null when not even that was begun. */
  public @Nullable ConnectionFacts connection() {
    return connection;
  }

  /** See {@link #requestStarted()}. */
  public @Nullable Instant requestStart() {
    return at(requestStart);
  }

  /** See {@link #requestEnded()}. */
  public @Nullable Instant requestEnd() {
    return at(requestEnd);
  }

  /** See {@link #responseStarted()}. */
  public @Nullable Instant responseStart() {
    return at(responseStart);
  }

  /** See {@link #responseEnded()}. */
  public @Nullable Instant responseEnd() {
    return at(responseEnd);
  }

  /** Header bytes sent. */
  public long requestHeaderBytes() {
    return requestHeaderBytes;
  }

  /** Body bytes sent, with framing. */
  public long requestBodyWireBytes() {
    return requestBodyWireBytes;
  }

  /** Body bytes sent, without framing. */
  public long requestBodyBytes() {
    return requestBodyBytes;
  }

  /** Header bytes received. */
  public long responseHeaderBytes() {
    return responseHeaderBytes;
  }

  /** Body bytes received, with framing. */
  public long responseBodyWireBytes() {
    return responseBodyWireBytes;
  }

  /** Body bytes handed on, decoded. */
  public long decodedBytes() {
    return decodedBytes;
  }
}
