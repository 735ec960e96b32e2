// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Has the last word on a request, each time it is sent: first, after a redirect, in every round of
 * a challenge, when it is sent again on a new connection, and when a download is resumed, long
 * after its token expired (B-124). Not in Apple's API, whose sessions hand a 401 with {@code
 * Bearer} to the app as a response.
 *
 * <p>Set it with {@link URLSessionConfigurationBuilder#requestAuthorizer}. For tokens there is
 * {@link BearerAuthorizer}.
 *
 * <p>Methods are called on threads that may block, for several requests at the same time. What they
 * give or throw ends or continues the load; its idle time stands still meanwhile. What is added
 * here shows neither in {@link URLSessionTask#currentRequest()}, nor in resume data, nor in
 * metrics, and is not carried to where a redirect leads.
 */
@FunctionalInterface
public interface RequestAuthorizer {

  /**
   * The request to send in place of this one: headers, method, body and query may be others,
   * scheme, host and port may not.
   *
   * @param request as it would be sent
   * @return completes with the request to send; a failure is the failure of the load
   */
  CompletionStage<URLRequest> authorize(URLRequest request);

  /**
   * The server refused what was sent with a 401. Asked once for each request of a task, before any
   * challenge in the response is looked at.
   *
   * @param sent what {@link #authorize} gave
   * @param response the 401
   * @return completes with true when {@link #authorize} has something new to give, so that the
   *     request is sent once more; false (the default) when not
   */
  default CompletionStage<Boolean> refused(URLRequest sent, HTTPURLResponse response) {
    return CompletableFuture.completedFuture(false);
  }
}
