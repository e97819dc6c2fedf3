"""Actors and places under all their names."""
