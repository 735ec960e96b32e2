// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks.jmh;

import dev.urlsession.HTTPHeaders;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The fields of a response, as they are put together and asked for. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HeadersBenchmark {

  private final HTTPHeaders headers = response();

  /** What a connection does for each response. */
  @Benchmark
  public HTTPHeaders make() {
    return response();
  }

  private static HTTPHeaders response() {
    return HTTPHeaders.builder()
        .addParsed("Server", "nginx/1.22.1")
        .addParsed("Date", "Thu, 26 Nov 2026 14:00:00 GMT")
        .addParsed("Content-Type", "application/octet-stream")
        .addParsed("Content-Length", "1024")
        .addParsed("Connection", "keep-alive")
        .build();
  }

  /** What most stages do with each response: ask for a field that is not there. */
  @Benchmark
  public @Nullable String missing() {
    return headers.value("Set-Cookie");
  }
}
