#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# How fast background transfers are, how long urlsessiond takes to start and to be attached to, and how
# big it is. What is loaded is on the volume of $1 (default: the temporary directory).
set -eu
for tool in nginx curl; do
  if ! command -v "$tool" >/dev/null 2>&1; then
    echo "daemon.sh: $tool is missing (Debian: apt-get install nginx-full curl)" >&2
    exit 2
  fi
done
cd "$(dirname "$0")/.."
mvn -q -pl urlsession-daemon -am -DskipTests package
mvn -q -pl urlsession-daemon -am -Dmdep.outputFile=target/classpath.txt -Dmdep.includeScope=test \
  -DskipTests package dependency:build-classpath
libraries=$(tr ':' '\n' <urlsession-daemon/target/classpath.txt | grep '\.jar$' | grep -v "^$PWD/" | paste -sd: -)
jars=
for module in library urlsession-background urlsession-daemon urlsession-testing; do
  for jar in "$module"/target/urlsession*.jar; do
    case $jar in
      *-sources.jar | *-javadoc.jar) ;;
      *) jars=$jars$PWD/$jar: ;;
    esac
  done
done
path=${jars}urlsession-daemon/target/test-classes:$libraries
java -cp "$path" dev.urlsession.daemon.TransferBenchmark "${1:-${TMPDIR:-/tmp}}"
exec java -cp "$path" dev.urlsession.daemon.StartBenchmark
