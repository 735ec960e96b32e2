// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.examples;

import dev.urlsession.URLEncodedForm;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSessionConfiguration;

/** Recipe 4: a form sent by POST; a delegate with five methods hears what becomes of it. */
public final class FormPost {

  private FormPost() {}

  /**
   * Posts to the URL given as the first argument. A host given as the second is trusted whatever
   * certificate it shows, as one does with a server of one's own while developing.
   */
  public static void main(String[] args) {
    URLSessionConfiguration configuration =
        URLSessionConfiguration.defaultSessionConfiguration().toBuilder()
            .requestCachePolicy(URLRequest.CachePolicy.RELOAD_IGNORING_LOCAL_CACHE_DATA)
            .build();
    URLEncodedForm form =
        URLEncodedForm.builder().add("name", "Brendon & Co").add("password", "abcde").build();
    URLRequest request = URLRequest.builder(args[0]).form(form).build();
    FormPostDelegate delegate = new FormPostDelegate(args.length > 1 ? args[1] : null);
    try (URLSession session = URLSession.create(configuration, delegate, null)) {
      session.dataTask(request).resume();
    }
  }
}
