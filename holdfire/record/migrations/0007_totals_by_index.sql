-- The index anew: its rows also say how long a thing may have lasted, so that a question about a time is about a
-- stretch of the index, and what a run changed in the number of lines of a kind is kept, so that all of them need
-- not be counted. Filled by record/indexing.py, as before.

DROP TABLE incident_index;
DROP TABLE report_index;

CREATE TABLE incident_index (
    incident TEXT NOT NULL,
    facet TEXT NOT NULL,
    line INTEGER NOT NULL,
    act TEXT NOT NULL,
    lasting INTEGER NOT NULL,
    earliest TEXT NOT NULL,
    latest TEXT NOT NULL,
    day TEXT NOT NULL,
    evidence TEXT NOT NULL,
    attribution TEXT NOT NULL,
    work TEXT NOT NULL,
    outcome TEXT NOT NULL,
    run INTEGER NOT NULL,
    ended INTEGER NOT NULL,
    PRIMARY KEY (incident, facet, run)
);
CREATE INDEX incident_index_in_time ON incident_index
    (facet, lasting, earliest, incident, latest, day, act, evidence, attribution, work, outcome, run, ended, line);

CREATE TABLE report_index (
    reading INTEGER NOT NULL,
    facet TEXT NOT NULL,
    report TEXT NOT NULL,
    lasting INTEGER NOT NULL,
    earliest TEXT NOT NULL,
    latest TEXT NOT NULL,
    run INTEGER NOT NULL,
    ended INTEGER NOT NULL,
    PRIMARY KEY (reading, facet)
);
CREATE INDEX report_index_in_time ON report_index
    (facet, lasting, earliest, report, latest, run, ended, reading);

CREATE TABLE index_totals (
    kind TEXT NOT NULL,
    facet TEXT NOT NULL,
    day TEXT NOT NULL,
    act TEXT NOT NULL,
    evidence TEXT NOT NULL,
    attribution TEXT NOT NULL,
    work TEXT NOT NULL,
    outcome TEXT NOT NULL,
    run INTEGER NOT NULL,
    change INTEGER NOT NULL,
    PRIMARY KEY (kind, facet, day, act, evidence, attribution, work, outcome, run)
);
CREATE INDEX index_totals_of_facet ON index_totals
    (kind, facet, day, act, evidence, attribution, work, outcome, run, change);
