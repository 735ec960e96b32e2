// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.background.session;

import dev.urlsession.URLError;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.internal.background.BackgroundLink;
import dev.urlsession.internal.background.BackgroundService;
import org.jspecify.annotations.Nullable;

/** Reaches urlsessiond. */
public final class RemoteService implements BackgroundService {

  /** For the service loader. */
  public RemoteService() {}

  @Override
  public BackgroundLink attach(
      URLSessionConfiguration configuration, boolean hearsChallenges, @Nullable String launch)
      throws URLError {
    RemoteLink link = new RemoteLink(configuration);
    link.attach(launch, hearsChallenges);
    return link;
  }
}
