// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.URLCacheUse.Outcome;
import dev.urlsession.URLRequest.CachePolicy;
import java.util.ArrayList;
import java.util.List;

/**
 * A private cache and the server behind it, told in the simplest way: one list, searched from end
 * to end; every rule written out where it applies.
 */
final class CacheModel {

  static final int RESOURCES = 7;

  /** 0 tagged, 1 untagged, 2 varies, 3 no-store, 4 no-cache, 5 says nothing, 6 strict. */
  static String control(int url) {
    return switch (url) {
      case 3 -> "no-store";
      case 4 -> "no-cache, max-age=10";
      case 5 -> "";
      case 6 -> "max-age=10, must-revalidate";
      default -> "max-age=10";
    };
  }

  static boolean hasTag(int url) {
    return url != 1 && url != 5;
  }

  static boolean varies(int url) {
    return url == 2;
  }

  static String body(int url, int version, String variant) {
    return url + "/" + version + (varies(url) ? "/" + variant : "");
  }

  private static final class Entry {
    int url;
    int version;
    String variant;
    int time;
  }

  /** What a GET comes to; without a body the load failed or was a 504. */
  record Result(String body, int questions, Outcome outcome) {}

  private final List<Entry> entries = new ArrayList<>();
  private final int[] versions = new int[RESOURCES];
  private int now;

  void advance(int seconds) {
    now += seconds;
  }

  void change(int url) {
    versions[url]++;
  }

  void post(int url) {
    versions[url]++;
    entries.removeIf(it -> it.url == url);
  }

  Result get(int url, String variant, CachePolicy policy, String directive) {
    Entry found = null;
    for (Entry one : entries) {
      if (one.url == url && (!varies(url) || one.variant.equals(variant))) {
        found = one;
      }
    }
    switch (policy) {
      case RELOAD_IGNORING_LOCAL_CACHE_DATA, RELOAD_IGNORING_LOCAL_AND_REMOTE_CACHE_DATA:
        return onlyIfCached(directive) ? nothing() : load(url, variant, directive);
      case RETURN_CACHE_DATA_ELSE_LOAD:
        return found != null
            ? hit(found)
            : onlyIfCached(directive) ? nothing() : load(url, variant, directive);
      case RETURN_CACHE_DATA_DONT_LOAD:
        return found != null ? hit(found) : new Result(null, 0, null);
      case RELOAD_REVALIDATING_CACHE_DATA:
        return ask(found, url, variant, directive);
      default:
        return byProtocol(found, url, variant, directive);
    }
  }

  private Result byProtocol(Entry found, int url, String variant, String directive) {
    if (found == null || url == 4 || directive.equals("no-cache")) {
      return ask(found, url, variant, directive);
    }
    int lifetime = url == 5 ? 0 : 10;
    int age = now - found.time;
    int left = lifetime - age;
    if (directive.equals("max-age=3")) {
      left = Math.min(left, 3 - age);
    }
    if (directive.equals("min-fresh=4") && left < 4) {
      return ask(found, url, variant, directive);
    }
    boolean stale = left <= 0;
    boolean accepted =
        url != 6
            && (directive.equals("max-stale") || (directive.equals("max-stale=5") && -left <= 5));
    return !stale || accepted ? hit(found) : ask(found, url, variant, directive);
  }

  private static boolean onlyIfCached(String directive) {
    return directive.equals("only-if-cached");
  }

  private static Result nothing() {
    return new Result("", 0, Outcome.MISS);
  }

  private Result hit(Entry found) {
    return new Result(body(found.url, found.version, found.variant), 0, Outcome.HIT);
  }

  private Result ask(Entry found, int url, String variant, String directive) {
    if (onlyIfCached(directive)) {
      return nothing();
    }
    if (found != null && hasTag(url) && found.version == versions[url]) {
      found.time = now;
      // The newest is found first.
      entries.remove(found);
      entries.add(found);
      return new Result(body(url, found.version, found.variant), 1, Outcome.REVALIDATED);
    }
    return load(url, variant, directive);
  }

  private Result load(int url, String variant, String directive) {
    int version = versions[url];
    if (url != 3 && !directive.equals("no-store")) {
      entries.removeIf(it -> it.url == url && (!varies(url) || it.variant.equals(variant)));
      Entry entry = new Entry();
      entry.url = url;
      entry.version = version;
      entry.variant = variant;
      entry.time = now;
      entries.add(entry);
    } else {
      // What may not be kept shows that what was kept is outdated.
      entries.removeIf(it -> it.url == url);
    }
    return new Result(body(url, version, variant), 1, Outcome.MISS);
  }
}
