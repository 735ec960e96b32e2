-- SPDX-License-Identifier: Apache-2.0
-- What a task has been through, so that a restart does not forget it.

ALTER TABLE task ADD COLUMN failures INTEGER NOT NULL DEFAULT 0;
ALTER TABLE task ADD COLUMN doubts INTEGER NOT NULL DEFAULT 0;
ALTER TABLE task ADD COLUMN mismatches INTEGER NOT NULL DEFAULT 0;
ALTER TABLE task ADD COLUMN restarts INTEGER NOT NULL DEFAULT 0;
-- 0 or 1: the application was asked for help; it was asked about a delayed request
ALTER TABLE task ADD COLUMN asked INTEGER NOT NULL DEFAULT 0;
ALTER TABLE task ADD COLUMN begun INTEGER NOT NULL DEFAULT 0;
