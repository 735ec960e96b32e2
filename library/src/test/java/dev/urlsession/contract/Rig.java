// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.contract;

import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionConfigurationBuilder;
import dev.urlsession.URLSessionDelegate;
import dev.urlsession.testing.LoopbackServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A server and a download directory for each test, and sessions that are ended after it. Then
 * nothing may be left of them: no connection, no file, no thread beyond those all sessions share.
 */
public final class Rig implements BeforeEachCallback, AfterEachCallback {

  private final List<URLSession> sessions = new ArrayList<>();
  private LoopbackServer server;
  private Path directory;

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    server = LoopbackServer.start();
    directory = Files.createTempDirectory("urlsession-contract");
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    try {
      endSessions();
      Leaks.check(server, directory);
    } finally {
      server.close();
      try (var left = Files.list(directory)) {
        left.forEach(Rig::delete);
      }
      Files.delete(directory);
    }
  }

  private void endSessions() {
    for (URLSession session : sessions) {
      session.invalidateAndCancel();
      Waiting.get(CompletableFuture.runAsync(session::close, Rig::start));
    }
    sessions.clear();
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "closes a session");
    thread.setDaemon(true);
    thread.start();
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public LoopbackServer server() {
    return server;
  }

  public URI uri(String path) {
    return server.uri(path);
  }

  /** Where downloads put their files. */
  public Path directory() {
    return directory;
  }

  public URLSessionConfigurationBuilder configuration() {
    return URLSessionConfiguration.defaultSessionConfiguration().toBuilder()
        .urlCache(null)
        .downloadDirectory(directory);
  }

  public URLSession session() {
    return session(null, null);
  }

  public URLSession session(URLSessionDelegate delegate) {
    return session(delegate, null);
  }

  public URLSession session(URLSessionDelegate delegate, Executor queue) {
    return session(configuration(), delegate, queue);
  }

  public URLSession session(
      URLSessionConfigurationBuilder configuration, URLSessionDelegate delegate, Executor queue) {
    return ending(URLSession.create(configuration.build(), delegate, queue));
  }

  /** The session is ended after the test. */
  public <T extends URLSession> T ending(T session) {
    sessions.add(session);
    return session;
  }
}
