// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon;

import dev.urlsession.background.client.AppIdentity;
import dev.urlsession.background.client.DaemonClient;
import dev.urlsession.background.place.Places;
import dev.urlsession.background.place.PrivateDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A daemon in this process, on places of its own, from before a test until after it. */
final class TestDaemon implements BeforeEachCallback, AfterEachCallback {

  private final TestPlaces home = new TestPlaces();
  private DaemonSettings settings = DaemonSettings.USUAL.watch(Duration.ofMillis(50));
  private Daemon daemon;

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    home.make();
    start();
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    stop();
    home.delete();
  }

  void start() throws IOException {
    PrivateDirectory.make(places().state());
    DaemonLock lock = DaemonLock.take(places().daemonLock()).orElseThrow();
    daemon = Daemon.start(places(), lock, settings, LineParts.begin(() -> {}));
  }

  /** What it is when it is started next. */
  void settings(DaemonSettings value) {
    settings = value.watch(Duration.ofMillis(50));
  }

  void stop() throws Exception {
    daemon.stop();
    daemon.ended().get(60, TimeUnit.SECONDS);
  }

  Daemon daemon() {
    return daemon;
  }

  Places places() {
    return home.places();
  }

  Path folder() {
    return home.folder();
  }

  /** Of an application that has that name as its secret, too. */
  static AppIdentity app(String name) {
    return new AppIdentity(name, name.getBytes(StandardCharsets.UTF_8));
  }

  DaemonClient client(String app) {
    return DaemonClient.existing(places(), app(app));
  }
}
