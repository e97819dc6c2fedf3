"""The words we know: tables per language, and finders for names of actors and places."""
