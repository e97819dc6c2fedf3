"""Proposes an agreement file from what reports say of its terms."""
