// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.chaos;

import dev.urlsession.BackgroundDelivery;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionDataDelegate;
import dev.urlsession.URLSessionDownloadDelegate;
import dev.urlsession.URLSessionDownloadTask;
import dev.urlsession.URLSessionTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Writes down every callback before it returns. */
final class LedgerDelegate implements URLSessionDataDelegate, URLSessionDownloadDelegate {

  private final AppLedger ledger;
  private final Set<Long> ended = ConcurrentHashMap.newKeySet();

  /** Those that ended in earlier processes. */
  LedgerDelegate(AppLedger ledger, Set<Long> before) {
    this.ledger = ledger;
    ended.addAll(before);
  }

  /** How many tasks have ended, in this process and before. */
  int endedCount() {
    return ended.size();
  }

  @Override
  public void didFinishDownloading(URLSession session, URLSessionDownloadTask task, Path location) {
    say(LedgerLine.Kind.FILE, task, sha256(location));
  }

  @Override
  public void didCompleteWithError(
      URLSession session, URLSessionTask task, @Nullable URLError error) {
    say(LedgerLine.Kind.ENDED, task, error == null ? status(task) : "error:" + error.code());
    ended.add(task.taskIdentifier());
  }

  /** Nobody has ended it: whatever dies, a session lives as long as its application. */
  @Override
  public void didBecomeInvalidWithError(URLSession session, @Nullable URLError error) {
    if (error != null) {
      error.printStackTrace();
    }
    Runtime.getRuntime().halt(ChaosApp.SESSION_LOST);
  }

  private void say(LedgerLine.Kind kind, URLSessionTask task, String detail) {
    BackgroundDelivery delivery = task.backgroundDelivery();
    ledger.say(
        new LedgerLine(
            kind,
            number(task),
            task.taskIdentifier(),
            delivery == null ? "-" : delivery.identifier(),
            delivery != null && delivery.redelivered(),
            detail));
  }

  /** The last part of its address. */
  private static long number(URLSessionTask task) {
    URLRequest request = task.originalRequest();
    if (request == null) {
      return 0;
    }
    String path = request.url().getPath();
    return Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
  }

  private static String status(URLSessionTask task) {
    return task.response() instanceof HTTPURLResponse response
        ? Integer.toString(response.statusCode())
        : "none";
  }

  private static String sha256(Path file) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
