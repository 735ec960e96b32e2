// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.translation;

import com.google.protobuf.ByteString;
import dev.urlsession.URLError;
import dev.urlsession.URLError.BackgroundTaskCancelledReason;
import dev.urlsession.background.protocol.Failure;
import java.net.URI;

/** Why a task failed. */
public final class Failures {

  private Failures() {}

  /** As a message. */
  public static Failure toMessage(URLError error) {
    Failure.Builder message =
        Failure.newBuilder().setCode(error.code().rawValue()).setMessage(error.getMessage());
    URI url = error.failingURL();
    if (url != null) {
      message.setUrl(url.toString());
    }
    byte[] data = error.downloadTaskResumeData();
    if (data != null) {
      message.setResumeData(ByteString.copyFrom(data));
    }
    BackgroundTaskCancelledReason cancelled = error.backgroundTaskCancelledReason();
    if (cancelled != null) {
      message.setCancelledReason(cancelled.rawValue());
    }
    return message.build();
  }

  /** From a message. */
  public static URLError fromMessage(Failure message) {
    URLError error =
        URLError.of(URLError.Code.fromRawValue(message.getCode()), message.getMessage());
    if (!message.getUrl().isEmpty()) {
      error = error.withFailingURL(URI.create(message.getUrl()));
    }
    if (!message.getResumeData().isEmpty()) {
      error = error.withDownloadTaskResumeData(message.getResumeData().toByteArray());
    }
    BackgroundTaskCancelledReason cancelled =
        message.hasCancelledReason()
            ? BackgroundTaskCancelledReason.fromRawValue(message.getCancelledReason())
            : null;
    if (cancelled != null) {
      error = error.withBackgroundTaskCancelledReason(cancelled);
    }
    return error;
  }
}
