// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.nio.ByteBuffer;
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
  private final ByteBuffer data;
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
   * @param userInfo whatever the application wants to find again with it; texts, numbers, truth
   *     values and byte arrays are also kept on disk, and a response with others in memory only
   * @param storagePolicy where it may be kept (B-220)
   */
  public CachedURLResponse(
      URLResponse response,
      byte[] data,
      Map<String, Object> userInfo,
      URLCache.StoragePolicy storagePolicy) {
    this(response, ByteBuffer.wrap(data.clone()), userInfo, storagePolicy);
  }

  /**
   * A response with a body that is not copied, such as that of a file that is mapped.
   *
   * @param response the response
   * @param data its body, from position to limit; must not change any more
   * @param userInfo whatever the application wants to find again with it; texts, numbers, truth
   *     values and byte arrays are also kept on disk, and a response with others in memory only
   * @param storagePolicy where it may be kept (B-220)
   */
  public CachedURLResponse(
      URLResponse response,
      ByteBuffer data,
      Map<String, Object> userInfo,
      URLCache.StoragePolicy storagePolicy) {
    this.response = response;
    this.data = data.slice().asReadOnlyBuffer();
    this.userInfo = Map.copyOf(userInfo);
    this.storagePolicy = storagePolicy;
  }

  /** The response. */
  public URLResponse response() {
    return response;
  }

  /** A copy of the body. */
  public byte[] data() {
    byte[] copy = new byte[data.remaining()];
    data.duplicate().get(copy);
    return copy;
  }

  /** The body, not copied: a new read-only view each time. */
  public ByteBuffer dataBuffer() {
    return data.duplicate();
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
        && data.equals(that.data)
        && storagePolicy == that.storagePolicy;
  }

  @Override
  public int hashCode() {
    return Objects.hash(response, data, storagePolicy);
  }

  /** How many bytes there are and where they may be kept. */
  @Override
  public String toString() {
    return "CachedURLResponse[" + data.remaining() + " bytes, " + storagePolicy + "]";
  }
}
