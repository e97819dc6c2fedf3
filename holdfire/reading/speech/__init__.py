"""Quotations: who said what, with which word, directly or not."""
