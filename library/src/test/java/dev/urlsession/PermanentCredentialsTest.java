// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.URLCredential.Persistence;
import dev.urlsession.URLProtectionSpace.AuthenticationMethod;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("B-159: permanent credentials outlive the process")
class PermanentCredentialsTest {

  private static final URLProtectionSpace SPACE =
      URLProtectionSpace.of("a.example", 0, "https", "r\u00e4ume", AuthenticationMethod.HTTP_BASIC);
  private static final URLProtectionSpace PROXY =
      URLProtectionSpace.ofProxy(
          "p.example", 8080, URLProtectionSpace.ProxyType.HTTP, null, AuthenticationMethod.DEFAULT);
  private static final URLCredential ALICE = permanent("alice", "s\u00e9cret-canary");
  private static final URLCredential BOB = permanent("bob", "other");

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void place() {
    file = directory.resolve("own/credentials.p12");
  }

  private static URLCredential permanent(String user, String password) {
    return URLCredential.ofUser(user, password, Persistence.PERMANENT);
  }

  private URLCredentialStorage storage() {
    return URLCredentialStorage.permanent(file);
  }

  @Test
  @DisplayName("they come back, with the default, for servers and proxies")
  void back() {
    URLCredentialStorage first = storage();
    first.setDefaultCredential(ALICE, SPACE);
    first.setCredential(BOB, SPACE);
    first.setCredential(BOB, PROXY);

    URLCredentialStorage second = storage();
    assertThat(second.allCredentials())
        .isEqualTo(Map.of(SPACE, Map.of("alice", ALICE, "bob", BOB), PROXY, Map.of("bob", BOB)));
    assertThat(second.defaultCredential(SPACE)).isEqualTo(ALICE);
    assertThat(second.defaultCredential(PROXY)).isNull();
  }

  @Test
  @DisplayName("B-160: another one of the same user takes its place")
  void replaced() {
    storage().setCredential(ALICE, SPACE);
    URLCredential changed = permanent("alice", "changed");
    storage().setCredential(changed, SPACE);
    assertThat(storage().credentials(SPACE)).isEqualTo(Map.of("alice", changed));
  }

  @Test
  @DisplayName("those for the session only do not, nor what is no user's (B-169)")
  void notKept() {
    URLCredentialStorage first = storage();
    first.setCredential(URLCredential.ofUser("x", "y", Persistence.FOR_SESSION), SPACE);
    assertThat(file).doesNotExist();

    first.setCredential(ALICE, SPACE);
    first.setCredential(URLCredential.ofUser("alice", "y", Persistence.FOR_SESSION), SPACE);
    assertThat(storage().allCredentials()).isEmpty();
  }

  @Test
  @DisplayName("B-010: removed ones are gone, and with the last one the file")
  void removed() {
    URLCredentialStorage first = storage();
    first.setCredential(ALICE, SPACE);
    first.setCredential(BOB, SPACE);
    first.removeCredential(ALICE, SPACE);
    assertThat(storage().credentials(SPACE)).containsOnlyKeys("bob");
    storage().removeCredential(BOB, SPACE);
    assertThat(file).doesNotExist();
  }

  @Test
  @DisplayName("only the owner can read the file, and no password stands in it")
  void closed() throws IOException {
    storage().setCredential(ALICE, SPACE);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
    try (var files = Files.list(file.getParent())) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrder("credentials.p12", "credentials.p12.lock");
    }
    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
        .doesNotContain("canary", "alice");
  }

  @Test
  @DisplayName("a damaged file is set aside; what is stored next is kept")
  void damaged() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "not a key store");
    URLCredentialStorage storage = storage();
    assertThat(storage.allCredentials()).isEmpty();
    storage.setCredential(ALICE, SPACE);
    assertThat(storage().credentials(SPACE)).containsOnlyKeys("alice");
    assertThat(directory.resolve("own/credentials.p12.damaged")).exists();
  }

  @Test
  @DisplayName("where nothing can be written they stay in memory")
  void unwritable() throws IOException {
    Files.writeString(directory.resolve("own"), "a file where the directory should be");
    URLCredentialStorage storage = storage();
    storage.setCredential(ALICE, SPACE);
    assertThat(storage.credentials(SPACE)).containsOnlyKeys("alice");
  }

  @Test
  @DisplayName("storages that change the file at the same time lose nothing")
  void together() throws Exception {
    int many = 8;
    CompletableFuture<?>[] all =
        IntStream.range(0, many)
            .mapToObj(
                i ->
                    CompletableFuture.runAsync(
                        () -> storage().setCredential(permanent("user" + i, "p"), SPACE)))
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(all).get(60, TimeUnit.SECONDS);
    assertThat(storage().credentials(SPACE)).hasSize(many);
  }
}
