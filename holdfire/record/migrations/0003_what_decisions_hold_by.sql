-- Corrections, locks, what a decision was made on, and the passages it holds by.

ALTER TABLE decisions ADD COLUMN slot TEXT;
ALTER TABLE decisions ADD COLUMN "until" TEXT;
ALTER TABLE decisions ADD COLUMN "on" TEXT;
CREATE INDEX decisions_about_target ON decisions (target);
CREATE INDEX decisions_about_other ON decisions (other);

CREATE TABLE anchors (
    number INTEGER NOT NULL PRIMARY KEY,
    decision TEXT NOT NULL REFERENCES decisions (id),
    side TEXT NOT NULL,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    capture TEXT NOT NULL REFERENCES captures (sha256),
    start INTEGER,
    "end" INTEGER,
    text TEXT,
    trigger_start INTEGER,
    trigger_end INTEGER,
    trigger_text TEXT,
    act TEXT
);
CREATE INDEX anchors_of_decision ON anchors (decision, number);
CREATE INDEX anchors_of_id ON anchors (id);
