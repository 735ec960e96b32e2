// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.HTTPBody;
import dev.urlsession.HTTPHeaders;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.internal.decode.ContentCodings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The headers that go out: the request's, then the session's additional ones, then the automatic
 * ones; who comes first wins, whatever the spelling (B-244…B-246).
 */
final class WireHeaders {

  /** What the loader decides itself (B-245). */
  private static final Set<String> RESERVED =
      Set.of(
          "host",
          "connection",
          "content-length",
          "transfer-encoding",
          "keep-alive",
          "proxy-connection",
          "proxy-authenticate",
          "proxy-authorization",
          "www-authenticate",
          "upgrade",
          "te");

  /** Servers want to hear that there is no body where one is to be expected (RFC 9110, 8.6). */
  private static final Set<String> BODY_EXPECTED = Set.of("POST", "PUT", "PATCH");

  private WireHeaders() {}

  static HTTPHeaders of(
      URLRequest request, URLSessionConfiguration configuration, LoadTerms terms) {
    HTTPHeaders own = request.headers();
    HTTPHeaders additional = configuration.httpAdditionalHeaders();
    HTTPHeaders automatic = terms.toFile() ? Automatic.TO_FILE : Offering.TO_MEMORY;
    boolean lacksBody = request.httpBody() == null;
    boolean mustSaySo = lacksBody && BODY_EXPECTED.contains(request.httpMethod());
    if (lacksBody && !mustSaySo && own.isEmpty() && additional.isEmpty()) {
      return automatic;
    }
    HTTPHeaders.Builder headers = HTTPHeaders.builder();
    addAllowed(own, HTTPHeaders.empty(), headers);
    addAllowed(additional, own, headers);
    HTTPHeaders merged = headers.build();
    addAllowed(automatic, merged, headers);
    if (mustSaySo) {
      headers.add("Content-Length", "0");
    }
    if (needsFormType(request, merged)) {
      headers.add("Content-Type", "application/x-www-form-urlencoded");
    }
    return headers.build();
  }

  private static void addAllowed(
      HTTPHeaders fields, HTTPHeaders winning, HTTPHeaders.Builder headers) {
    for (Map.Entry<String, String> field : fields.entries()) {
      String name = field.getKey();
      if (!RESERVED.contains(name.toLowerCase(Locale.ROOT)) && !winning.contains(name)) {
        headers.addParsed(name, field.getValue());
      }
    }
  }

  /** A POST with a body and no type is taken for a form (B-083). */
  private static boolean needsFormType(URLRequest request, HTTPHeaders headers) {
    HTTPBody body = request.httpBody();
    return request.httpMethod().equals("POST")
        && body != null
        && body.contentLength() != 0
        && !headers.contains("Content-Type");
  }

  /** The fields that are sent unless the request or the session brings its own. */
  private static final class Automatic {

    private static final HTTPHeaders TO_FILE = accepting("identity");

    private static HTTPHeaders accepting(String coding) {
      return HTTPHeaders.builder()
          .addParsed("Accept", "*/*")
          .addParsed("Accept-Language", Languages.ACCEPTED)
          .addParsed("Accept-Encoding", coding)
          .addParsed("User-Agent", UserAgent.VALUE)
          .build();
    }
  }

  /** Apart, since it needs to be known what can be decoded: {@link CodingsStage}. */
  private static final class Offering {

    private static final HTTPHeaders TO_MEMORY =
        Automatic.accepting(ContentCodings.acceptEncoding());
  }

  private static final class Languages {

    private static final String ACCEPTED = accepted(Locale.getDefault());

    private static String accepted(Locale locale) {
      List<String> tags = new ArrayList<>();
      String tag = locale.toLanguageTag();
      if (!tag.equals("und")) {
        tags.add(tag);
        if (!tag.equals(locale.getLanguage()) && !locale.getLanguage().isEmpty()) {
          tags.add(locale.getLanguage() + ";q=0.9");
        }
      }
      return tags.isEmpty() ? "en" : String.join(", ", tags);
    }
  }

  private static final class UserAgent {

    private static final String VALUE =
        "URLSession/"
            + version()
            + " Java/"
            + Runtime.version().feature()
            + " "
            + System.getProperty("os.name", "unknown").replace(' ', '-');

    private static String version() {
      String version = WireHeaders.class.getPackage().getImplementationVersion();
      return version == null ? "0.1" : version;
    }
  }
}
