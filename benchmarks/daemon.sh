#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# How long urlsessiond takes to start and to be attached to, and how big it is.
set -eu
cd "$(dirname "$0")/.."
mvn -q -pl urlsession-daemon -am -DskipTests package
mvn -q -pl urlsession-daemon -am -Dmdep.outputFile=target/classpath.txt -Dmdep.includeScope=test \
  -DskipTests package dependency:build-classpath
libraries=$(tr ':' '\n' <urlsession-daemon/target/classpath.txt | grep '/\.m2/' | paste -sd: -)
jars=
for module in library urlsession-background urlsession-daemon urlsession-testing; do
  for jar in "$module"/target/urlsession*.jar; do
    case $jar in
      *-sources.jar | *-javadoc.jar) ;;
      *) jars=$jars$PWD/$jar: ;;
    esac
  done
done
exec java -cp "${jars}urlsession-daemon/target/test-classes:$libraries" dev.urlsession.daemon.StartBenchmark
