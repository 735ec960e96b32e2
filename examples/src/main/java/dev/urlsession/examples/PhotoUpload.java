// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.examples;

import dev.urlsession.HTTPURLResponse;
import dev.urlsession.MultipartFormData;
import dev.urlsession.URLError;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionTask;
import dev.urlsession.URLSessionTaskDelegate;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Recipe 5: a photo sent as a form's file, with progress and without a cache. */
public final class PhotoUpload {

  private PhotoUpload() {}

  /** Sends the file given second to the URL given first. */
  public static void main(String[] args) {
    MultipartFormData form =
        MultipartFormData.builder()
            .field("tag_name", "Holidays")
            .file("userfile", Path.of(args[1]), "photo.jpg", "image/jpeg")
            .build();
    URLRequest request = URLRequest.builder(args[0]).multipart(form).build();
    URLSessionConfiguration configuration =
        URLSessionConfiguration.defaultSessionConfiguration().toBuilder()
            .requestCachePolicy(URLRequest.CachePolicy.RELOAD_IGNORING_LOCAL_CACHE_DATA)
            .urlCache(null)
            .build();
    try (URLSession session = URLSession.create(configuration, new Sender(), null)) {
      session.dataTask(request).resume();
    }
  }

  private static final class Sender implements URLSessionTaskDelegate {

    @Override
    public void didSendBodyData(
        URLSession session,
        URLSessionTask task,
        long bytesSent,
        long totalBytesSent,
        long totalBytesExpectedToSend) {
      System.out.println("sent " + 100 * totalBytesSent / totalBytesExpectedToSend + " %");
    }

    @Override
    public void didCompleteWithError(
        URLSession session, URLSessionTask task, @Nullable URLError error) {
      if (error != null) {
        System.out.println("failed: " + error.code());
      } else if (task.response() instanceof HTTPURLResponse response) {
        System.out.println("stored: status " + response.statusCode());
      }
    }
  }
}
