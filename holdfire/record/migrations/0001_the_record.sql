-- The record as first shipped. Plain SQL that SQLite and PostgreSQL both take; one statement ends at each ";".

CREATE TABLE runs (
    number INTEGER NOT NULL PRIMARY KEY,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    version TEXT NOT NULL
);

CREATE TABLE judgements (
    run INTEGER NOT NULL PRIMARY KEY REFERENCES runs (number),
    at TEXT NOT NULL
);

CREATE TABLE captures (
    sha256 TEXT NOT NULL PRIMARY KEY,
    size INTEGER NOT NULL,
    run INTEGER NOT NULL REFERENCES runs (number)
);

CREATE TABLE origins (
    sha256 TEXT NOT NULL REFERENCES captures (sha256),
    origin TEXT NOT NULL,
    media_type TEXT NOT NULL,
    url TEXT,
    declared_charset TEXT,
    run INTEGER NOT NULL REFERENCES runs (number),
    PRIMARY KEY (sha256, origin)
);

CREATE TABLE failures (
    number INTEGER NOT NULL PRIMARY KEY,
    origin TEXT NOT NULL,
    reason TEXT NOT NULL,
    sha256 TEXT,
    size INTEGER,
    run INTEGER NOT NULL REFERENCES runs (number)
);
CREATE INDEX failures_of_origin ON failures (origin);

CREATE TABLE case_files (
    number INTEGER NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    text TEXT,
    run INTEGER NOT NULL REFERENCES runs (number)
);

CREATE TABLE readings (
    number INTEGER NOT NULL PRIMARY KEY,
    capture TEXT NOT NULL REFERENCES captures (sha256),
    report TEXT NOT NULL,
    digest TEXT NOT NULL,
    body TEXT NOT NULL,
    run INTEGER NOT NULL REFERENCES runs (number)
);
CREATE INDEX readings_of_capture ON readings (capture, number);
CREATE INDEX readings_of_report ON readings (report, number);

CREATE TABLE marks (
    number INTEGER NOT NULL PRIMARY KEY,
    capture TEXT NOT NULL REFERENCES captures (sha256),
    reader TEXT NOT NULL,
    case_digest TEXT NOT NULL,
    reading INTEGER NOT NULL REFERENCES readings (number),
    run INTEGER NOT NULL REFERENCES runs (number)
);
CREATE INDEX marks_of_capture ON marks (capture, number);

CREATE TABLE passages (
    number INTEGER NOT NULL PRIMARY KEY,
    reading INTEGER NOT NULL REFERENCES readings (number),
    kind TEXT NOT NULL,
    id TEXT,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX passages_of_id ON passages (id);
CREATE INDEX passages_of_reading ON passages (reading);

CREATE TABLE lines (
    number INTEGER NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    digest TEXT,
    label TEXT NOT NULL,
    words TEXT NOT NULL,
    body TEXT,
    run INTEGER NOT NULL REFERENCES runs (number)
);
CREATE INDEX lines_of_kind ON lines (kind, id, number);
CREATE INDEX lines_of_id ON lines (id, number);
CREATE INDEX lines_of_run ON lines (run);

CREATE TABLE decisions (
    number INTEGER NOT NULL PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    target TEXT NOT NULL,
    other TEXT,
    value TEXT,
    reason TEXT NOT NULL,
    by TEXT NOT NULL,
    at TEXT NOT NULL
);

CREATE VIEW current_lines AS
SELECT lines.kind, lines.id, lines.label, lines.body, runs.at AS recorded_at, runs.by AS recorded_by
FROM lines
JOIN runs ON runs.number = lines.run
WHERE lines.body IS NOT NULL
  AND lines.number IN (SELECT MAX(number) FROM lines GROUP BY kind, id);
