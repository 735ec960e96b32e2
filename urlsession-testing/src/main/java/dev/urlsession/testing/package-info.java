// SPDX-License-Identifier: Apache-2.0
/**
 * A loopback HTTP server with a menu of behaviours and faults, a manual clock and leak checks: what
 * a test of code that loads URLs needs. It does not depend on the library it tests, so that it
 * serves any HTTP client.
 *
 * <pre>{@code
 * try (LoopbackServer server = LoopbackServer.start()) {
 *   server.route("/hello", Answer.text("hi"));
 *   server.route("GET", "/file", Answer.bytes(data).header("ETag", "\"a\"").ranges());
 *   server.route("/lossy", Answer.generated(1_000_000, 7).resetAfter(4_096));
 *
 *   load(server.uri("/hello"));
 *
 *   RecordedRequest request = server.awaitRequests(1, Duration.ofSeconds(5)).get(0);
 *   assertThat(request.method()).isEqualTo("GET");
 * }
 * }</pre>
 *
 * <p>No test has to sleep: a {@link dev.urlsession.testing.Gate} holds an answer until the test
 * opens it, and a {@code ManualClock} moves only when told to.
 */
@NullMarked
package dev.urlsession.testing;

import org.jspecify.annotations.NullMarked;
