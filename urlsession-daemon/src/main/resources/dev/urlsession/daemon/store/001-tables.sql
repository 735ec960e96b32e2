-- SPDX-License-Identifier: Apache-2.0
-- Applications, their sessions, tasks, the outbox, and what is left afterwards.
-- Times are milliseconds since 1970. BLOBs that hold what an application sent are sealed (Secrets).

CREATE TABLE meta (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE app (
  id    INTEGER PRIMARY KEY,
  name  TEXT NOT NULL UNIQUE,
  -- tasks it has, for its quota
  tasks INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE session (
  id              INTEGER PRIMARY KEY,
  app             INTEGER NOT NULL REFERENCES app (id),
  identifier      TEXT NOT NULL,
  -- names its events; another one after a repair, so that a number used twice is not one event
  serial          TEXT NOT NULL,
  settings        BLOB NOT NULL,
  epoch           INTEGER NOT NULL DEFAULT 0,
  -- 0 open, 1 ends when its tasks have, 2 over
  phase           INTEGER NOT NULL DEFAULT 0,
  last_identifier INTEGER NOT NULL DEFAULT 0,
  unfinished      INTEGER NOT NULL DEFAULT 0,
  last_seq        INTEGER NOT NULL DEFAULT 0,
  sent_seq        INTEGER NOT NULL DEFAULT 0,
  -- how far an earlier attachment had been sent events
  seen_seq        INTEGER NOT NULL DEFAULT 0,
  acked_seq       INTEGER NOT NULL DEFAULT 0,
  created         INTEGER NOT NULL,
  UNIQUE (app, identifier)
) STRICT;

CREATE TABLE task (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  session     INTEGER NOT NULL REFERENCES session (id),
  identifier  INTEGER NOT NULL,
  client_key  TEXT NOT NULL,
  kind        TEXT NOT NULL,
  state       TEXT NOT NULL,
  desired     TEXT NOT NULL,
  lease       INTEGER NOT NULL DEFAULT 0,
  attempts    INTEGER NOT NULL DEFAULT 0,
  wait_reason TEXT,
  not_before  INTEGER,
  priority    REAL NOT NULL,
  host        TEXT NOT NULL,
  description TEXT,
  spec        BLOB NOT NULL,
  received    INTEGER NOT NULL DEFAULT 0,
  sent        INTEGER NOT NULL DEFAULT 0,
  expected    INTEGER NOT NULL DEFAULT -1,
  resume_data BLOB,
  result      BLOB,
  -- what of the result is looked at without opening it
  status      INTEGER NOT NULL DEFAULT 0,
  error       INTEGER NOT NULL DEFAULT 0,
  -- files that go when the task goes: the finished one, and an upload we hold a copy of
  file        TEXT,
  spool       TEXT,
  created     INTEGER NOT NULL,
  ended       INTEGER,
  UNIQUE (session, identifier)
) STRICT;

-- What a start looks at: running, verifying, finalizing.
CREATE INDEX task_leased ON task (id) WHERE state IN ('RUNNING', 'VERIFYING', 'FINALIZING');

-- What nobody came for.
CREATE INDEX task_ended ON task (ended) WHERE ended IS NOT NULL;

CREATE TABLE event (
  session INTEGER NOT NULL REFERENCES session (id),
  seq     INTEGER NOT NULL,
  kind    TEXT NOT NULL,
  task    INTEGER,
  -- absent where the task's result is what there is to tell
  body    BLOB,
  at      INTEGER NOT NULL,
  PRIMARY KEY (session, seq)
) STRICT;

CREATE TABLE history (
  id         INTEGER PRIMARY KEY,
  session    INTEGER NOT NULL REFERENCES session (id),
  identifier INTEGER NOT NULL,
  client_key TEXT NOT NULL,
  status     INTEGER NOT NULL,
  error      INTEGER NOT NULL,
  received   INTEGER NOT NULL,
  sent       INTEGER NOT NULL,
  outcome    TEXT NOT NULL,
  ended      INTEGER NOT NULL,
  UNIQUE (session, identifier)
) STRICT;
