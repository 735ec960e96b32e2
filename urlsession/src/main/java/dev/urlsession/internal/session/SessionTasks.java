// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.session;

import dev.urlsession.HTTPBody;
import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.URLRequestBuilder;
import dev.urlsession.internal.download.ResumeData;
import dev.urlsession.internal.download.ResumeDataFormat;
import dev.urlsession.internal.task.DataTask;
import dev.urlsession.internal.task.DownloadTask;
import dev.urlsession.internal.task.Ending;
import dev.urlsession.internal.task.Task;
import dev.urlsession.internal.task.TaskEngine;
import dev.urlsession.internal.task.TaskSpec;
import dev.urlsession.internal.task.UploadTask;
import java.io.InputStream;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes the tasks of a session, each with what it is to do and where its result goes. */
final class SessionTasks {

  private final Session session;
  private final TaskEngine engine;
  private final TaskRegistry registry;

  SessionTasks(Session session, TaskEngine engine, TaskRegistry registry) {
    this.session = session;
    this.engine = engine;
    this.registry = registry;
  }

  DataTask data(URLRequest request, boolean incremental, Function<DataTask, Ending> ending) {
    URLRequest sent = withBody(request, request.httpBody());
    DataTask task =
        new DataTask(registry.nextIdentifier(), request, lengthToSend(sent), incremental, session);
    return begin(task, TaskSpec.data(sent), ending.apply(task));
  }

  UploadTask upload(
      URLRequest request, HTTPBody body, boolean incremental, Function<DataTask, Ending> ending) {
    URLRequest sent = withBody(request, body);
    UploadTask task =
        new UploadTask(
            registry.nextIdentifier(), request, lengthToSend(sent), incremental, session);
    return begin(task, TaskSpec.data(sent), ending.apply(task));
  }

  UploadTask streamedUpload(URLRequest request, Function<DataTask, Ending> ending) {
    // Stands for the body that the delegate will be asked for.
    URLRequest sent = withBody(request, HTTPBody.ofStream(InputStream.nullInputStream()));
    UploadTask task =
        new UploadTask(registry.nextIdentifier(), request, lengthToSend(sent), true, session);
    return begin(task, TaskSpec.streamedUpload(sent), ending.apply(task));
  }

  DownloadTask download(URLRequest request, Function<DownloadTask, Ending> ending) {
    DownloadTask task = new DownloadTask(registry.nextIdentifier(), request, session);
    return begin(task, TaskSpec.download(request), ending.apply(task));
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

  /** The download that takes over a data task; called on any thread. */
  DownloadTask successor(DataTask before) {
    DownloadTask task = new DownloadTask(registry.nextIdentifier(), before, session);
    task.connect(before.driver(), new DelegateEnding(session, task));
    registry.replace(before, task);
    session.created(task);
    return task;
  }

  private <T extends Task> T begin(T task, TaskSpec spec, Ending ending) {
    boolean taken = registry.add(task);
    URLRequest request = spec.request();
    TaskSpec allowed =
        taken ? spec : spec.refused(URLError.cancelled(request == null ? null : request.url()));
    task.connect(engine.driver(allowed, task, task.priority()), ending);
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
