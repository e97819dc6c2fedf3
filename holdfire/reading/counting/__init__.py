"""Counts of people and things, and monitors' tallies."""
