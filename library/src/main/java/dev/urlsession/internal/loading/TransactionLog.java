// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.NetworkPathMonitor;
import dev.urlsession.URLRequest;
import dev.urlsession.URLResponse;
import dev.urlsession.URLSessionTaskTransactionMetrics;
import dev.urlsession.URLSessionTaskTransactionMetrics.ResourceFetchType;
import dev.urlsession.internal.concurrent.TimeSource;
import dev.urlsession.internal.transport.TransactionNotes;
import dev.urlsession.internal.transport.TransactionRecorder;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One entry for each request made, in order (B-351). Confined to the loop. */
public final class TransactionLog {

  private final TimeSource time;
  private List<Entry> entries = List.of();
  private boolean heard = true;
  private @Nullable Entry handingOn;
  private int redirects;

  /** An empty one. */
  public TransactionLog(TimeSource time) {
    this.time = time;
  }

  /** Nobody will ask for {@link #metrics()}: nothing is taken down. */
  public void unheard() {
    heard = false;
  }

  /** What is taken down of one request. */
  static final class Entry {

    private final URLRequest request;
    private final ResourceFetchType type;
    private final NetworkPathMonitor.Path path;
    private final @Nullable TransactionNotes notes;
    private @Nullable URLResponse response;

    private Entry(
        URLRequest request,
        ResourceFetchType type,
        NetworkPathMonitor.Path path,
        @Nullable TransactionNotes notes) {
      this.request = request;
      this.type = type;
      this.path = path;
      this.notes = notes;
    }

    TransactionRecorder recorder() {
      return notes == null ? TransactionRecorder.NONE : notes;
    }

    void responded(URLResponse answer) {
      response = answer;
    }

    private URLSessionTaskTransactionMetrics metrics() {
      return TransactionMetrics.of(
          request, response, type, path, Objects.requireNonNull(notes, "heard"));
    }
  }

  /** A request is about to be made. */
  Entry begin(URLRequest request, ResourceFetchType type, NetworkPathMonitor.Path path) {
    if (!heard) {
      return new Entry(request, type, path, null);
    }
    Entry entry = new Entry(withoutSecrets(request), type, path, new TransactionNotes(time));
    entries = Few.with(entries, entry);
    handingOn = entry;
    return entry;
  }

  /** Metrics end up in logs. */
  private static URLRequest withoutSecrets(URLRequest request) {
    HTTPHeaders headers = request.headers();
    return headers.contains("Authorization") || headers.contains("Proxy-Authorization")
        ? request.toBuilder()
            .header("Authorization", null)
            .header("Proxy-Authorization", null)
            .build()
        : request;
  }

  void redirected() {
    redirects++;
  }

  /** So many bytes of the last response were handed on. */
  public void decoded(long bytes) {
    if (handingOn != null) {
      handingOn.recorder().decoded(bytes);
    }
  }

  /** What is handed on from now on comes from an earlier one: a stored body that was confirmed. */
  void handOnFrom(Entry earlier) {
    handingOn = earlier;
  }

  /** Says more about the response that came last. */
  void annotate(URLResponse answer) {
    if (handingOn != null) {
      handingOn.responded(answer);
    }
  }

  /** How many redirects were followed. */
  public int redirectCount() {
    return redirects;
  }

  /** What was taken down. */
  public List<URLSessionTaskTransactionMetrics> metrics() {
    return entries.stream().map(Entry::metrics).toList();
  }
}
