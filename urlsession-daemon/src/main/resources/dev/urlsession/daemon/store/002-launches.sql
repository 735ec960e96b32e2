-- SPDX-License-Identifier: Apache-2.0
-- How starting each application goes, and the latest starts.

ALTER TABLE app ADD COLUMN launch_delay INTEGER NOT NULL DEFAULT 0;
ALTER TABLE app ADD COLUMN launch_failures INTEGER NOT NULL DEFAULT 0;
ALTER TABLE app ADD COLUMN last_launch INTEGER NOT NULL DEFAULT 0;

CREATE TABLE launch (
  id         INTEGER PRIMARY KEY,
  app        TEXT NOT NULL,
  identifier TEXT NOT NULL,
  started    INTEGER NOT NULL,
  outcome    TEXT NOT NULL
) STRICT;
