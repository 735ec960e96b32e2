// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.chaos;

import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import dev.urlsession.testing.Generated;
import dev.urlsession.testing.LoopbackServer;
import dev.urlsession.testing.RecordedRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server that does to each request what the seed says for this file and this attempt: serves it;
 * cuts or resets the connection; has another content meanwhile; knows nothing of ranges; lies about
 * the length; stops in the middle; wants to be left alone for a second; fails. It remembers every
 * content it ever had for a file: a finished download is one of them, never a mixture.
 */
final class MoodyServer implements AutoCloseable {

  /** From this attempt on it only serves, so that everything ends. */
  private static final int CALM = 4;

  private static final int SMALL = 150_000;
  private static final int LARGE = 1_500_000;
  private static final int PIECE = 65_536;
  private static final Duration PACE = Duration.ofMillis(25);

  private final LoopbackServer server = LoopbackServer.builder().maxRecordedBody(0).build();
  private final long seed;
  private final Map<String, AtomicInteger> attempts = new ConcurrentHashMap<>();
  private final Map<Long, AtomicInteger> versions = new ConcurrentHashMap<>();
  private final Map<Long, Set<String>> contents = new ConcurrentHashMap<>();
  private final Map<Long, String> digests = new ConcurrentHashMap<>();
  private final Map<Long, String> received = new ConcurrentHashMap<>();

  MoodyServer(long seed) {
    this.seed = seed;
    server.route("GET", "/d/*", Answer.respond(this::download));
    server.route("PUT", "/u/*", Answer.respond(this::upload));
  }

  String address() {
    return "http://127.0.0.1:" + server.port();
  }

  /** The digests of all that a download of this number may be. */
  Set<String> contents(long number) {
    return contents.getOrDefault(number, Set.of());
  }

  /** The digest of the latest whole upload of this number. */
  String received(long number) {
    return received.getOrDefault(number, "nothing");
  }

  private Random dice(RecordedRequest request) {
    int attempt =
        attempts.computeIfAbsent(request.path(), path -> new AtomicInteger()).incrementAndGet();
    Random dice = new Random(31 * (31 * seed + request.path().hashCode()) + attempt);
    dice.nextLong(); // The first one hardly differs from seed to seed.
    return attempt < CALM ? dice : new CalmDice();
  }

  /** Throws what means no harm. */
  private static final class CalmDice extends Random {
    private static final long serialVersionUID = 1;

    @Override
    public int nextInt(int bound) {
      return 0;
    }
  }

  private static long number(RecordedRequest request) {
    return Long.parseLong(request.path().substring("/d/".length()));
  }

  private Answer download(RecordedRequest request) {
    long number = number(request);
    Random dice = dice(request);
    int mood = dice.nextInt(100);
    int length = length(number);
    int place = dice.nextInt(length);
    if (mood >= 55 && mood < 65) {
      versions.computeIfAbsent(number, one -> new AtomicInteger()).incrementAndGet();
    }
    Answer answer = content(number, length);
    if (mood < 55) {
      return answer.ranges();
    } else if (mood < 65) {
      return mood < 60 ? answer.ranges() : answer.ranges().closeAfter(place);
    } else if (mood < 75) {
      return answer.ranges().closeAfter(place);
    } else if (mood < 80) {
      return answer.ranges().resetAfter(place);
    } else if (mood < 85) {
      return answer;
    } else if (mood < 90) {
      return answer.contentLength(length + 1 + (long) place).closeAfter(length);
    } else if (mood < 92) {
      return answer.ranges().gateAfter(place, new Gate());
    } else if (mood < 97) {
      return Answer.empty(mood % 2 == 0 ? 429 : 503).header("Retry-After", "1");
    }
    return failure(number);
  }

  private int length(long number) {
    Random dice = new Random(31 * seed + number);
    return 1 + (number % 7 == 0 ? LARGE / 2 + dice.nextInt(LARGE / 2) : dice.nextInt(SMALL));
  }

  private Answer content(long number, int length) {
    int version = versions.computeIfAbsent(number, one -> new AtomicInteger()).get();
    long bytes = 1_000 * (31 * seed + number) + version;
    remember(number, digests.computeIfAbsent(bytes, made -> Generated.sha256(made, length)));
    Answer answer = Answer.generated(length, bytes).header("ETag", "\"" + version + "\"");
    return length > SMALL ? answer.drip(PIECE, PACE) : answer;
  }

  private Answer failure(long number) {
    String text = "out of order";
    remember(number, sha256(text));
    return Answer.text(text).status(500);
  }

  private void remember(long number, String digest) {
    contents.computeIfAbsent(number, one -> ConcurrentHashMap.newKeySet()).add(digest);
  }

  private Answer upload(RecordedRequest request) {
    int mood = dice(request).nextInt(100);
    if (request.isComplete()) {
      received.put(number(request), request.bodySha256());
    }
    if (mood < 70) {
      return Answer.text("thanks").status(201);
    } else if (mood < 80) {
      return Answer.disconnect();
    } else if (mood < 88) {
      return Answer.reset();
    } else if (mood < 90) {
      return Answer.never();
    } else if (mood < 97) {
      return Answer.empty(503).header("Retry-After", "1");
    }
    return Answer.text("out of order").status(500);
  }

  static String sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
