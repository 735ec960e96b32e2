// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import java.util.ArrayList;
import java.util.List;

/** Lists that are replaced, not changed, since most loads have none or one of what is in them. */
final class Few {

  private Few() {}

  /** These and one more. */
  static <T> List<T> with(List<T> few, T last) {
    if (few.isEmpty()) {
      return List.of(last);
    }
    List<T> more = new ArrayList<>(few);
    more.add(last);
    return more;
  }
}
