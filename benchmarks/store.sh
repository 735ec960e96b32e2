#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What the daemon's store costs, on the volume of $1 (default: the temporary directory).
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname -- "$here")
MVN=${MVN:-mvn}

(cd "$root" && $MVN -q -pl benchmarks -am -Dmaven.test.skip=true package) >&2
# The daemon's own options.
exec java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx128m \
  -cp "$here/target/classes:$(cat "$here/target/classpath.txt")" \
  dev.urlsession.benchmarks.store.StoreBenchmark "${1:-${TMPDIR:-/tmp}}"
