// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;

/** The server under test and its directory, as laid out by {@code run.sh}. */
record Target(Path directory, Ports ports, Workload workload) {
  static final String HOST = "127.0.0.1";
  static final int SMALL_LENGTH = 1024;
  static final int LARGE_MIB = 1024;
  static final String SMALL_PATH = "/small";
  static final String LARGE_PATH = "/large.bin";
  static final String UPLOAD_PATH = "/dav/upload.bin";

  /**
   * Where the server listens.
   *
   * @param http without TLS
   * @param http2 TLS with HTTP/2 only
   * @param tls TLS with HTTP/1.1 only
   */
  record Ports(int http, int http2, int tls) {}

  int port() {
    return http2() ? ports.http2 : tls() ? ports.tls : ports.http;
  }

  int inFlight() {
    return workload.inFlight;
  }

  boolean http2() {
    return workload.http2;
  }

  /** Whether TLS is spoken, for whatever version of HTTP. */
  boolean tls() {
    return workload.tls;
  }

  URI uri(String path) {
    return URI.create((tls() ? "https" : "http") + "://" + HOST + ":" + port() + path);
  }

  Path certificate() {
    return directory.resolve("cert.pem");
  }

  /** The file the server serves as {@link #LARGE_PATH}, and the one that is uploaded. */
  Path largeFile() {
    return served(LARGE_PATH);
  }

  /** Where the server puts what is sent to {@link #UPLOAD_PATH}. */
  Path uploadedFile() {
    return served(UPLOAD_PATH);
  }

  Path downloadedFile() {
    return directory.resolve("download.bin");
  }

  /** Where the many small files go. */
  Path downloadedFiles() {
    return directory.resolve("memory").resolve("files");
  }

  /** The path of one of the many small files. */
  static String smallFile(int number) {
    return String.format(Locale.ROOT, "/files/f%04d", number);
  }

  /** What the server serves under this path. */
  Path served(String path) {
    return directory.resolve("www").resolve(path.substring(1));
  }
}
