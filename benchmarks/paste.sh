#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Puts the tables of a run into docs/performance.md: run.sh >run.md; paste.sh run.md
set -eu

tables=$1
page=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)/docs/performance.md
awk -v tables="$tables" '
  /<!-- end of the run -->/ { inside = 0 }
  !inside { print }
  /<!-- run of / {
    inside = 1
    print ""
    while ((getline line <tables) > 0) if (line != "" || seen++) print line
    print ""
  }' "$page" >"$page.new"
mv "$page.new" "$page"
