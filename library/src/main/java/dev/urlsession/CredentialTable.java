// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Credentials in memory; every method says whether it changed anything. Thread-safe. */
final class CredentialTable {

  private final Map<URLProtectionSpace, Map<String, URLCredential>> credentials =
      new LinkedHashMap<>();
  private final Map<URLProtectionSpace, String> defaults = new HashMap<>();

  synchronized Map<String, URLCredential> of(URLProtectionSpace space) {
    Map<String, URLCredential> found = credentials.get(space);
    return found == null ? Map.of() : copy(found);
  }

  synchronized Map<URLProtectionSpace, Map<String, URLCredential>> all() {
    Map<URLProtectionSpace, Map<String, URLCredential>> all = new LinkedHashMap<>();
    credentials.forEach((space, byUser) -> all.put(space, copy(byUser)));
    return Collections.unmodifiableMap(all);
  }

  synchronized boolean set(URLCredential credential, URLProtectionSpace space) {
    if (credential.persistence() == URLCredential.Persistence.NONE) {
      return false;
    }
    URLCredential before =
        credentials
            .computeIfAbsent(space, unused -> new LinkedHashMap<>())
            .put(keyOf(credential), credential);
    return !credential.equals(before);
  }

  synchronized boolean setDefault(URLCredential credential, URLProtectionSpace space) {
    if (credential.persistence() == URLCredential.Persistence.NONE) {
      return false;
    }
    boolean stored = set(credential, space);
    String key = keyOf(credential);
    return !key.equals(defaults.put(space, key)) || stored;
  }

  synchronized boolean remove(URLCredential credential, URLProtectionSpace space) {
    Map<String, URLCredential> found = credentials.get(space);
    String key = keyOf(credential);
    if (found == null || found.remove(key) == null) {
      return false;
    }
    defaults.remove(space, key);
    if (found.isEmpty()) {
      credentials.remove(space);
    }
    return true;
  }

  synchronized @Nullable URLCredential defaultOf(URLProtectionSpace space) {
    String key = defaults.get(space);
    Map<String, URLCredential> found = credentials.get(space);
    return key == null || found == null ? null : found.get(key);
  }

  private static Map<String, URLCredential> copy(Map<String, URLCredential> byUser) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(byUser));
  }

  private static String keyOf(URLCredential credential) {
    String user = credential.user();
    if (user != null) {
      return user;
    }
    ServerTrust trust = credential.trust();
    return trust != null
        ? trust.host()
        : credential.certificates().get(0).getSubjectX500Principal().getName();
  }
}
