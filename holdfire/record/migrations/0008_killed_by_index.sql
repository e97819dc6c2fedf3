-- Incidents are found by how many are said to be killed at least, too. The index tables hold nothing of their own,
-- and are filled anew after this step.

DROP INDEX incident_index_in_time;
DELETE FROM incident_index;
ALTER TABLE incident_index ADD COLUMN killed INTEGER NOT NULL DEFAULT -1;
CREATE INDEX incident_index_in_time ON incident_index
    (facet, lasting, earliest, incident, latest, day, act, evidence, attribution, work, outcome, killed, run, ended,
     line);
