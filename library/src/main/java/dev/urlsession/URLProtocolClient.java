// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.nio.ByteBuffer;

/**
 * Whom a {@link URLProtocol} tells what it loads. Apple: {@code URLProtocolClient}.
 *
 * <p>The legal order is: any number of redirects, the response, any number of data, then finish or
 * fail, once (B-323). What comes out of order ends the load with one error; what comes after the
 * end is ignored. Call from any thread, from one at a time.
 */
public interface URLProtocolClient {

  /**
   * The server sends elsewhere; the load goes on with the new request, without this protocol.
   *
   * @param protocol the caller
   * @param newRequest where to
   * @param redirectResponse the response that says so
   */
  void wasRedirected(URLProtocol protocol, URLRequest newRequest, URLResponse redirectResponse);

  /**
   * The cached response the protocol was made with is still good and is the answer.
   *
   * @param protocol the caller
   * @param cachedResponse the response
   */
  void cachedResponseIsValid(URLProtocol protocol, CachedURLResponse cachedResponse);

  /**
   * The response is there.
   *
   * @param protocol the caller
   * @param response the response; its URL is whatever the protocol says (B-325)
   * @param storagePolicy where the cache may keep it
   */
  void didReceiveResponse(
      URLProtocol protocol, URLResponse response, URLCache.StoragePolicy storagePolicy);

  /**
   * More of the body is there.
   *
   * @param protocol the caller
   * @param data the new bytes only (B-324); the client copies what it keeps
   */
  void didLoadData(URLProtocol protocol, ByteBuffer data);

  /**
   * All is there.
   *
   * @param protocol the caller
   */
  void didFinishLoading(URLProtocol protocol);

  /**
   * The load has failed.
   *
   * @param protocol the caller
   * @param error why
   */
  void didFailWithError(URLProtocol protocol, URLError error);

  /**
   * The server wants to know who is there. The session's delegate is asked, and the answer comes to
   * {@link URLAuthenticationChallenge#sender()}, which the challenge must have.
   *
   * @param protocol the caller
   * @param challenge what is asked for
   */
  void didReceiveAuthenticationChallenge(
      URLProtocol protocol, URLAuthenticationChallenge challenge);

  /**
   * The challenge needs no answer any more.
   *
   * @param protocol the caller
   * @param challenge the challenge that was told
   */
  void didCancelAuthenticationChallenge(URLProtocol protocol, URLAuthenticationChallenge challenge);
}
