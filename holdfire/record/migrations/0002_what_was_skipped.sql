-- What archives and mailboxes held beside reports, counted by kind.

CREATE TABLE skips (
    number INTEGER NOT NULL PRIMARY KEY,
    origin TEXT NOT NULL,
    kind TEXT NOT NULL,
    count INTEGER NOT NULL,
    run INTEGER NOT NULL REFERENCES runs (number)
);
CREATE INDEX skips_of_origin ON skips (origin, kind, number);
