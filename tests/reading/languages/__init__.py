"""Texts and expectations of our own writing, one file a language."""
