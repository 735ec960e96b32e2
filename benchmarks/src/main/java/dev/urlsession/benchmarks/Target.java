// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks;

import java.net.URI;
import java.nio.file.Path;

/** The server under test and its directory, as laid out by {@code run.sh}. */
record Target(Path directory, int httpPort, int httpsPort, int inFlight, boolean http2) {
  static final String HOST = "127.0.0.1";
  static final int SMALL_LENGTH = 1024;
  static final int LARGE_MIB = 1024;
  static final String SMALL_PATH = "/small";
  static final String LARGE_PATH = "/large.bin";
  static final String UPLOAD_PATH = "/dav/upload.bin";

  int port() {
    return http2 ? httpsPort : httpPort;
  }

  URI uri(String path) {
    return URI.create((http2 ? "https" : "http") + "://" + HOST + ":" + port() + path);
  }

  Path certificate() {
    return directory.resolve("cert.pem");
  }

  /** The file the server serves as {@link #LARGE_PATH}, and the one that is uploaded. */
  Path largeFile() {
    return directory.resolve("www/large.bin");
  }

  /** Where the server puts what is sent to {@link #UPLOAD_PATH}. */
  Path uploadedFile() {
    return directory.resolve("www/dav/upload.bin");
  }

  Path downloadedFile() {
    return directory.resolve("download.bin");
  }
}
