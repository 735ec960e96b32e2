// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks;

/** What a client is asked to do; {@code inFlight} requests are under way at any moment. */
enum Workload {
  GET_1("get-1", 1, false, false, "req/s"),
  GET_64("get-64", 64, false, false, "req/s"),
  GET_256("get-256", 256, false, false, "req/s"),
  H2_GET_64("h2-get-64", 64, true, true, "req/s"),
  DOWNLOAD("download", 1, false, false, "MiB/s"),
  UPLOAD("upload", 1, false, false, "MiB/s"),
  DOWNLOAD_TLS("download-tls", 1, true, false, "MiB/s"),
  UPLOAD_TLS("upload-tls", 1, true, false, "MiB/s"),
  FILES("files", 64, false, false, "files/s");

  final String id;
  final int inFlight;
  final boolean tls;
  final boolean http2;
  final String unit;

  Workload(String id, int inFlight, boolean tls, boolean http2, String unit) {
    this.id = id;
    this.inFlight = inFlight;
    this.tls = tls;
    this.http2 = http2;
    this.unit = unit;
  }

  boolean isDownload() {
    return this == DOWNLOAD || this == DOWNLOAD_TLS;
  }

  /** Whether the large file is moved. */
  boolean isFileTransfer() {
    return isDownload() || this == UPLOAD || this == UPLOAD_TLS;
  }

  /** Whether it is counted in requests for a fixed time. */
  boolean isGets() {
    return unit.equals("req/s");
  }

  static Workload named(String id) {
    for (Workload workload : values()) {
      if (workload.id.equals(id)) {
        return workload;
      }
    }
    throw new IllegalArgumentException("No workload \"" + id + "\"; see benchmarks/README.md.");
  }
}
