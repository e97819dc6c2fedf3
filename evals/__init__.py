"""Measures Holdfire: predictions in documented formats, and the gate over our own labelled data."""
