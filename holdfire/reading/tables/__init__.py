"""Rows of tables of events: what each states, cell by cell."""
