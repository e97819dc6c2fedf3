"""Duties: where each stands, what was delivered of it, and what falls due when."""
