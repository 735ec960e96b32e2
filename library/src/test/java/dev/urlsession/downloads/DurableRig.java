// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.downloads;

import dev.urlsession.URLRequest;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.internal.concurrent.Timers;
import dev.urlsession.internal.download.CheckpointPolicy;
import dev.urlsession.internal.download.FaultyFiles;
import dev.urlsession.internal.download.ResumeData;
import dev.urlsession.internal.session.DetachedEngine;
import dev.urlsession.internal.task.Durability;
import dev.urlsession.internal.task.TaskEngine;
import dev.urlsession.internal.task.TaskSpec;
import dev.urlsession.testing.LoopbackServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The engine without a session, for downloads that outlive a crash. */
final class DurableRig implements AutoCloseable {

  /** A checkpoint after every write. */
  private static final CheckpointPolicy EAGER =
      new CheckpointPolicy(1, Duration.ZERO, Duration.ZERO);

  final LoopbackServer server = LoopbackServer.start();
  final Path directory = Rig.temporary();
  final FaultyFiles files = new FaultyFiles();
  private final TaskEngine engine =
      DetachedEngine.create(
          URLSessionConfiguration.defaultSessionConfiguration().toBuilder()
              .urlCache(null)
              .downloadDirectory(directory)
              .build(),
          Timers.SYSTEM,
          files);

  DurableSink start(String path) {
    return run(TaskSpec.download(URLRequest.of(server.uri(path))), false, new DurableSink());
  }

  DurableSink resume(ResumeData data) {
    return resume(data, false);
  }

  DurableSink resume(ResumeData data, boolean verified) {
    return run(TaskSpec.resume(data), verified, new DurableSink());
  }

  DurableSink run(TaskSpec spec, boolean verified, DurableSink sink) {
    Durability durability = new Durability("7-", EAGER, verified, sink::reached);
    sink.driver = engine.driver(spec.durable(durability), sink, 0.5f);
    sink.driver.start();
    return sink;
  }

  List<Path> parts() {
    try (var left = Files.list(directory)) {
      return left.sorted().toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    engine.close();
    server.awaitOpenConnections(0, Told.LONG);
    server.close();
    parts().forEach(Rig::delete);
    Rig.delete(directory);
  }
}
