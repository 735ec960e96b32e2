// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks.cache;

import java.nio.file.Path;

/** Whose cache is asked. */
enum CacheContender {
  URLCACHE_MEMORY("URLCache in memory, asked by hand") {
    @Override
    HitClient open(Path directory) {
      return new URLCacheByHand(directory, 100_000_000, 0);
    }
  },
  URLCACHE_DISK("URLCache on disk, asked by hand") {
    @Override
    HitClient open(Path directory) {
      return new URLCacheByHand(directory, 0, 100_000_000);
    }
  },
  URLSESSION_MEMORY("URLSession tasks, hits in memory") {
    @Override
    HitClient open(Path directory) {
      return new URLSessionHits(directory, 100_000_000, 0);
    }
  },
  URLSESSION_DISK("URLSession tasks, hits on disk") {
    @Override
    HitClient open(Path directory) {
      return new URLSessionHits(directory, 0, 100_000_000);
    }
  },
  OKHTTP_DISK("OkHttp calls, hits on disk") {
    @Override
    HitClient open(Path directory) {
      return new OkHttpHits(directory);
    }
  },
  APACHE_DISK("Apache HttpClient 5 calls, hits on disk") {
    @Override
    HitClient open(Path directory) {
      return new ApacheHits(directory);
    }
  };

  private final String title;

  CacheContender(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  abstract HitClient open(Path directory);
}
