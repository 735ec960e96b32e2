// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.downloads;

import static dev.urlsession.downloads.Rig.resource;
import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLSessionTask;
import dev.urlsession.testing.Answer;
import dev.urlsession.testing.Generated;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ManyDownloadsTest {

  @AutoClose private final Rig rig = new Rig();

  private static final int COUNT = 200;

  @Test
  @DisplayName("B-110, B-111, B-126: 200 downloads at a time all come whole and leave nothing")
  void many() {
    List<Told> all = new ArrayList<>();
    for (int at = 0; at < COUNT; at++) {
      rig.server.route("/" + at, Answer.generated(10_000 + at, at));
      all.add(rig.download("/" + at));
    }

    for (int at = 0; at < COUNT; at++) {
      Told told = all.get(at).awaitEnd();
      assertThat(told.events()).containsExactly("wrote", "finished", "complete");
      assertThat(told.sha256()).isEqualTo(Generated.sha256(at, 10_000 + at));
    }
  }

  @Test
  @DisplayName("B-126: 200 downloads cancelled at any time leave nothing")
  void cancelled() {
    rig.server.route("/", resource());
    List<URLSessionTask> tasks = new ArrayList<>();
    for (int at = 0; at < COUNT; at++) {
      tasks.add(rig.session.downloadTask(rig.server.uri("/")));
      rig.start(tasks.get(at));
    }
    tasks.forEach(URLSessionTask::cancel);

    tasks.forEach(task -> assertThat(rig.telling.of(task).awaitEnd().errorCode()).isIn(0, -999));
  }
}
