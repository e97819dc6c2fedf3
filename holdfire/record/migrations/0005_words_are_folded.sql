-- The full-text indexes are made anew from words folded alike in every database: without accents, and without
-- the vowel marks of Arabic and Hebrew.

DROP INDEX IF EXISTS passages_found;
DROP INDEX IF EXISTS lines_found;
DROP TABLE IF EXISTS passages_found;
DROP TABLE IF EXISTS lines_found;
