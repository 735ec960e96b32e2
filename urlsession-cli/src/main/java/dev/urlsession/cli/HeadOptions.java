// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.HTTPHeaders;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The method and the headers of a request. */
final class HeadOptions {

  @Option(
      names = {"-X", "--request"},
      paramLabel = "METHOD",
      description = "Method of the request.")
  private @Nullable String method;

  @Option(
      names = {"-H", "--header"},
      paramLabel = "'NAME: VALUE'",
      description = "Header to send; may be repeated.")
  private List<String> headers = List.of();

  String method(String otherwise) {
    return method == null ? otherwise : method;
  }

  HTTPHeaders headers() throws CommandFailure {
    HTTPHeaders.Builder all = HTTPHeaders.builder();
    for (String header : headers) {
      int colon = header.indexOf(':');
      if (colon < 1) {
        throw CommandFailure.usage("A header is written as 'Name: value' (-H).");
      }
      all.add(header.substring(0, colon).strip(), header.substring(colon + 1).strip());
    }
    return all.build();
  }
}
