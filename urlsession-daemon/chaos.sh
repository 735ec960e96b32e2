#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Kills the daemon and an application $1 times (default: 10,000), beginning with the seed $2
# (default: the time), and looks whether anything was lost. Root, who can mount one, does it on a small
# volume, which is full now and then. See docs/background/chaos.md.
set -eu

root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
MVN=${MVN:-mvn}

small=false
[ "$(id -u)" = 0 ] && small=true

cd "$root"
exec $MVN -q -pl urlsession-daemon -am test -Dtest=ChaosTest \
  -Dsurefire.failIfNoSpecifiedTests=false \
  "-Dchaos.kills=${1:-10000}" "-Dchaos.seed=${2:-$(date +%s)}" \
  "-Dchaos.volume=$small"
