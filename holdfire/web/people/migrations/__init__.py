"""The numbered steps of the accounts' database."""
