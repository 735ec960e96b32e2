// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.task;

import dev.urlsession.URLError;
import dev.urlsession.URLError.Code;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.internal.concurrent.Cancellable;
import dev.urlsession.internal.concurrent.Loop;
import dev.urlsession.internal.event.Reply;
import dev.urlsession.internal.event.TaskEventSink;
import dev.urlsession.internal.event.Verdict;
import dev.urlsession.internal.loading.Answer;
import dev.urlsession.internal.loading.BodySupply;
import dev.urlsession.internal.loading.Failures;
import dev.urlsession.internal.loading.IdleWatch;
import dev.urlsession.internal.loading.Load;
import dev.urlsession.internal.loading.LoadTerms;
import dev.urlsession.internal.loading.LoadingEnvironment;
import dev.urlsession.internal.loading.LoadingPipeline;
import dev.urlsession.internal.loading.TransactionLog;
import dev.urlsession.internal.transport.TransportRuntime;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs one task in this process: loads the request, hands the body on or writes it to a file, and
 * ends once. Everything happens on the loop; the methods of the driver only hop there.
 */
final class TaskRun implements TaskDriver {

  private final TaskEngine engine;
  private final TaskSpec spec;
  private final Measurements measurements;
  private final IdleWatch idle;
  private final RunningTimer resource;
  private final BodySupply bodies;
  private TaskEventSink sink;
  private @Nullable Load load;
  private @Nullable Reception reception;
  private @Nullable DownloadSteps download;
  private @Nullable Cancellable parking;
  private float priority;
  private boolean suspended;
  private boolean parked;
  private boolean over;

  TaskRun(TaskEngine engine, TaskSpec spec, TaskEventSink sink, float priority) {
    this.engine = engine;
    LoadingEnvironment environment = engine.environment();
    this.spec = spec;
    this.sink = sink;
    this.priority = priority;
    this.measurements = new Measurements(environment.timers());
    URLRequest request = spec.request();
    this.idle =
        new IdleWatch(
            environment.loop(),
            environment.timers(),
            idleLimit(request, environment.configuration()),
            () -> fail(URLError.of(Code.TIMED_OUT, "The server was silent for too long.")));
    this.resource =
        new RunningTimer(
            environment.loop(),
            environment.timers(),
            environment.configuration().timeoutIntervalForResource(),
            () -> fail(URLError.of(Code.TIMED_OUT, "The whole load took too long.")));
    this.bodies = new UploadBodies(this, spec.asksForBody());
  }

  private static Duration idleLimit(
      @Nullable URLRequest request, URLSessionConfiguration configuration) {
    return request != null && request.hasTimeoutInterval()
        ? request.timeoutInterval()
        : configuration.timeoutIntervalForRequest();
  }

  @Override
  public void start() {
    onLoop(
        () -> {
          URLRequest request = spec.request();
          measurements.begin(sink.isMeasured());
          resource.run();
          if (spec.refusal() != null || request == null) {
            finish(spec.refusal() == null ? noRequest() : spec.refusal(), false);
          } else if (spec.isDownload()) {
            download(request).prepare(spec.resume());
          } else {
            begin(request);
          }
        });
  }

  private static URLError noRequest() {
    return URLError.of(Code.UNSUPPORTED_URL, "The task has no request.");
  }

  @Override
  public void suspend() {
    onLoop(
        () -> {
          suspended = true;
          resource.hold();
          idle.hold();
          if (load != null) {
            load.suspend();
          }
          if (reception != null) {
            reception.suspend();
          }
          Duration lifetime = environment().configuration().suspendedConnectionLifetime();
          if (download != null) {
            parking = environment().timers().schedule(loop(), lifetime, this::park);
          }
        });
  }

  @Override
  public void proceed() {
    onLoop(
        () -> {
          suspended = false;
          stopParking();
          resource.run();
          idle.release();
          if (parked) {
            unpark();
            return;
          }
          if (load != null) {
            load.proceed();
          }
          if (reception != null) {
            reception.proceed();
          }
        });
  }

  /** Gives the connection back; the download goes on by a range later. */
  private void park() {
    parking = null;
    Reception receiving = reception;
    if (receiving == null) {
      return;
    }
    receiving.park(
        can -> {
          if (can && !over) {
            parked = true;
            reception = null;
            endLoad();
            if (!suspended) {
              unpark();
            }
          }
        });
  }

  private void unpark() {
    parked = false;
    if (download != null) {
      begin(download.request());
    }
  }

  @Override
  public void cancel() {
    onLoop(() -> finish(URLError.cancelled(currentURL()), false));
  }

  @Override
  public void cancelByProducingResumeData(Consumer<byte @Nullable []> handler) {
    loop()
        .run(
            () -> {
              if (over) {
                tell(handler, null);
              } else {
                finish(
                    URLError.cancelled(null),
                    true,
                    error -> tell(handler, error.downloadTaskResumeData()));
              }
            });
  }

  private static void tell(Consumer<byte @Nullable []> handler, byte @Nullable [] data) {
    TransportRuntime.shared().streams().execute(() -> handler.accept(data));
  }

