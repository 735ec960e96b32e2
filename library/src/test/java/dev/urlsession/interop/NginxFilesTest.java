// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.urlsession.HTTPBody;
import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import dev.urlsession.URLSession.DataResult;
import dev.urlsession.URLSession.DownloadResult;
import dev.urlsession.URLSessionConfiguration;
import dev.urlsession.URLSessionDownloadTask;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithNginx
class NginxFilesTest {

  private static final long PATIENCE = 120;

  @TempDir Path directory;

  private URLSession session(Nginx nginx) throws Exception {
    return URLSession.create(
        URLSessionConfiguration.ephemeralSessionConfiguration().toBuilder()
            .trustManager(nginx.trust())
            .downloadDirectory(directory)
            .build());
  }

  private void download(Nginx nginx, URI url) throws Exception {
    try (URLSession session = session(nginx)) {
      DownloadResult result = session.download(url).get(PATIENCE, TimeUnit.SECONDS);
      assertThat(Files.size(result.file())).isEqualTo(Nginx.LARGE);
      assertThat(Nginx.sha256(result.file())).isEqualTo(nginx.largeSHA256());
      Files.delete(result.file());
    }
  }

  @Test
  @DisplayName("B-110: 1 GiB over plain HTTP/1.1 arrives byte for byte")
  void plain(Nginx nginx) throws Exception {
    download(nginx, nginx.plain("/large.bin"));
  }

  @Test
  @DisplayName("B-110: 1 GiB over HTTP/2 arrives byte for byte")
  void http2(Nginx nginx) throws Exception {
    download(nginx, nginx.tls("/large.bin"));
  }

  @Test
  @DisplayName("B-117, B-118: a download cancelled in the middle goes on by a range")
  void resumed(Nginx nginx) throws Exception {
    try (URLSession session = session(nginx)) {
      URLSessionDownloadTask task = session.downloadTask(nginx.plain("/slow/large.bin"));
      task.resume();
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> task.countOfBytesReceived() > 4 << 20);
      CompletableFuture<byte[]> data = new CompletableFuture<>();
      task.cancelByProducingResumeData(data::complete);
      byte[] resumeData = data.get(60, TimeUnit.SECONDS);
      assertThat(resumeData).isNotNull();
      DownloadResult result =
          session.downloadFromResumeData(resumeData).get(PATIENCE, TimeUnit.SECONDS);
      assertThat(((HTTPURLResponse) result.response()).statusCode()).isEqualTo(206);
      assertThat(Nginx.sha256(result.file())).isEqualTo(nginx.largeSHA256());
      Files.delete(result.file());
    }
  }

  @Test
  @DisplayName("B-080: a file uploaded by PUT arrives byte for byte, plain and over HTTP/2")
  void put(Nginx nginx) throws Exception {
    try (URLSession session = session(nginx)) {
      for (URI url : new URI[] {nginx.plain("/dav/put.bin"), nginx.tls("/dav/put2.bin")}) {
        URLRequest request = URLRequest.builder(url).httpMethod("PUT").build();
        DataResult result =
            session.upload(request, HTTPBody.ofFile(nginx.large())).get(PATIENCE, TimeUnit.SECONDS);
        assertThat(((HTTPURLResponse) result.response()).statusCode()).isEqualTo(201);
        Path uploaded = nginx.uploaded(url.getPath().substring("/dav/".length()));
        assertThat(Nginx.sha256(uploaded)).isEqualTo(nginx.largeSHA256());
        Files.delete(uploaded);
      }
    }
  }

  @Test
  @DisplayName("B-088: a 413 before the body is sent is the response")
  void tooLarge(Nginx nginx) throws Exception {
    try (URLSession session = session(nginx)) {
      URLRequest request = URLRequest.builder(nginx.plain("/small/x")).httpMethod("PUT").build();
      DataResult result =
          session.upload(request, HTTPBody.ofBytes(new byte[2048])).get(60, TimeUnit.SECONDS);
      assertThat(((HTTPURLResponse) result.response()).statusCode()).isEqualTo(413);
    }
  }

  @Test
  @DisplayName("a range behind the end is answered with 416")
  void unsatisfiable(Nginx nginx) throws Exception {
    try (URLSession session = session(nginx)) {
      URLRequest request =
          URLRequest.builder(nginx.plain("/hello.txt")).header("Range", "bytes=999-").build();
      DataResult result = session.data(request).get(60, TimeUnit.SECONDS);
      assertThat(((HTTPURLResponse) result.response()).statusCode()).isEqualTo(416);
    }
  }
}
