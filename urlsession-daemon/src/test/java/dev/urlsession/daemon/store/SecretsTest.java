// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import static dev.urlsession.daemon.store.TestStore.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.urlsession.HTTPHeaders;
import dev.urlsession.ProxyConfiguration;
import dev.urlsession.URLRequest;
import dev.urlsession.daemon.model.Checkpoint;
import dev.urlsession.daemon.model.EventBody;
import dev.urlsession.daemon.model.NewTask;
import dev.urlsession.daemon.model.ResponseHead;
import dev.urlsession.daemon.model.SessionRecord;
import dev.urlsession.daemon.model.SessionSettingsBuilder;
import dev.urlsession.daemon.model.TaskFailure;
import dev.urlsession.daemon.model.TaskKind;
import dev.urlsession.daemon.model.TaskRecord;
import dev.urlsession.daemon.model.TaskResult;
import dev.urlsession.daemon.model.Trouble;
import dev.urlsession.daemon.model.Wait;
import dev.urlsession.daemon.model.WaitReason;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

  private static final String CANARY = "c4n4ry-1n-the-c0al-mine";

  @TempDir Path directory;

  @Test
  @DisplayName("S11: no secret of a request, a response or a session can be read in any file")
  void canary() throws Exception {
    byte[] bytes = CANARY.getBytes(StandardCharsets.UTF_8);
    try (TestStore test = new TestStore(directory)) {
      SessionRecord session =
          test.store
              .attach(
                  KEY,
                  new SessionSettingsBuilder()
                      .additionalHeaders(HTTPHeaders.of("Authorization", CANARY))
                      .proxies(
                          List.of(
                              new ProxyConfiguration(
                                  ProxyConfiguration.Kind.SOCKS5,
                                  CANARY,
                                  1,
                                  List.of(),
                                  List.of(),
                                  false,
                                  null)))
                      .build())
              .join();
      NewTask task =
          NewTask.builder(
                  TaskKind.DOWNLOAD,
                  URLRequest.builder("https://example.com/a?token=" + CANARY)
                      .header("Authorization", "Bearer " + CANARY)
                      .header("Proxy-Authorization", CANARY)
                      .header("Cookie", "a=" + CANARY)
                      .header("X-Api-Key", CANARY)
                      .build())
              .resumeData(bytes)
              .build();
      long id = test.store.enqueue(session.attachment(), List.of(task)).join().get(0).id();
      TaskRecord claimed = test.store.claim(id).join().orElseThrow();
      test.store.checkpoint(claimed.claim(), new Checkpoint(1, 0, 2, bytes)).join();
      test.store
          .hold(
              claimed.claim(),
              new Wait(WaitReason.APP_ATTENTION, null),
              new EventBody.Attention(
                  new TaskFailure(-1012, "x", URI.create("https://a/?" + CANARY), -1, bytes)),
              Trouble.NONE)
          .join();
      assertThat(new String(test.store.sidecar(claimed), StandardCharsets.ISO_8859_1))
          .doesNotContain(CANARY);
      TaskRecord again = test.store.claim(id).join().orElseThrow();
      test.store
          .done(
              again.claim(),
              new TaskResult(
                  new ResponseHead(
                      URI.create("https://example.com/?" + CANARY),
                      200,
                      null,
                      HTTPHeaders.of("Set-Cookie", CANARY)),
                  null,
                  null,
                  1,
                  0,
                  bytes))
          .join();
      test.store.backUp().join();
      assertNoCanary();
    }
    assertNoCanary();
  }

  private void assertNoCanary() throws Exception {
    try (Stream<Path> files = Files.walk(directory)) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      assertThat(all).hasSizeGreaterThan(3);
      for (Path file : all) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(CANARY);
      }
    }
  }

  @Test
  @DisplayName("S12: every file is its owner's only, whatever the umask")
  void modes() throws Exception {
    try (TestStore test = new TestStore(directory.resolve("state"))) {
      test.enqueue(test.attach(), 1, 1);
      test.store.backUp().join();
      try (Stream<Path> files = Files.walk(directory.resolve("state"))) {
        for (Path path : files.toList()) {
          String expected = Files.isDirectory(path) ? "rwx------" : "rw-------";
          assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
              .as(path.toString())
              .isEqualTo(expected);
        }
      }
    }
  }

  @Test
  @DisplayName("S11: what is sealed opens in its own row and with its own key only")
  void bound() {
    Secrets secrets = new Secrets(new byte[32], new SecureRandom());
    byte[] sealed = secrets.seal("row 1", new byte[] {1, 2, 3});
    byte[] otherKey = new byte[32];
    otherKey[0] = 1;

    assertThat(secrets.open("row 1", sealed)).containsExactly(1, 2, 3);
    assertThatThrownBy(() -> secrets.open("row 2", sealed))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Secrets(otherKey, new SecureRandom()).open("row 1", sealed))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(secrets.seal("row 1", new byte[] {1, 2, 3})).isNotEqualTo(sealed);
  }

  @Property(tries = 200)
  @Label("S11: bytes that were not sealed do not open, and do no harm")
  void garbage(@ForAll byte[] garbage) {
    Secrets secrets = new Secrets(new byte[32], new SecureRandom());

    assertThatThrownBy(() -> secrets.open("row", garbage))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
