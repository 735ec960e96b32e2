// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.benchmarks;

/** What a client is asked to do; {@code inFlight} requests are under way at any moment. */
enum Workload {
  GET_1("get-1", 1, false, "req/s"),
  GET_64("get-64", 64, false, "req/s"),
  GET_256("get-256", 256, false, "req/s"),
  H2_GET_64("h2-get-64", 64, true, "req/s"),
  DOWNLOAD("download", 1, false, "MiB/s"),
  UPLOAD("upload", 1, false, "MiB/s");

  final String id;
  final int inFlight;
  final boolean http2;
  final String unit;

  Workload(String id, int inFlight, boolean http2, String unit) {
    this.id = id;
    this.inFlight = inFlight;
    this.http2 = http2;
    this.unit = unit;
  }

  boolean isFileTransfer() {
    return this == DOWNLOAD || this == UPLOAD;
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
