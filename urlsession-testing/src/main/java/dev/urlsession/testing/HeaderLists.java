// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import java.util.ArrayList;
import java.util.List;

/** Changes to immutable lists of header fields. */
final class HeaderLists {

  private HeaderLists() {}

  static List<Header> with(List<Header> headers, String name, String value) {
    List<Header> changed = new ArrayList<>(headers);
    changed.add(new Header(name, value));
    return List.copyOf(changed);
  }

  static List<Header> without(List<Header> headers, String name) {
    return headers.stream().filter(header -> !header.isNamed(name)).toList();
  }

  static List<Header> ofPairs(String... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException(
          "Header names and values come in pairs; the value of the last one is missing");
    }
    List<Header> headers = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      headers.add(new Header(namesAndValues[i], namesAndValues[i + 1]));
    }
    return List.copyOf(headers);
  }
}
