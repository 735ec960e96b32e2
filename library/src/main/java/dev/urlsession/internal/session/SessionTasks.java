// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.session;

import dev.urlsession.HTTPBody;
import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.URLRequestBuilder;
import dev.urlsession.URLSessionTaskDelegate;
import dev.urlsession.internal.download.ResumeData;
import dev.urlsession.internal.download.ResumeDataFormat;
import dev.urlsession.internal.task.DataTask;
import dev.urlsession.internal.task.DownloadTask;
import dev.urlsession.internal.task.Ending;
import dev.urlsession.internal.task.Task;
import dev.urlsession.internal.task.TaskMemory;
import dev.urlsession.internal.task.TaskRunner;
import dev.urlsession.internal.task.TaskSpec;
import dev.urlsession.internal.task.UploadTask;
import java.io.InputStream;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes the tasks of a session, each with what it is to do and where its result goes. */
final class SessionTasks {

  private final Session session;
  private final TaskRunner runner;
  private final TaskRegistry registry;

  SessionTasks(Session session, TaskRunner runner, TaskRegistry registry) {
    this.session = session;
    this.runner = runner;
    this.registry = registry;
  }

  DataTask data(URLRequest request, boolean incremental, Function<DataTask, Ending> ending) {
    return data(request, incremental, ending, null);
  }

  DataTask data(
      URLRequest request,
      boolean incremental,
      Function<DataTask, Ending> ending,
      @Nullable URLSessionTaskDelegate delegate) {
    URLRequest sent = withBody(request, request.httpBody());
    DataTask task =
        new DataTask(registry.nextIdentifier(), request, lengthToSend(sent), incremental, session);
    return begin(task, TaskSpec.data(sent), ending.apply(task), delegate);
  }

  UploadTask upload(
      URLRequest request, HTTPBody body, boolean incremental, Function<DataTask, Ending> ending) {
    return upload(request, body, incremental, ending, null);
  }

  UploadTask upload(
      URLRequest request,
      HTTPBody body,
      boolean incremental,
      Function<DataTask, Ending> ending,
      @Nullable URLSessionTaskDelegate delegate) {
    URLRequest sent = withBody(request, body);
    UploadTask task =
        new UploadTask(
            registry.nextIdentifier(), request, lengthToSend(sent), incremental, session);
    return begin(task, TaskSpec.data(sent), ending.apply(task), delegate);
  }

  UploadTask streamedUpload(URLRequest request, Function<DataTask, Ending> ending) {
    // Stands for the body that the delegate will be asked for.
    URLRequest sent = withBody(request, HTTPBody.ofStream(InputStream.nullInputStream()));
    UploadTask task =
        new UploadTask(registry.nextIdentifier(), request, lengthToSend(sent), true, session);
    return begin(task, TaskSpec.streamedUpload(sent), ending.apply(task));
  }

  DownloadTask download(URLRequest request, Function<DownloadTask, Ending> ending) {
    return download(request, ending, null);
  }

  DownloadTask download(
      URLRequest request,
      Function<DownloadTask, Ending> ending,
      @Nullable URLSessionTaskDelegate delegate) {
    DownloadTask task = new DownloadTask(registry.nextIdentifier(), request, session);
    return begin(task, TaskSpec.download(request), ending.apply(task), delegate);
  }

  DownloadTask resume(byte[] resumeData, Function<DownloadTask, Ending> ending) {
    URLRequest request = null;
    TaskSpec spec;
    try {
      ResumeData data = ResumeDataFormat.decode(resumeData);
      request = data.originalRequest();
      spec = TaskSpec.resume(data);
    } catch (URLError invalid) {
      spec = TaskSpec.refusedDownload(invalid);
    }
    DownloadTask task = new DownloadTask(registry.nextIdentifier(), request, session);
    return begin(task, spec, ending.apply(task));
  }

  /** A task that another process made. */
  Task recalled(TaskMemory memory) {
    long identifier = memory.identifier();
    URLRequest request = memory.originalRequest();
    Task task =
        memory.upload()
            ? new UploadTask(identifier, request, memory.counts().expectedToSend(), true, session)
            : new DownloadTask(identifier, request, session);
    TaskSpec spec = new TaskSpec(request, false, !memory.upload(), null, null, null);
    task.connect(runner.driver(spec, task), new DelegateEnding(session, task));
    task.remember(memory);
    registry.recall(task);
    return task;
  }

  /** The download that takes over a data task; nobody has heard of it yet. */
  DownloadTask successor(DataTask before) {
    DownloadTask task = new DownloadTask(registry.nextIdentifier(), before, session);
    task.connect(before.driver(), new DelegateEnding(session, task));
    registry.replace(before, task);
    return task;
  }

  private <T extends Task> T begin(T task, TaskSpec spec, Ending ending) {
    return begin(task, spec, ending, null);
  }

  private <T extends Task> T begin(
      T task, TaskSpec spec, Ending ending, @Nullable URLSessionTaskDelegate delegate) {
    if (delegate != null) {
      task.setDelegate(delegate);
    }
    // Once registered it can be cancelled by whoever invalidates the session.
    task.connect(runner.driver(spec, task), ending);
    if (!registry.add(task)) {
      URLRequest request = spec.request();
      URLError late = URLError.cancelled(request == null ? null : request.url());
      task.connect(runner.driver(spec.refused(late), task), ending);
      if (registry.isSettled()) {
        return task;
      }
    }
    session.created(task);
    return task;
  }

  /** The task's body overrides the request's (B-080) and brings its type along. */
  private static URLRequest withBody(URLRequest request, @Nullable HTTPBody body) {
    if (body == null) {
      return request;
    }
    URLRequestBuilder sent = request.toBuilder().httpBody(body);
    String type = body.contentType();
    if (type != null && !request.headers().contains("Content-Type")) {
      sent.header("Content-Type", type);
    }
    return sent.build();
  }

  /** B-082. */
  private static long lengthToSend(URLRequest request) {
    HTTPBody body = request.httpBody();
    if (body == null) {
      return 0;
    }
    String promised = request.value("Content-Length");
    boolean isStream = body instanceof HTTPBody.Stream;
    return isStream && promised != null && promised.matches("\\d{1,18}")
        ? Long.parseLong(promised)
        : body.contentLength();
  }
}
