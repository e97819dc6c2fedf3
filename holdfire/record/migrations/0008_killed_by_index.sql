-- Incidents are put in order by how many are said to be killed at least, too. Filled by record/indexing.py.

DROP INDEX incident_index_in_time;
ALTER TABLE incident_index ADD COLUMN killed INTEGER NOT NULL DEFAULT -1;
CREATE INDEX incident_index_in_time ON incident_index
    (facet, lasting, earliest, incident, latest, day, act, evidence, attribution, work, outcome, killed, run, ended,
     line);
