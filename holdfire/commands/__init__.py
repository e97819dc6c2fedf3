"""The commands, by subject; `cli.py` puts them into one group."""
