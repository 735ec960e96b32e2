// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPBody;
import dev.urlsession.HTTPCookie;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.testing.Answer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CookieTaskKindsTest {

  @AutoClose private final CookieRig rig = new CookieRig();
  @TempDir private Path directory;

  enum Kind {
    DATA {
      @Override
      void load(URLSession session, URI url) {
        CookieRig.get(session.data(url));
      }
    },
    HANDLER {
      @Override
      void load(URLSession session, URI url) {
        CompletableFuture<Void> ended = new CompletableFuture<>();
        session.dataTask(url, (data, response, error) -> ended.complete(null)).resume();
        CookieRig.get(ended);
      }
    },
    UPLOAD {
      @Override
      void load(URLSession session, URI url) {
        URLRequest post = URLRequest.builder(url).httpMethod("POST").build();
        CookieRig.get(session.upload(post, HTTPBody.ofString("body")));
      }
    },
    DOWNLOAD {
      @Override
      void load(URLSession session, URI url) {
        try {
          Files.delete(CookieRig.get(session.download(URLRequest.of(url))).file());
        } catch (IOException gone) {
          throw new java.io.UncheckedIOException(gone);
        }
      }
    },
    BYTES {
      @Override
      void load(URLSession session, URI url) {
        CookieRig.get(session.bytes(URLRequest.of(url))).close();
      }
    };

    abstract void load(URLSession session, URI url);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("B-180, B-182: every kind of task sends and stores cookies")
  void everyKind(Kind kind) {
    rig.server.fallback(Answer.text("hi").header("Set-Cookie", "next=2; Path=/"));
    rig.storage.setCookie(HTTPCookie.builder("a", "1").domain("127.0.0.1").path("/").build());

    try (URLSession session = rig.session(c -> c.downloadDirectory(directory))) {
      kind.load(session, rig.server.uri("/"));
    }

    assertThat(rig.lastSent()).containsExactly("a=1");
    assertThat(rig.storage.cookies()).extracting(HTTPCookie::name).containsExactly("a", "next");
  }
}
