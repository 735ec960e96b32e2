// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.examples;

import dev.urlsession.DataTaskCompletionHandler;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Recipe 9: uploads from memory and from a file; the task's body wins over the request's. */
public final class Uploads {

  private Uploads() {}

  /** Sends some text, then the file given second, to the URL given first. */
  public static void main(String[] args) {
    URLRequest request =
        URLRequest.builder(args[0])
            .httpMethod("PUT")
            .httpBody("the request's own body, which is not sent".getBytes(StandardCharsets.UTF_8))
            .build();
    byte[] text = "from memory".getBytes(StandardCharsets.UTF_8);
    try (URLSession session =
        URLSession.create(URLSessionConfiguration.defaultSessionConfiguration())) {
      session.uploadTask(request, text, answer("data")).resume();
    }
    try (URLSession session =
        URLSession.create(URLSessionConfiguration.defaultSessionConfiguration())) {
      session.uploadTask(request, Path.of(args[1]), answer("file")).resume();
    }
  }

  private static DataTaskCompletionHandler answer(String kind) {
    return (data, response, error) -> {
      if (data != null) {
        System.out.println(kind + ": " + new String(data, StandardCharsets.UTF_8));
      } else if (error != null) {
        System.out.println(kind + " failed: " + error.code());
      }
    };
  }
}
