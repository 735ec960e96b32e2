// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.cache.store;

import dev.urlsession.internal.cache.CacheKey;
import dev.urlsession.internal.cache.StoredResponse;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks for entries in the index. Thread-safe, each thread with a connection of its own. */
final class Finder {

  /** How many keys one look is for: more than one key for hardly more than the price of one. */
  private static final int[] SIZES = {1, 4, 16, 64};

  private static final List<String> LOOKS = Arrays.stream(SIZES).mapToObj(Finder::look).toList();

  private static final String HEAD = "SELECT " + Row.COLUMNS + " FROM entry WHERE id = ?";

  private final Path bodies;
  private final Heads heads = new Heads();

  private static String look(int keys) {
    return "SELECT id, head_check, body FROM entry WHERE hash IN (?" + ", ?".repeat(keys - 1) + ")";
  }

  Finder(Path bodies) {
    this.bodies = bodies;
  }

  /** What was found, the newest of each key first, and the rows it is in. */
  static final class Found {

    private final Map<CacheKey, List<StoredResponse>> responses = new HashMap<>();
    private final List<Long> rows = new ArrayList<>();

    private void add(long row, CacheKey key, StoredResponse response) {
      rows.add(row);
      List<StoredResponse> variants = responses.computeIfAbsent(key, it -> new ArrayList<>(1));
      int at = 0;
      while (at < variants.size() && variants.get(at).storedAt() > response.storedAt()) {
        at++;
      }
      variants.add(at, response);
    }

    List<StoredResponse> responses(CacheKey key) {
      return responses.getOrDefault(key, List.of());
    }

    List<Long> rows() {
      return rows;
    }
  }

  Found find(List<CacheKey> keys, Database reads) throws SQLException {
    Found found = new Found();
    List<CacheKey> distinct = keys.size() == 1 ? keys : List.copyOf(new HashSet<>(keys));
    int most = SIZES[SIZES.length - 1];
    for (int at = 0; at < distinct.size(); at += most) {
      look(distinct.subList(at, Math.min(at + most, distinct.size())), reads, found);
    }
    return found;
  }

  private void look(List<CacheKey> keys, Database reads, Found found) throws SQLException {
    Set<CacheKey> asked = keys.size() == 1 ? Set.of(keys.get(0)) : new HashSet<>(keys);
    try (ResultSet rows = select(keys, reads).executeQuery()) {
      while (rows.next()) {
        long row = rows.getLong(1);
        Head head = head(row, rows.getInt(2), asked, reads);
        StoredResponse one =
            head != null && asked.contains(head.key()) ? head.with(rows.getBytes(3)) : null;
        if (head != null && one != null) {
          found.add(row, head.key(), one);
        }
      }
    }
  }

  /** The statement of the next size, filled up with what is asked anyway. */
  private static PreparedStatement select(List<CacheKey> keys, Database reads) throws SQLException {
    int size = 0;
    while (SIZES[size] < keys.size()) {
      size++;
    }
    PreparedStatement select = reads.statement(LOOKS.get(size));
    for (int i = 0; i < SIZES[size]; i++) {
      select.setLong(i + 1, keys.get(Math.min(i, keys.size() - 1)).hash());
    }
    return select;
  }

  private @Nullable Head head(long row, int check, Set<CacheKey> asked, Database reads)
      throws SQLException {
    Head known = heads.get(row, check);
    if (known != null) {
      return known;
    }
    PreparedStatement select = reads.statement(HEAD);
    select.setLong(1, row);
    try (ResultSet rows = select.executeQuery()) {
      Head read = rows.next() ? Row.read(rows, asked, bodies) : null;
      if (read != null) {
        heads.put(row, read);
      }
      return read;
    }
  }
}
