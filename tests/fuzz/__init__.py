"""Throws damaged captures at the reader."""
