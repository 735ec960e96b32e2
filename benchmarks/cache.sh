#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Hits of caches, side by side. Arguments: rounds, seconds; see README.md.
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname -- "$here")
MVN=${MVN:-mvn}

stamp=$here/target/classpath.txt
if [ ! -f "$stamp" ] || [ -n "$(find "$root/pom.xml" "$here/pom.xml" "$here/src" \
    "$root/library/pom.xml" "$root/library/src/main" -newer "$stamp" | head -n 1)" ]; then
  echo "cache.sh: building" >&2
  (cd "$root" && $MVN -q -pl benchmarks -am -Dmaven.test.skip=true package) >&2
  touch "$stamp"
fi
exec java -cp "$here/target/classes:$(cat "$stamp")" \
  dev.urlsession.benchmarks.cache.CacheBenchmark "$@"
