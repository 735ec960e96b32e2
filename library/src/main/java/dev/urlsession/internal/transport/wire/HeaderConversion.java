// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.URLError;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Header fields between our form and Netty's. */
final class HeaderConversion {

  private HeaderConversion() {}

  /** What is the same as before is the same object: all of it, or single values. */
  static HTTPHeaders of(HttpHeaders fields, int maximum, HTTPHeaders before) throws URLError {
    List<Map.Entry<String, String>> known = before.entries();
    if (areSame(fields, known)) {
      return before;
    }
    HTTPHeaders.Builder headers = HTTPHeaders.builder();
    int count = 0;
    Iterator<Map.Entry<CharSequence, CharSequence>> all = fields.iteratorCharSequence();
    while (all.hasNext()) {
      Map.Entry<CharSequence, CharSequence> field = all.next();
      String value = field.getValue().toString();
      if (count < known.size() && known.get(count).getValue().equals(value)) {
        value = known.get(count).getValue();
      }
      check(++count, maximum);
      headers.addParsed(field.getKey().toString(), value);
    }
    return headers.build();
  }

  /** Mostly they are: answers of one server differ by the second, and by what they are about. */
  private static boolean areSame(HttpHeaders fields, List<Map.Entry<String, String>> known) {
    if (known.isEmpty() || fields.size() != known.size()) {
      return false;
    }
    Iterator<Map.Entry<CharSequence, CharSequence>> all = fields.iteratorCharSequence();
    for (Map.Entry<String, String> before : known) {
      Map.Entry<CharSequence, CharSequence> field = all.next();
      if (!before.getValue().equals(field.getValue().toString())
          || !before.getKey().equals(field.getKey().toString())) {
        return false;
      }
    }
    return true;
  }

  /** The same for HTTP/2, where the status is no field. */
  static HTTPHeaders of(Http2Headers fields, int maximum, HTTPHeaders before) throws URLError {
    if (areSame(fields, before.entries())) {
      return before;
    }
    HTTPHeaders.Builder headers = HTTPHeaders.builder();
    int count = 0;
    for (Map.Entry<CharSequence, CharSequence> field : fields) {
      if (isField(field.getKey())) {
        check(++count, maximum);
        headers.addParsed(field.getKey().toString(), field.getValue().toString());
      }
    }
    return headers.build();
  }

  private static boolean areSame(Http2Headers fields, List<Map.Entry<String, String>> known) {
    int count = 0;
    for (Map.Entry<CharSequence, CharSequence> field : fields) {
      if (isField(field.getKey())) {
        if (count == known.size()
            || !known.get(count).getValue().contentEquals(field.getValue())
            || !known.get(count).getKey().contentEquals(field.getKey())) {
          return false;
        }
        count++;
      }
    }
    return count == known.size();
  }

  private static boolean isField(CharSequence name) {
    return name.length() > 0 && name.charAt(0) != ':';
  }

  private static void check(int count, int maximum) throws URLError {
    if (count > maximum) {
      throw URLError.of(
          URLError.Code.DATA_LENGTH_EXCEEDS_MAXIMUM,
          "The response has more than "
              + maximum
              + " header fields; raise maximumHeaderCount to allow them.");
    }
  }
}
