// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.urlsession.NetworkPathMonitor;
import dev.urlsession.URLRequest;
import dev.urlsession.daemon.Trees;
import dev.urlsession.daemon.model.Attachment;
import dev.urlsession.daemon.model.Desired;
import dev.urlsession.daemon.model.EventBody;
import dev.urlsession.daemon.model.NewTask;
import dev.urlsession.daemon.model.NewTaskBuilder;
import dev.urlsession.daemon.model.SessionKey;
import dev.urlsession.daemon.model.SessionSettings;
import dev.urlsession.daemon.model.StoredEvent;
import dev.urlsession.daemon.model.TaskKind;
import dev.urlsession.daemon.model.TaskRecord;
import dev.urlsession.daemon.model.TaskResult;
import dev.urlsession.daemon.model.UploadSource;
import dev.urlsession.daemon.model.WaitReason;
import dev.urlsession.daemon.store.SqliteTaskStore;
import dev.urlsession.daemon.store.StoreOptions;
import dev.urlsession.internal.download.CheckpointPolicy;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Generated;
import dev.urlsession.testing.LoopbackServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * A daemon without its front: a server, a store, an engine, and an application that only enqueues.
 */
final class EngineRig implements AutoCloseable {

  static final Duration LONG = Duration.ofSeconds(60);
  static final int LENGTH = 300_000;
  static final int CUT = 100_000;
  static final long SEED = 7;
  static final String WHOLE = Generated.sha256(SEED, LENGTH);
  static final SessionKey SESSION = new SessionKey("org.example.app", "downloads");

  /** A checkpoint after every write. */
  static final CheckpointPolicy EAGER = new CheckpointPolicy(1, Duration.ZERO, Duration.ZERO);

  final LoopbackServer server = LoopbackServer.start();
  final Path home;
  final Path cache;
  final DaemonFiles files = new DaemonFiles();
  final LiveLog live = new LiveLog();
  private final UnaryOperator<EngineBuilder> change;
  private SessionSettings settings = SessionSettings.defaults();
  private Attachment attachment;
  SqliteTaskStore store;
  TransferEngine engine;
  private long identifiers;

  EngineRig() {
    this(builder -> builder);
  }

  EngineRig(UnaryOperator<EngineBuilder> change) {
    this.change = change;
    try {
      home = Files.createTempDirectory("urlsession-engine").toRealPath();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    cache = home.resolve("cache");
    begin();
  }

  /** A monitor that says what a test wants. */
  static final class FakeMonitor implements NetworkPathMonitor {
    private volatile Path path = Path.SATISFIED;
    private volatile Runnable listener = () -> {};

    @Override
    public Path path(String host) {
      return path;
    }

    @Override
    public Runnable addListener(Runnable value) {
      listener = value;
      return () -> {};
    }

    void becomes(Path value) {
      path = value;
      listener.run();
    }
  }

  /** Starts the daemon. */
  void begin() {
    try {
      store =
          SqliteTaskStore.open(
              StoreOptions.of(home.resolve("state"), Clock.systemUTC())
                  .sidecars(home.resolve("state")));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    EngineBuilder builder =
        new EngineBuilder(store, cache, home.resolve("state"))
            .live(live)
            .files(files)
            .random(new QuickRandom())
            .checkpoints(EAGER);
    engine = change.apply(builder).build();
    get(engine.start());
    attachment = get(store.attach(SESSION, settings)).attachment();
  }

  /** Ends the daemon without any care for what runs. */
  void kill() {
    engine.close();
    store.close();
  }

  void restart() {
    kill();
    begin();
  }

  /** The session is configured so from now on. */
  void settings(SessionSettings value) {
    settings = value;
    get(store.attach(SESSION, settings));
    attachment = get(store.session(SESSION)).orElseThrow().attachment();
  }

  /** {@link #LENGTH} bytes that can be resumed. */
  static Answer resource() {
    return Answer.generated(LENGTH, SEED).ranges().header("ETag", "\"v1\"");
  }

  /** The same, but the connection is lost after {@link #CUT} bytes. */
  static Answer breaking() {
    return resource().closeAfter(CUT);
  }

  long download(String path) {
    return enqueue(NewTask.builder(TaskKind.DOWNLOAD, URLRequest.of(server.uri(path))));
  }

  /** A PUT of a file that is the daemon's to delete. */
  long uploadOwn(String path, Path file) throws IOException {
    var request = URLRequest.builder(server.uri(path)).httpMethod("PUT").build();
    return enqueue(NewTask.builder(TaskKind.UPLOAD, request).source(source(file, true)));
  }

  private static UploadSource source(Path file, boolean spooled) throws IOException {
    BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
    return new UploadSource(
        file,
        now.size(),
        now.lastModifiedTime().toMillis(),
        String.valueOf(now.fileKey()),
        spooled);
  }

  long upload(String method, String path, Path file, String... header) throws IOException {
    UploadSource source = source(file, false);
    var request = URLRequest.builder(server.uri(path)).httpMethod(method);
    for (int i = 0; i < header.length; i += 2) {
      request.header(header[i], header[i + 1]);
    }
    return enqueue(NewTask.builder(TaskKind.UPLOAD, request.build()).source(source));
  }

  long enqueue(NewTaskBuilder task) {
    NewTask made = task.taskIdentifier(++identifiers).build();
    List<TaskRecord> accepted = get(store.enqueue(attachment, List.of(made)));
    engine.offer(accepted);
    return made.taskIdentifier();
  }

  void want(long task, Desired desired) {
    engine.wanted(get(store.setDesired(attachment, task, desired)));
  }

  Optional<TaskRecord> task(long identifier) {
    return get(store.task(SESSION, identifier));
  }

  Attachment attachment() {
    return attachment;
  }

  List<StoredEvent> events() {
    return get(store.events(attachment, 0, 500));
  }

  /** How the task ended. */
  TaskResult awaitEnd(long identifier) {
    await().atMost(LONG).until(() -> result(identifier) != null);
    return result(identifier);
  }

  TaskResult result(long identifier) {
    List<TaskResult> results =
        events().stream()
            .filter(event -> event.taskIdentifier() == identifier)
            .map(StoredEvent::body)
            .filter(EventBody.Finished.class::isInstance)
            .map(body -> ((EventBody.Finished) body).result())
            .toList();
    assertThat(results).as("one event for one task").hasSizeLessThan(2);
    return results.isEmpty() ? null : results.get(0);
  }

  void awaitWaiting(long identifier, WaitReason reason) {
    await()
        .atMost(LONG)
        .until(
            () ->
                task(identifier)
                    .map(TaskRecord::waitingFor)
                    .filter(wait -> wait.reason() == reason)
                    .isPresent());
  }

  /** Waits until so many bytes are safe. */
  void awaitSafe(long identifier, long bytes) {
    await()
        .atMost(LONG)
        .until(() -> task(identifier).orElseThrow().checkpoint().received() >= bytes);
  }

  /** Every file in the cache. */
  List<Path> cached() {
    try {
      return Trees.files(cache);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * Waits until the cache has these files and no others: what is of no use goes in its own time.
   */
  void awaitCached(Path... files) {
    await().atMost(LONG).untilAsserted(() -> assertThat(cached()).containsExactlyInAnyOrder(files));
  }

  static String sha256(Path file) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException | IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  static <T> T get(CompletableFuture<T> future) {
    return future.orTimeout(LONG.toSeconds(), TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    kill();
    server.awaitOpenConnections(0, LONG);
    server.close();
    Trees.delete(home);
  }
}
