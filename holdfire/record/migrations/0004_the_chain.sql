-- Runs, captures, origins and decisions, each linked to all before it by a hash. Filled by record/chain.py.

CREATE TABLE links (
    number INTEGER NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    item TEXT NOT NULL,
    digest TEXT NOT NULL,
    head TEXT NOT NULL UNIQUE
);
CREATE UNIQUE INDEX links_of_item ON links (kind, item);
