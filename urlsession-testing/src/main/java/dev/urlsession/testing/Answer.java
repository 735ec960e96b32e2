// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import dev.urlsession.testing.AnswerPlan.BodyGate;
import dev.urlsession.testing.AnswerPlan.Framing;
import dev.urlsession.testing.AnswerPlan.Informational;
import dev.urlsession.testing.AnswerPlan.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What {@link LoopbackServer} answers: a response, in any pace, with any fault.
 *
 * <p>Immutable: each method returns a changed copy, so that one answer may serve several routes.
 * Made from a static method, then refined:
 *
 * <pre>{@code
 * Answer.text("hi").status(203).header("ETag", "\"a\"").chunked().drip(1, Duration.ofMillis(5));
 * }</pre>
 *
 * <p>An answer is sent when the whole request has been received, unless {@link #early()} or {@link
 * #stopReading()} say otherwise. The parts come in this order: {@link #delay}, {@link
 * #informational}, {@link #gate(Gate)}, head, body with its gates, ending.
 */
public final class Answer {

  private final AnswerPlan plan;

  private Answer(AnswerPlan plan) {
    this.plan = plan;
  }

  AnswerPlan plan() {
    return plan;
  }

  static Answer of(Consumer<AnswerPlan> fill) {
    return new Answer(new AnswerPlan()).with(fill);
  }

  Answer with(Consumer<AnswerPlan> change) {
    AnswerPlan copy = new AnswerPlan(plan);
    change.accept(copy);
    return new Answer(copy);
  }

  /** Status 200 with this text in UTF-8, as {@code text/plain; charset=utf-8}. */
  public static Answer text(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8))
        .header("Content-Type", "text/plain; charset=utf-8");
  }

  /** Status 200 with this JSON text in UTF-8, as {@code application/json}. */
  public static Answer json(String json) {
    return bytes(json.getBytes(StandardCharsets.UTF_8)).header("Content-Type", "application/json");
  }

  /** Status 200 with these bytes, as {@code application/octet-stream}. */
  public static Answer bytes(byte[] bytes) {
    byte[] copy = bytes.clone();
    return body(Body.ofBytes(copy));
  }

  /**
   * Status 200 with {@code length} bytes made from {@code seed}, never held in memory: the client
   * takes them as fast as it reads. {@link Generated} tells what should arrive.
   */
  public static Answer generated(long length, long seed) {
    return body(Body.generated(length, seed));
  }

  /** Status 200 with one byte {@code length} times, which compresses well: a decoder's bomb. */
  public static Answer repeated(byte value, long length) {
    return body(Body.repeated(value, length));
  }

  private static Answer body(Body body) {
    return of(plan -> plan.body = body).header("Content-Type", "application/octet-stream");
  }

  /** This status, from 100 to 999, with an empty body. */
  public static Answer empty(int status) {
    return of(plan -> {}).status(status);
  }

  /** A redirect with this status and {@code Location}, with an empty body. */
  public static Answer redirect(int status, String location) {
    return empty(status).header("Location", location);
  }

  /** The request given back; see {@link EchoResponder} for its header fields. */
  public static Answer echo() {
    return of(
        plan -> {
          plan.responder = EchoResponder::answer;
          plan.responderNeedsBody = true;
        });
  }

  /**
   * The answer that the function makes of the request. It runs on one of the server's two threads:
   * it must not block; what it throws becomes status 500.
   */
  public static Answer respond(Function<RecordedRequest, Answer> function) {
    return of(
        plan -> {
          plan.responder = function::apply;
          plan.responderNeedsBody = true;
        });
  }

  /** One answer per request, in this order; the last one is repeated. */
  public static Answer sequence(Answer first, Answer... next) {
    List<Answer> answers = new ArrayList<>(List.of(next));
    answers.add(0, first);
    SequenceResponder sequence = new SequenceResponder(answers);
    return of(plan -> plan.responder = request -> sequence.next());
  }

  /**
   * These bytes on the wire instead of a response, then the end of the connection; with {@link
   * #keepOpen()} the connection stays open. HTTP/1.1 only.
   */
  public static Answer raw(byte[] bytes) {
    byte[] copy = bytes.clone();
    return of(
        plan -> {
          plan.raw = copy;
          plan.ending = Ending.CLOSE;
        });
  }

  /** {@link #raw(byte[])} with this text, each character one byte (ISO-8859-1). */
  public static Answer raw(String text) {
    return raw(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** No byte at all: the connection is closed instead of an answer. */
  public static Answer disconnect() {
    return raw(new byte[0]);
  }

  /** No byte at all: the connection is reset instead of an answer. */
  public static Answer reset() {
    return raw(new byte[0]).with(plan -> plan.ending = Ending.RESET);
  }

  /** Nothing, for ever: the request is read, the connection stays open. */
  public static Answer never() {
    return empty(200).gate(new Gate());
  }

  /**
   * HTTP/2: refuses the stream with {@code REFUSED_STREAM}, which tells the client that the request
   * was not looked at and may be sent again. Use it first in a {@link #sequence}.
   */
  public static Answer refusedStream() {
    return empty(200).with(plan -> plan.raw = new byte[0]).resetStreamAfter(0, 7);
  }

  /**
   * HTTP/2: instead of an answer a GOAWAY that leaves the request out, which tells the client that
   * it was not looked at and that the connection takes no more. Use it first in a {@link
   * #sequence}. HTTP/1.1: {@link #disconnect()}.
   */
  public static Answer goAwayUnseen() {
    return raw(new byte[0]).with(plan -> plan.ending = Ending.GO_AWAY_UNSEEN);
  }

  /** Changes the status: 100 to 999, also those that no standard knows. */
  public Answer status(int status) {
    if (status < 100 || status > 999) {
      throw new IllegalArgumentException(
          "A status has three digits (100 to 999), not " + status + "; use statusLine for others");
    }
    return with(plan -> plan.status = status);
  }

  /** Replaces the whole first line, without line end: {@code "HTTP/1.1 20 Odd"}. HTTP/1.1 only. */
  public Answer statusLine(String line) {
    return with(plan -> plan.statusLine = line);
  }

  /**
   * Sets a header field, in place of those of that name. Each character of the value is one byte on
   * the wire; for raw UTF-8 pass {@code new String(utf8, ISO_8859_1)}.
   */
  public Answer header(String name, String value) {
    return with(plan -> plan.setHeader(name, value));
  }

  /** Adds a header field, after those of that name. */
  public Answer addHeader(String name, String value) {
    return with(plan -> plan.headers = HeaderLists.with(plan.headers, name, value));
  }

  /**
   * Removes the header fields of that name, for example the {@code Content-Type} set for a body.
   */
  public Answer withoutHeader(String name) {
    return with(plan -> plan.headers = HeaderLists.without(plan.headers, name));
  }

  /** Sends a 1xx answer before this one. Several are sent in the order of the calls. */
  public Answer informational(int status, String... headerNamesAndValues) {
    List<Header> headers = HeaderLists.ofPairs(headerNamesAndValues);
    return with(
        plan -> {
          List<Informational> all = new ArrayList<>(plan.informational);
          all.add(new Informational(status, headers));
          plan.informational = List.copyOf(all);
        });
  }

  /** Sends the body in chunks instead of with a {@code Content-Length}. */
  public Answer chunked() {
    return with(plan -> plan.framing = Framing.CHUNKED);
  }

  /** Sends no length at all: the end of the connection is the end of the body. */
  public Answer closeDelimited() {
    return with(plan -> plan.framing = Framing.UNTIL_CLOSE);
  }

  /** Sends this {@code Content-Length}, true or not. The body stays as it is. */
  public Answer contentLength(long length) {
    return header("Content-Length", Long.toString(length));
  }

  /**
   * Serves single byte ranges: 206, or 416 with {@code Content-Range}; several ranges get the whole
   * body. {@code If-Range} is compared with the {@code ETag} and {@code Last-Modified} given here.
   */
  public Answer ranges() {
    return with(plan -> plan.ranges = true);
  }

  /** Gives each answer another {@code ETag}: {@code "1"}, {@code "2"} and so on. */
  public Answer changingETag() {
    return EntityTags.changing(this);
  }

  /** Answers 304 when {@code If-None-Match} or {@code If-Modified-Since} tell this same version. */
  public Answer revalidates() {
    return EntityTags.revalidating(this);
  }

  /** Names a content encoding and leaves the body as it is, right or wrong. */
  public Answer encodedAs(String encoding) {
    return header("Content-Encoding", encoding);
  }

  /** Compresses the body with gzip. Ranges then count compressed bytes. */
  public Answer gzip() {
    return Encoding.GZIP.applyTo(this);
  }

  /** Compresses the body as {@code deflate} in the zlib format, as the standard says. */
  public Answer deflate() {
    return Encoding.DEFLATE.applyTo(this);
  }

  /** Compresses the body as {@code deflate} without the zlib header, as some servers do. */
  public Answer rawDeflate() {
    return Encoding.RAW_DEFLATE.applyTo(this);
  }

  /** Compresses the body with Brotli; needs the optional dependency brotli4j. */
  public Answer brotli() {
    return Encoding.BROTLI.applyTo(this);
  }

  /** Compresses the body with Zstandard; needs the optional dependency zstd-jni. */
  public Answer zstd() {
    return Encoding.ZSTD.applyTo(this);
  }

  /** Waits before anything is sent, on the server's own clock. Prefer {@link #gate(Gate)}. */
  public Answer delay(Duration delay) {
    return with(plan -> plan.delay = delay);
  }

  /** Holds the head (not the informational answers) until the test opens the gate. */
  public Answer gate(Gate gate) {
    return with(plan -> plan.headGate = gate);
  }

  /**
   * Holds the rest of the answer after {@code bytes} bytes of the body. May be called repeatedly.
   */
  public Answer gateAfter(long bytes, Gate gate) {
    return with(
        plan -> {
          List<BodyGate> gates = new ArrayList<>(plan.bodyGates);
          gates.add(new BodyGate(bytes, gate));
          gates.sort(Comparator.comparingLong(BodyGate::before));
          plan.bodyGates = List.copyOf(gates);
        });
  }

  /** Sends the body in pieces of this many bytes, with this much time between them. */
  public Answer drip(int pieceSize, Duration interval) {
    if (pieceSize < 1) {
      throw new IllegalArgumentException("A piece has at least 1 byte, not " + pieceSize);
    }
    return with(
        plan -> {
          plan.dripSize = pieceSize;
          plan.dripInterval = interval;
        });
  }

  /**
   * Closes the connection (FIN) after this many bytes of the body, counted before chunk framing.
   */
  public Answer closeAfter(long bytes) {
    return ending(Ending.CLOSE, bytes);
  }

  /** {@link #closeAfter} without TLS's close_notify: what an attacker who cuts the line can do. */
  public Answer truncateAfter(long bytes) {
    return ending(Ending.TRUNCATE, bytes);
  }

  /**
   * Resets the connection (RST) after this many bytes of the body. Those that the client's system
   * had not taken by then may be lost.
   */
  public Answer resetAfter(long bytes) {
    return ending(Ending.RESET, bytes);
  }

  /** Sends the body chunked, and after this many bytes a chunk whose size is no number. */
  public Answer badChunkAfter(long bytes) {
    return chunked().ending(Ending.BAD_CHUNK, bytes);
  }

  /** Sends the body chunked, and at its end a chunk whose size is no number. */
  public Answer badChunk() {
    return badChunkAfter(Long.MAX_VALUE);
  }

  /** HTTP/2: resets the stream with this error code after this many bytes of the body. */
  public Answer resetStreamAfter(long bytes, long errorCode) {
    return ending(Ending.RESET_STREAM, bytes).with(plan -> plan.errorCode = errorCode);
  }

  /** HTTP/2: sends GOAWAY after the answer. HTTP/1.1: says {@code Connection: close} and closes. */
  public Answer goAway() {
    return ending(Ending.GO_AWAY, Long.MAX_VALUE);
  }

  /** Closes the kept-alive connection right after the answer, without having said so. */
  public Answer thenClose() {
    return ending(Ending.CLOSE_IDLE, Long.MAX_VALUE);
  }

  /** Closes the kept-alive, by now idle connection when the test opens the gate. */
  public Answer thenClose(Gate gate) {
    return thenClose().with(plan -> plan.endGate = gate);
  }

  /** Closes the kept-alive connection when the next request comes on it, without answering that. */
  public Answer thenCloseOnNextRequest() {
    return ending(Ending.CLOSE_ON_NEXT, Long.MAX_VALUE);
  }

  /** Keeps the connection open where it would be closed: after {@link #raw(byte[])}. */
  public Answer keepOpen() {
    return ending(Ending.KEEP, Long.MAX_VALUE);
  }

  /** Answers at the request's head, and reads the body afterwards. */
  public Answer early() {
    return with(plan -> plan.reading = Reading.EARLY);
  }

  /** Answers at the request's head, and never reads the body: an upload comes to a stop. */
  public Answer stopReading() {
    return with(plan -> plan.reading = Reading.NEVER);
  }

  private Answer ending(Ending ending, long after) {
    return with(
        plan -> {
          plan.ending = ending;
          plan.endAfter = after;
        });
  }
}
