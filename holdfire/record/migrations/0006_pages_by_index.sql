-- What a page of a list, a timeline and one line's ground are found by. Filled by record/indexing.py from the
-- rows that are there, and made anew from them at any time, so that nothing refers to it, nor it to anything;
-- `ended` is 2147483647 while a version stands.

CREATE TABLE incident_index (
    incident TEXT NOT NULL,
    facet TEXT NOT NULL,
    line INTEGER NOT NULL,
    act TEXT NOT NULL,
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
    (facet, earliest, incident, latest, act, evidence, attribution, work, outcome, run, ended, line);
CREATE INDEX incident_index_by_day ON incident_index
    (facet, day, act, earliest, latest, evidence, attribution, work, outcome, run, ended);

CREATE TABLE line_index (
    line INTEGER NOT NULL,
    kind TEXT NOT NULL,
    facet TEXT NOT NULL,
    run INTEGER NOT NULL,
    ended INTEGER NOT NULL,
    PRIMARY KEY (line, facet)
);
CREATE INDEX line_index_of_facet ON line_index (kind, facet, line, run, ended);

CREATE TABLE report_index (
    reading INTEGER NOT NULL,
    facet TEXT NOT NULL,
    report TEXT NOT NULL,
    earliest TEXT NOT NULL,
    latest TEXT NOT NULL,
    run INTEGER NOT NULL,
    ended INTEGER NOT NULL,
    PRIMARY KEY (reading, facet)
);
CREATE INDEX report_index_in_time ON report_index (facet, earliest, report, latest, run, ended, reading);
