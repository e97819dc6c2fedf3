"""The forms of condition a trigger may have, one file to a family."""
