"""The kinds of clause an agreement file may hold, one kind a file."""
