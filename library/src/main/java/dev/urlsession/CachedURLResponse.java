// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A response with its body, as a {@link URLCache} keeps it. Apple: {@code CachedURLResponse}.
 *
 * <p>A delegate meets it in {@link URLSessionDataDelegate#willCacheResponse} and may keep another
 * one instead (B-212). Equal when response, data and storage policy are. Immutable as far as the
 * values of the user info are, and thread-safe.
 */
public final class CachedURLResponse {

  private final URLResponse response;
  private final byte[] data;
  private final Map<String, Object> userInfo;
  private final URLCache.StoragePolicy storagePolicy;

  /**
   * A response that may be kept in memory and on disk.
   *
   * @param response the response
   * @param data its body, which is copied
   */
  public CachedURLResponse(URLResponse response, byte[] data) {
    this(response, data, Map.of(), URLCache.StoragePolicy.ALLOWED);
  }

  /**
   * A response with all there is to say.
   *
   * @param response the response
   * @param data its body, which is copied
   * @param userInfo whatever the application wants to find again with it
   * @param storagePolicy where it may be kept (B-220)
   */
  public CachedURLResponse(
      URLResponse response,
      byte[] data,
      Map<String, Object> userInfo,
      URLCache.StoragePolicy storagePolicy) {
    this.response = response;
    this.data = data.clone();
    this.userInfo = Map.copyOf(userInfo);
    this.storagePolicy = storagePolicy;
  }

  /** The response. */
  public URLResponse response() {
    return response;
  }

  /** A copy of the body. */
  public byte[] data() {
    return data.clone();
  }

  /** The body, not copied: a new read-only view each time. */
  public ByteBuffer dataBuffer() {
    return ByteBuffer.wrap(data).asReadOnlyBuffer();
  }

  /** What the application wanted to find again; empty when nothing. */
  public Map<String, Object> userInfo() {
    return userInfo;
  }

  /** Where it may be kept. */
  public URLCache.StoragePolicy storagePolicy() {
    return storagePolicy;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CachedURLResponse that
        && response.equals(that.response)
        && Arrays.equals(data, that.data)
        && storagePolicy == that.storagePolicy;
  }

  @Override
  public int hashCode() {
    return Objects.hash(response, Arrays.hashCode(data), storagePolicy);
  }

  /** How many bytes there are and where they may be kept. */
  @Override
  public String toString() {
    return "CachedURLResponse[" + data.length + " bytes, " + storagePolicy + "]";
  }
}
