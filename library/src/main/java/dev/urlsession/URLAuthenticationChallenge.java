// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import org.jspecify.annotations.Nullable;

/**
 * A server or proxy asks who is there, or shows who it is. Apple: {@code
 * URLAuthenticationChallenge}.
 *
 * <p>Comes to {@link URLSessionDelegate#didReceiveChallenge} or {@link
 * URLSessionTaskDelegate#didReceiveChallenge} and is answered through their {@link
 * ChallengeCompletionHandler}. Immutable and thread-safe.
 */
public final class URLAuthenticationChallenge {

  private final URLProtectionSpace protectionSpace;
  private final @Nullable URLCredential proposedCredential;
  private final int previousFailureCount;
  private final @Nullable URLResponse failureResponse;
  private final @Nullable URLError error;
  private final @Nullable ChallengeCompletionHandler sender;

  private URLAuthenticationChallenge(Builder builder) {
    protectionSpace = builder.protectionSpace;
    proposedCredential = builder.proposedCredential;
    previousFailureCount = builder.previousFailureCount;
    failureResponse = builder.failureResponse;
    error = builder.error;
    sender = builder.sender;
  }

  /**
   * Starts a challenge; needed by authors of a {@link URLProtocol} and in tests.
   *
   * @param protectionSpace what is asked for
   */
  public static Builder builder(URLProtectionSpace protectionSpace) {
    return new Builder(protectionSpace);
  }

  /** A builder that starts with what is in this challenge, as to forward it to another sender. */
  public Builder toBuilder() {
    return new Builder(protectionSpace)
        .proposedCredential(proposedCredential)
        .previousFailureCount(previousFailureCount)
        .failureResponse(failureResponse)
        .error(error)
        .sender(sender);
  }

  /** What is asked for. */
  public URLProtectionSpace protectionSpace() {
    return protectionSpace;
  }

  /**
   * What default handling would answer: from the URL or from the storage (B-156). With a password
   * it is ready to use, without one it is only a user's name; null when there is none.
   */
  public @Nullable URLCredential proposedCredential() {
    return proposedCredential;
  }

  /** How often the same task has failed this challenge before; 0 the first time (B-157). */
  public int previousFailureCount() {
    return previousFailureCount;
  }

  /** The 401 or 407 that asks; null when the challenge is not about HTTP (B-158). */
  public @Nullable URLResponse failureResponse() {
    return failureResponse;
  }

  /** The last failure where the protocol is not HTTP; else null (B-158). */
  public @Nullable URLError error() {
    return error;
  }

  /**
   * Where the answer goes when a {@link URLProtocol} asks through its {@link URLProtocolClient};
   * null in a session's delegate, which gets a completion handler. Apple: {@code
   * URLAuthenticationChallengeSender}.
   */
  public @Nullable ChallengeCompletionHandler sender() {
    return sender;
  }

  /** The space and the failures so far. */
  @Override
  public String toString() {
    return "URLAuthenticationChallenge["
        + (protectionSpace + ", " + previousFailureCount + " failures]");
  }

  /** Builds a challenge. Not thread-safe. */
  public static final class Builder {

    private final URLProtectionSpace protectionSpace;
    private @Nullable URLCredential proposedCredential;
    private int previousFailureCount;
    private @Nullable URLResponse failureResponse;
    private @Nullable URLError error;
    private @Nullable ChallengeCompletionHandler sender;

    private Builder(URLProtectionSpace protectionSpace) {
      this.protectionSpace = protectionSpace;
    }

    /**
     * Sets what default handling would answer.
     *
     * @param credential the credential; null (the default) for none
     */
    public Builder proposedCredential(@Nullable URLCredential credential) {
      proposedCredential = credential;
      return this;
    }

    /**
     * Sets how often the task has failed before.
     *
     * @param count 0 by default
     * @throws URLSessionUsageException when it is negative
     */
    public Builder previousFailureCount(int count) {
      if (count < 0) {
        throw new URLSessionUsageException(
            "A challenge cannot have failed " + count + " times: give 0 or more");
      }
      previousFailureCount = count;
      return this;
    }

    /**
     * Sets the response that asks.
     *
     * @param response the 401 or 407; null (the default) for none
     */
    public Builder failureResponse(@Nullable URLResponse response) {
      failureResponse = response;
      return this;
    }

    /**
     * Sets the last failure.
     *
     * @param failure the failure; null (the default) for none
     */
    public Builder error(@Nullable URLError failure) {
      error = failure;
      return this;
    }

    /**
     * Sets where the answer goes.
     *
     * @param handler called once with the answer; null (the default) for none
     */
    public Builder sender(@Nullable ChallengeCompletionHandler handler) {
      sender = handler;
      return this;
    }

    /** The challenge. */
    public URLAuthenticationChallenge build() {
      return new URLAuthenticationChallenge(this);
    }
  }
}
