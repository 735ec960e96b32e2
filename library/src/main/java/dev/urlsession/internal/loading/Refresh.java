// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.URLError;
import dev.urlsession.internal.cache.CacheKey;
import dev.urlsession.internal.cache.StoredResponse;
import dev.urlsession.internal.io.BodyReceiver;
import dev.urlsession.internal.io.BodySource;
import dev.urlsession.internal.io.Chunk;

/**
 * Asks for a stale response again while it is still used (RFC 5861, 3), behind the user's back: the
 * task hears nothing of it and may end before it. One at a time for each URL.
 */
final class Refresh implements BodyReceiver {

  private final Load load;
  private final Runnable over;
  private final BodySource body;

  private Refresh(Load load, BodySource body, Runnable over) {
    this.load = load;
    this.body = body;
    this.over = over;
  }

  static void begin(CacheKey key, StoredResponse stored, CacheLoad user) {
    SessionCache cache = user.cache();
    if (!cache.shared().beginRefresh(key)) {
      return;
    }
    LoadingEnvironment environment = user.load().environment();
    TransactionLog log = new TransactionLog(environment.timers());
    log.unheard();
    Load[] own = new Load[1];
    IdleWatch idle =
        new IdleWatch(
            environment.loop(),
            environment.timers(),
            environment.configuration().timeoutIntervalForRequest(),
            () -> own[0].cancel());
    LoadTerms terms = new LoadTerms(false, 0, null);
    Load load =
        new Load(environment, SilentEvents.INSTANCE, user.load().bodies(), log, idle, terms);
    own[0] = load;
    load.show(user.load().proof(), user.load().shownAs());
    Runnable over = () -> cache.shared().endRefresh(key);
    load.whenHeldUp(over);
    CacheLoad again = new CacheLoad(user.request(), load, user.next(), cache);
    again
        .refresh(key, stored)
        .whenComplete(
            (answer, failed) -> {
              if (answer == null) {
                load.cancel();
              } else {
                new Refresh(load, answer.body(), over).read();
              }
            });
  }

  /** All of it, since it is kept on the way. */
  private void read() {
    body.start(this);
    body.demand();
  }

  @Override
  public void received(Chunk chunk) {
    chunk.release();
    body.demand();
  }

  @Override
  public void ended() {
    load.cancel();
    over.run();
  }

  @Override
  public void failed(URLError error) {
    load.cancel();
    over.run();
  }
}
