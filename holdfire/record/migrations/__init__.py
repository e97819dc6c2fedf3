"""The steps that build the record, numbered; a step that has shipped is never edited."""
