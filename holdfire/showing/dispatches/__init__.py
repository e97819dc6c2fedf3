"""Dispatches: what is sent of a case, once a day, once a week, or at once."""
