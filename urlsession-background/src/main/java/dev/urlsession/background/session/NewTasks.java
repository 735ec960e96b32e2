// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.session;

import com.google.protobuf.ByteString;
import dev.urlsession.HTTPBody;
import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.background.protocol.Desired;
import dev.urlsession.background.protocol.NewTask;
import dev.urlsession.background.protocol.TaskKind;
import dev.urlsession.background.translation.Requests;
import dev.urlsession.internal.download.ResumeDataFormat;
import dev.urlsession.internal.session.ChallengeMethods;
import dev.urlsession.internal.task.Task;
import dev.urlsession.internal.task.TaskSpec;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/** A task as it is when it is first resumed, for the daemon. */
final class NewTasks {

  private NewTasks() {}

  /**
   * The message, with the upload's file prepared.
   *
   * @throws URLError when there is no such file, or it cannot be kept for later
   */
  static NewTask of(
      Task task, TaskSpec spec, UploadSpool spool, URLSessionConfiguration configuration)
      throws URLError {
    URLRequest request =
        ReceivedCookies.sending(Objects.requireNonNull(spec.request()), configuration);
    String description = task.taskDescription();
    Instant begin = task.earliestBeginDate();
    NewTask.Builder message =
        NewTask.newBuilder()
            .setIdentifier(task.taskIdentifier())
            .setKey(key(UUID.randomUUID()))
            .setKind(task.isUpload() ? TaskKind.UPLOAD : TaskKind.DOWNLOAD)
            .setRequest(Requests.toMessage(request))
            .setDescription(description == null ? "" : description)
            .setPriority(task.priority())
            .setDesired(Desired.RUN)
            .setHearsChallenges(ChallengeMethods.areIn(task.delegate()))
            .setEarliestBegin(begin == null ? 0 : begin.toEpochMilli())
            .setExpectsToSend(task.countOfBytesClientExpectsToSend())
            .setExpectsToReceive(task.countOfBytesClientExpectsToReceive());
    HTTPBody body = request.httpBody();
    if (task.isUpload() && body != null) {
      message.setSource(spool.keep(body));
    }
    if (spec.resume() != null) {
      message.setResumeData(ByteString.copyFrom(ResumeDataFormat.encode(spec.resume())));
    }
    return message.build();
  }

  private static ByteString key(UUID uuid) {
    ByteBuffer bytes = ByteBuffer.allocate(16);
    bytes.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits()).flip();
    return ByteString.copyFrom(bytes);
  }
}
