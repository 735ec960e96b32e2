// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import dev.urlsession.HTTPHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Header fields under one tag: each a name, a line feed, a value. */
final class HeaderCodec {

  private HeaderCodec() {}

  static void write(int tag, HTTPHeaders headers, Fields.Writer fields) {
    for (Map.Entry<String, String> header : headers.entries()) {
      fields.put(tag, header.getKey() + '\n' + header.getValue());
    }
  }

  static HTTPHeaders read(int tag, Fields fields) {
    HTTPHeaders.Builder headers = HTTPHeaders.builder();
    for (byte[] value : fields.all(tag)) {
      String line = new String(value, StandardCharsets.UTF_8);
      int end = line.indexOf('\n');
      if (end < 0) {
        throw new IllegalArgumentException("A stored header has no value.");
      }
      headers.add(line.substring(0, end), line.substring(end + 1));
    }
    return headers.build();
  }
}