  @Override
  public void setPriority(float value) {
    onLoop(
        () -> {
          priority = value;
          if (load != null) {
            load.setPriority(value);
          }
        });
  }

  /** What the user takes as long as it likes for is no idleness of the server. */
  void askForBody(Reply<@Nullable InputStream> reply) {
    idle.hold();
    sink.needsBody(
        new Reply<@Nullable InputStream>(
            loop(),
            stream -> {
              idle.release();
              reply.accept(stream);
            }));
  }

  TaskEventSink sink() {
    return sink;
  }

  TransactionLog log() {
    return measurements.log();
  }

  LoadingEnvironment environment() {
    return engine.environment();
  }

  Loop loop() {
    return environment().loop();
  }

  boolean isSuspended() {
    return suspended;
  }

  boolean isOver() {
    return over;
  }

  /** Loads the request, from the top of the pipeline. */
  void begin(URLRequest request) {
    if (over) {
      return;
    }
    Task task = sink instanceof Task one ? one : null;
    LoadTerms terms = new LoadTerms(download != null, priority, task);
    Load next = new Load(environment(), sink, bodies, log(), idle, terms);
    load = next;
    if (suspended) {
      next.suspend();
    }
    LoadingPipeline.load(request, next)
        .whenComplete(
            (answer, thrown) ->
                guarded(
                    () -> {
                      if (load != next || over) {
                        if (answer != null) {
                          answer.body().cancel();
                        }
                      } else if (answer != null) {
                        next.answered();
                        answered(answer);
                      } else {
                        fail(Failures.of(thrown, null));
                      }
                    }));
  }

  private void answered(Answer answer) {
    if (download != null) {
      download.answered(answer);
      return;
    }
    idle.hold();
    sink.responded(
        answer.response(),
        new Reply<>(
            loop(),
            verdict -> {
              idle.release();
              if (over) {
                answer.body().cancel();
              } else {
                guarded(() -> obey(verdict, answer));
              }
            }));
  }

  private void obey(Verdict verdict, Answer answer) {
    if (verdict instanceof Verdict.Cancel) {
      answer.body().cancel();
      finish(URLError.cancelled(null), false);
    } else if (verdict instanceof Verdict.BecomeDownload become) {
      sink = become.successor().take();
      if (load != null) {
        load.tell(sink);
      }
      URLRequest original = spec.request();
      DownloadSteps steps = download(original == null ? answer.request() : original);
      become.successor().announce();
      if (over) {
        answer.body().cancel();
      } else {
        steps.answered(answer);
      }
    } else {
      Reception receiving =
          MemoryReceptions.of(answer, suspended, sink, loop(), idle, log(), this::ended);
      reception = receiving;
      receiving.start();
    }
  }

  private DownloadSteps download(URLRequest original) {
    DownloadSteps steps = new DownloadSteps(this, engine.newDownload(original, spec.durability()));
    download = steps;
    return steps;
  }

  void receive(FileReception receiving) {
    reception = receiving;
    receiving.start();
  }

  void ended(@Nullable URLError error) {
    if (error == null) {
      endLoad();
      complete(null);
    } else {
      fail(error);
    }
  }

  void fail(URLError error) {
    finish(error, true);
  }

  private void finish(URLError error, boolean keep) {
    finish(error, keep, settled -> {});
  }

  private void finish(URLError error, boolean keep, Consumer<URLError> settled) {
    if (over) {
      return;
    }
    over = true;
    URI current = currentURL();
    tryEndLoad();
    Consumer<URLError> last =
        result -> {
          settled.accept(result);
          end(result);
        };
    URLError withURL = error.withFailingURL(current);
    if (reception != null) {
      reception.abandon(withURL, keep, last);
    } else if (download != null) {
      download.abandon(withURL, keep, last);
    } else {
      last.accept(withURL);
    }
  }

  /** What was loaded last, which redirects change (B-360). */
  private @Nullable URI currentURL() {
    URLRequest request = load == null ? spec.request() : load.current();
    return request == null ? null : request.url();
  }

  private void complete(@Nullable URLError error) {
    if (!over) {
      over = true;
      end(error);
    }
  }

  /** Whatever goes wrong in tidying up, the task has an end. */
  private void tryEndLoad() {
    try {
      endLoad();
    } catch (RuntimeException mistake) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, mistake);
    }
  }

  private void endLoad() {
    idle.end();
    Load ending = load;
    load = null;
    if (ending != null) {
      ending.cancel();
    }
  }

  private void end(@Nullable URLError error) {
    resource.end();
    stopParking();
    if (sink.isMeasured()) {
      sink.measured(measurements.end());
    }
    sink.completed(error);
  }

  private void stopParking() {
    if (parking != null) {
      parking.cancel();
      parking = null;
    }
  }

  private void onLoop(Runnable work) {
    loop()
        .run(
            () -> {
              if (!over) {
                guarded(work);
              }
            });
  }

  /** A mistake of ours ends the task rather than leaving it without an end. */
  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException mistake) {
      fail(URLError.of(Code.UNKNOWN, "The load failed for a reason not foreseen.", mistake));
    }
  }
}
