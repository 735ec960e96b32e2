// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.session;

import dev.urlsession.ServerTrust;
import dev.urlsession.URLAuthenticationChallenge;
import dev.urlsession.URLCredential;
import dev.urlsession.URLError;
import dev.urlsession.URLProtectionSpace;
import dev.urlsession.URLSession.AuthChallengeDisposition;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.background.protocol.Challenge;
import dev.urlsession.background.translation.Challenges;
import dev.urlsession.background.translation.Credentials;
import dev.urlsession.background.translation.Failures;
import dev.urlsession.internal.event.ChallengeAnswer;
import dev.urlsession.internal.event.Reply;
import dev.urlsession.internal.loading.CredentialAccess;
import dev.urlsession.internal.task.Task;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Puts what the daemon is asked to the delegate, as in a session of this process, and brings back
 * what it says (B-150 to B-153). Confined to the loop.
 *
 * <p>The credential storage is this process's. What it has is proposed where the daemon has
 * nothing, and what opened a space is kept in it when the task has ended well (B-159).
 */
final class RemoteChallenges {

  private final RemoteLink link;
  private final URLSessionConfiguration configuration;
  private final Map<Long, Map<URLProtectionSpace, URLCredential>> given = new HashMap<>();

  RemoteChallenges(RemoteLink link, URLSessionConfiguration configuration) {
    this.link = link;
    this.configuration = configuration;
  }

  private CredentialAccess storage(Task task) {
    return new CredentialAccess(configuration.urlCredentialStorage(), task, link.loop());
  }

  void put(Challenge message, Task task) {
    URLAuthenticationChallenge asked;
    try {
      asked = Challenges.fromMessage(message);
    } catch (IllegalArgumentException unknown) {
      // Of a newer daemon: as if nobody had heard it.
      send(message, ChallengeAnswer.DEFAULT, null);
      return;
    }
    proposal(asked, task)
        .exceptionally(unreadable -> asked.proposedCredential())
        .thenAccept(
            proposal -> {
              URLAuthenticationChallenge challenge =
                  asked.toBuilder().proposedCredential(proposal).build();
              task.challenged(
                  challenge,
                  new Reply<>(link.loop(), answer -> answered(message, task, challenge, answer)));
            });
  }

  /** What the daemon has, else what is stored here and has not been tried (B-156). */
  private CompletableFuture<@Nullable URLCredential> proposal(
      URLAuthenticationChallenge asked, Task task) {
    URLCredential known = asked.proposedCredential();
    URLProtectionSpace space = asked.protectionSpace();
    if (isComplete(known) || space.serverTrust() != null || asked.previousFailureCount() > 0) {
      return CompletableFuture.completedFuture(known);
    }
    return storage(task)
        .find(space, known == null ? null : known.user())
        .thenApply(found -> found == null ? known : found);
  }

  private static boolean isComplete(@Nullable URLCredential credential) {
    return credential != null && (credential.hasPassword() || credential.identity() != null);
  }

  private void answered(
      Challenge message, Task task, URLAuthenticationChallenge challenge, ChallengeAnswer answer) {
    URLProtectionSpace space = challenge.protectionSpace();
    ChallengeAnswer meant = withProposal(answer, challenge);
    URLCredential credential = meant.credential();
    if (isComplete(credential)) {
      given
          .computeIfAbsent(task.taskIdentifier(), first -> new HashMap<>(2))
          .put(space, credential);
    }
    send(message, meant, space.serverTrust());
  }

  /** Default handling uses the proposal (B-154), of which the daemon may know nothing. */
  private static ChallengeAnswer withProposal(
      ChallengeAnswer answer, URLAuthenticationChallenge challenge) {
    URLCredential proposal = challenge.proposedCredential();
    boolean isDefault = answer.disposition() == AuthChallengeDisposition.PERFORM_DEFAULT_HANDLING;
    return isDefault && proposal != null && proposal.hasPassword()
        ? ChallengeAnswer.using(proposal)
        : answer;
  }

  private void send(Challenge message, ChallengeAnswer answer, @Nullable ServerTrust shown) {
    dev.urlsession.background.protocol.ChallengeAnswer.Builder reply =
        dev.urlsession.background.protocol.ChallengeAnswer.newBuilder()
            .setEpoch(message.getEpoch())
            .setQuestion(message.getQuestion())
            .setDisposition(answer.disposition().name());
    URLCredential credential = answer.credential();
    if (credential != null && isFor(shown, credential)) {
      try {
        reply.setCredential(Credentials.toMessage(credential));
      } catch (URLError notSendable) {
        reply.setFailure(Failures.toMessage(notSendable));
      }
    }
    link.answer(reply.build());
  }

  /** Whoever trusts other certificates than those in question does not trust these (B-165). */
  private static boolean isFor(@Nullable ServerTrust shown, URLCredential credential) {
    ServerTrust accepted = credential.trust();
    return accepted == null
        || (shown != null && accepted.certificates().equals(shown.certificates()));
  }

  /**
   * The task is over.
   *
   * @param well whether it was let in
   */
  void ended(Task task, boolean well) {
    Map<URLProtectionSpace, URLCredential> used = given.remove(task.taskIdentifier());
    if (used != null && well) {
      used.forEach((space, credential) -> storage(task).keep(credential, space));
    }
  }
}
