// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache.store;

/**
 * An entry on disk, as a list shows it.
 *
 * @param key method and URL
 * @param size what it counts
 * @param length of its body
 * @param storedAt milliseconds
 */
public record CacheListing(String key, long size, long length, long storedAt) {}
