"""Time expressions and the instants and intervals they mean."""
