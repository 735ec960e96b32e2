// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.downloads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionConfigurationBuilder;
import dev.urlsession.URLSessionDownloadTask;
import dev.urlsession.URLSessionTask;
import dev.urlsession.internal.download.FaultyFiles;
import dev.urlsession.internal.session.FaultySessions;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Gate;
import dev.urlsession.testing.Generated;
import dev.urlsession.testing.LoopbackServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * A server, a download directory, a session whose time and files a test controls. Closing it checks
 * that neither a file nor a connection is left.
 */
final class Rig implements AutoCloseable {

  static final int LENGTH = 300_000;
  static final int CUT = 100_000;
  static final long SEED = 7;
  static final String WHOLE = Generated.sha256(SEED, LENGTH);

  final LoopbackServer server;
  final Path directory = temporary();
  final FaultyFiles files = new FaultyFiles();
  final HandTime time = new HandTime();
  final Telling telling = new Telling();
  final URLSession session;
  private final List<URLSession> sessions = new ArrayList<>();

  Rig() {
    this(LoopbackServer.start(), configuration -> configuration);
  }

  Rig(LoopbackServer server, UnaryOperator<URLSessionConfigurationBuilder> change) {
    this.server = server;
    this.session = session(directory, change);
  }

  /** Another session on the same machine, as after a new start of the program. */
  URLSession session(Path downloads, UnaryOperator<URLSessionConfigurationBuilder> change) {
    URLSessionConfigurationBuilder configuration =
        URLSessionConfiguration.defaultSessionConfiguration().toBuilder()
            .urlCache(null)
            .downloadDirectory(downloads);
    URLSession made =
        FaultySessions.create(change.apply(configuration).build(), telling, time, files);
    sessions.add(made);
    return made;
  }

  /** {@link #LENGTH} bytes that can be resumed. */
  static Answer resource() {
    return Answer.generated(LENGTH, SEED).ranges().header("ETag", "\"v1\"");
  }

  /** The same, but nothing comes after {@link #CUT} bytes. */
  static Answer stopping() {
    return resource().gateAfter(CUT, new Gate());
  }

  Told start(URLSessionTask task) {
    Told told = telling.of(task);
    task.resume();
    return told;
  }

  Told download(String path) {
    return start(session.downloadTask(server.uri(path)));
  }

  Told resume(byte[] data) {
    return start(session.downloadTaskWithResumeData(data));
  }

  URLRequest request(String path, String... header) {
    return URLRequest.builder(server.uri(path)).header(header[0], header[1]).build();
  }

  /** Downloads {@link #CUT} bytes and stops. */
  byte[] stopped(String path) {
    return stopped(URLRequest.of(server.uri(path)));
  }

  byte[] stopped(URLRequest request) {
    URLSessionDownloadTask task = session.downloadTask(request);
    start(task).awaitWritten(CUT);
    return dataOf(task);
  }

  byte[] dataOf(URLSessionDownloadTask task) {
    CompletableFuture<byte[]> data = new CompletableFuture<>();
    task.cancelByProducingResumeData(data::complete);
    byte[] made = data.orTimeout(60, TimeUnit.SECONDS).join();
    telling.of(task).awaitEnd();
    return made;
  }

  List<Path> parts() {
    try (var left = Files.list(directory)) {
      return left.toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** For tests that end with resume data, which keep their file. */
  void dropParts() {
    parts().forEach(Rig::delete);
  }

  static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static Path temporary() {
    try {
      return Files.createTempDirectory("urlsession-downloads");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Override
  public void close() {
    try {
      sessions.forEach(URLSession::invalidateAndCancel);
      server.awaitOpenConnections(0, Told.LONG);
      await()
          .atMost(Told.LONG)
          .untilAsserted(() -> assertThat(parts()).as("part files left behind").isEmpty());
    } finally {
      server.close();
      dropParts();
      delete(directory);
    }
  }
}
