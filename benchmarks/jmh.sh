#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Single hot pieces, by JMH. Its options are passed on, as in: jmh.sh -prof gc Headers
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
(cd "$here/.." && ${MVN:-mvn} -q -pl benchmarks -am -Dmaven.test.skip=true package) >&2
classpath=$here/target/classes:$(cat "$here/target/classpath.txt")
made=$here/target/jmh
rm -rf "$made"
mkdir -p "$made/input/dev/urlsession/benchmarks" "$made/sources" "$made/classes"
cp -R "$here/target/classes/dev/urlsession/benchmarks/jmh" "$made/input/dev/urlsession/benchmarks/"
java -cp "$classpath" org.openjdk.jmh.generators.bytecode.JmhBytecodeGenerator \
  "$made/input" "$made/sources" "$made/classes" default >&2
find "$made/sources" -name '*.java' >"$made/list"
javac -nowarn -proc:none -cp "$classpath" -d "$made/classes" "@$made/list"
exec java -cp "$made/classes:$classpath" org.openjdk.jmh.Main "$@"
