// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.download;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLRequest;
import java.net.URI;
import java.time.Instant;

/** Values that several tests of resuming begin with. */
final class Answers {

  static final URI URL = URI.create("https://example.com/a.zip");
  static final PartLocation PART =
      new PartLocation("urlsession-42.part", "/tmp/urlsession-42.part", null);

  /** 400 of 1000 bytes of the version “v1”. */
  static final ResumePoint HELD = new ResumePoint(400, 1000, new Validators("\"v1\"", null, false));

  private Answers() {}

  static HTTPURLResponse answer(int status, String... headers) {
    return new HTTPURLResponse(URL, status, "HTTP/1.1", HTTPHeaders.of(headers));
  }

  static ResumeData data(URLRequest original, String currentURL, ResumePoint point) {
    return new ResumeData(
        original, URI.create(currentURL), point, PART, Instant.parse("2026-11-24T12:00:00Z"));
  }
}
