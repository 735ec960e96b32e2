// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon;

import com.google.protobuf.ByteString;
import dev.urlsession.background.client.DaemonClient;
import dev.urlsession.background.protocol.Challenge;
import dev.urlsession.background.protocol.ChallengeAnswer;
import dev.urlsession.background.protocol.CommandReply;
import dev.urlsession.background.protocol.CommandRequest;
import dev.urlsession.background.protocol.Credential;
import dev.urlsession.background.protocol.Desired;
import dev.urlsession.background.protocol.NewTask;
import dev.urlsession.background.protocol.Open;
import dev.urlsession.background.protocol.Request;
import dev.urlsession.background.protocol.SessionSettings;
import dev.urlsession.background.protocol.UserPassword;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Messages as tests need them. */
final class Asks {

  private Asks() {}

  static Open open(String session) {
    return Open.newBuilder()
        .setSession(session)
        .setWindow(100)
        .setSettings(
            SessionSettings.newBuilder()
                .setTimeoutForRequest(60_000)
                .setTimeoutForResource(600_000)
                .setMaximumConnectionsPerHost(6)
                .setMaximumRedirects(20)
                .setAllowsCellular(true)
                .setAllowsExpensive(true)
                .setAllowsConstrained(true))
        .build();
  }

  /** A download that waits until somebody resumes it. */
  static NewTask suspended(long identifier) {
    return download(identifier, "http://127.0.0.1:1/file", Desired.SUSPEND);
  }

  static NewTask download(long identifier, String url, Desired desired) {
    return NewTask.newBuilder()
        .setIdentifier(identifier)
        .setKey(key(UUID.randomUUID()))
        .setRequest(Request.newBuilder().setUrl(url).setMethod("GET"))
        .setPriority(0.5)
        .setDesired(desired)
        .setExpectsToSend(-1)
        .setExpectsToReceive(-1)
        .build();
  }

  /** Resumes a task while nobody is attached. */
  static void resume(DaemonClient client, String session, long task) throws Exception {
    CommandRequest resume =
        CommandRequest.newBuilder().setSession(session).addTasks(task).setResume(true).build();
    answer(client.<CommandReply>call((stub, reply) -> stub.command(resume, reply)));
  }

  /** The user {@code u} with this password. */
  static ChallengeAnswer using(Challenge challenge, String password) {
    return reply(challenge)
        .setDisposition("USE_CREDENTIAL")
        .setCredential(
            Credential.newBuilder()
                .setPersistence("FOR_SESSION")
                .setUser(UserPassword.newBuilder().setUser("u").setPassword(password)))
        .build();
  }

  /** An answer that still lacks what it says. */
  static ChallengeAnswer.Builder reply(Challenge challenge) {
    return ChallengeAnswer.newBuilder()
        .setEpoch(challenge.getEpoch())
        .setQuestion(challenge.getQuestion());
  }

  private static ByteString key(UUID uuid) {
    ByteBuffer bytes = ByteBuffer.allocate(16);
    bytes.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits()).flip();
    return ByteString.copyFrom(bytes);
  }

  /** The answer, or what it failed with. */
  static <T> T answer(CompletableFuture<T> future) throws Exception {
    try {
      return future.get(60, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof Exception cause ? cause : failed;
    }
  }
}
